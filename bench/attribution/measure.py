#!/usr/bin/env python3
"""measure.py INDEXER [GOLD...]: writes the table of README.md beside it from what evaluate.py prints.

GOLD defaults to the sets beside evaluate.py in ../../../shared/attribution. A set whose name begins with polnear has to be
given: see the README there for how to make it. Rows of sets that are not given stay as they are."""
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
SHARED = os.path.normpath(os.path.join(HERE, '..', '..', '..', 'shared', 'attribution'))

# Set, measure, pattern of the printed line with the figures as groups, what is wanted.
ROWS = [
    ('seed', 'F, paragraphs, quotations', r'^F (\d+ of \d+) paragraphs, (\d+ of \d+) quotations.*?(other speakers .*)$', '≥ 8 of 9, ≥ 9 of 10, nobody else'),
    ('polnear', 'A, direct spans F1, exact', r'^A direct spans exact .* F1 ([\d.]+)', '≥ 95'),
    ('polnear', 'B, trusted direct quotations, exact / last name', r'^B direct quotes, TRUSTED +n=.*exact-name ([\d.]+) +last-name ([\d.]+)', '≥ 95 / ≥ 97'),
    ('polnear', 'C, paragraphs with a direct quotation, exact name', r'^C paragraphs with a direct gold quote: .*exact-name ([\d.]+)', '≥ 94'),
    ('polnear', 'C, prose paragraphs given a speaker', r'narration paragraphs given a speaker: .* = ([\d.]+%)', '≤ 4%'),
    ('polnear', 'D at 0.3 / 0.8, all kinds F1', r'^D  all kinds @0\.[38] .* F1 ([\d.]+)', 'reported only'),
    ('polnear', 'E, confidence ≥ 0.9: share, wrong last name', r'^E .*>= 0\.9: ([\d.]+%), of these wrong last name: ([\d.]+%)', '≥ 75%, ≤ 1.5%'),
    ('whb', 'B, transcripts, exact / last name', r'^B transcript quotes, TRUSTED .*exact-name ([\d.]+) +last-name ([\d.]+)', '≥ 97 / ≥ 99.5'),
    ('whb', 'B, statements, exact', r'^B statement quotes, TRUSTED .*exact-name ([\d.]+)', '≥ 98'),
    ('wikinews', 'D at 0.3 / 0.8, all kinds F1', r'^D  all kinds @0\.[38] .* F1 ([\d.]+)', '≥ 92 / ≥ 86'),
    ('wikinews', 'D2 at 0.8', r'^D2 all kinds @0\.8 .* F1 ([\d.]+)', '≥ 82'),
    ('wikinews', 'speaker of what D matched at 0.3, last / exact', r'^D  all kinds @0\.3 .*reference\) ([\d.]+) +exact ([\d.]+)', '≥ 93 / ≥ 90'),
    ('wikinews', 'B, direct, exact / last', r'^B direct quotes, TRUSTED +n=.*exact-name ([\d.]+) +last-name ([\d.]+)', '≥ 92 / ≥ 95'),
    ('wikinews', 'B, indirect, exact / last', r'^B indirect quotes, TRUSTED +n=.*exact-name ([\d.]+) +last-name ([\d.]+)', '≥ 84 / ≥ 87'),
    ('wikinews', 'C, prose paragraphs given a speaker', r'narration paragraphs given a speaker: .* = ([\d.]+%)', '≤ 8%'),
]


def printed(gold, indexer):
    run = subprocess.run([sys.executable, os.path.join(SHARED, 'evaluate.py'), gold, indexer], capture_output=True, text=True, check=True)
    return run.stdout


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    indexer, golds = sys.argv[1], sys.argv[2:] or [os.path.join(SHARED, f) for f in ('seed.jsonl', 'whb.dev.jsonl.gz', 'wikinews.dev.jsonl')]
    outputs = {os.path.basename(g).split('.')[0]: printed(g, indexer) for g in golds}
    readme = os.path.join(HERE, 'README.md')
    with open(readme, encoding='utf8') as f:
        text = f.read()
    before, rest = text.split('<!-- table -->\n', 1)
    old, after = rest.split('<!-- end -->\n', 1)
    kept = {tuple(c.strip() for c in line.split('|')[1:3]): line for line in old.splitlines() if line.startswith('| ')}
    lines = ['| set | measure | reached | wanted |', '|---|---|---|---|']
    for name, measure, pattern, wanted in ROWS:
        if name in outputs:
            found = re.findall(pattern, outputs[name], re.M)
            figures = [x for f in found for x in (f if isinstance(f, tuple) else (f,))]
            lines.append(f"| {name} | {measure} | {' / '.join(figures)} | {wanted} |")
        elif (name, measure) in kept:
            lines.append(kept[name, measure])
    with open(readme, 'w', encoding='utf8') as f:
        f.write(before + '<!-- table -->\n' + '\n'.join(lines) + '\n<!-- end -->\n' + after)


if __name__ == '__main__':
    main()
