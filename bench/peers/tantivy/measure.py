"""Measures tantivy through its Python package. Each answer crosses from Rust to Python, which is in the times."""

import json
import os
import resource
import shutil
import sys
import time

import tantivy


def schema():
    b = tantivy.SchemaBuilder()
    b.add_text_field("text", stored=True, tokenizer_name="en_stem", index_option="freq")
    b.add_text_field("exact", tokenizer_name="default", index_option="position")
    b.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    b.add_text_field("title", stored=True, tokenizer_name="raw", index_option="basic")
    for name in ("speaker", "outlet_id", "year"):
        b.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in ("lang", "kind", "article"):
        b.add_text_field(name, tokenizer_name="raw", index_option="basic")
    b.add_integer_field("day", indexed=True, fast=True)
    return b.build()


def build(folder, documents):
    os.makedirs(folder)
    index = tantivy.Index(schema(), path=folder)
    writer = index.writer(heap_size=400_000_000)
    for d in documents:
        doc = tantivy.Document(
            id=d["id"], text=d["text"], exact=d["text"], title=d["title"], outlet_id=d["outlet_id"], lang=d["lang"], kind=d["kind"],
            article=d["article"], day=d["day"], year=d.get("year", ""))
        for s in d["speaker"] or ():
            doc.add_text("speaker", s)
        writer.add_document(doc)
    writer.commit()
    writer.wait_merging_threads()
    return index


class Asker:
    def __init__(self, folder):
        self.index = tantivy.Index.open(folder)
        self.schema = self.index.schema
        self.searcher = self.index.searcher()

    def words(self, q):
        query, occur = tantivy.Query, tantivy.Occur
        if not q["words"]:
            return query.all_query()
        if q["op"] == "prefix":
            return query.regex_query(self.schema, "exact", q["words"][0] + ".*")
        if q["op"] == "phrase":
            return query.phrase_query(self.schema, "exact", list(q["words"]))
        list_ = [self.index.parse_query(w, ["text"]) for w in q["words"]]
        if len(list_) == 1:
            return list_[0]
        return query.boolean_query([(occur.Should if q["op"] == "or" else occur.Must, c) for c in list_])

    def narrowed(self, q, speaker, outlet):
        query, occur = tantivy.Query, tantivy.Occur
        parts = [self.words(q)]
        if speaker:
            parts.append(query.term_query(self.schema, "speaker", speaker.replace("-", "_")))
        if outlet:
            parts.append(query.term_query(self.schema, "outlet_id", outlet.replace("-", "_")))
        if q.get("from"):
            parts.append(query.range_query(
                self.schema, "day", tantivy.FieldType.Integer, q["from"] << 9, q["to"] << 9 | 12 << 5 | 31))
        if len(parts) == 1:
            return parts[0]
        return query.boolean_query([(occur.Must, p) for p in parts])

    def ask(self, q):
        speaker, outlet = q.get("speaker"), q.get("outlet")
        query = self.narrowed(q, speaker, outlet)
        if q.get("newest"):
            found = self.searcher.search(query, limit=10, count=True, order_by_field="day")
        else:
            found = self.searcher.search(query, limit=10, count=True)
        docs = [self.searcher.doc(address) for _, address in found.hits]
        if q.get("highlight") and q["words"]:
            marker = tantivy.SnippetGenerator.create(self.searcher, query, self.schema, "text")
            for d in docs:
                marker.snippet_from_doc(d).to_html()
        if q.get("facets"):
            for field, other in (("year", query), ("speaker", self.narrowed(q, None, outlet)),
                                 ("outlet_id", self.narrowed(q, speaker, None))):
                self.searcher.aggregate(other, {"n": {"terms": {"field": field, "size": 10}}})
        return found.count


def measure(asker, name, questions, work, out):
    times, found = [], 0
    for q in questions:
        found += asker.ask(q)
    end = time.perf_counter() + work["seconds"]
    while not times or time.perf_counter() < end:
        for q in questions:
            began = time.perf_counter_ns()
            asker.ask(q)
            times.append(time.perf_counter_ns() - began)
            if len(times) >= 20 and time.perf_counter() > end:
                break
    times.sort()
    at = lambda share: times[min(int(share * len(times)), len(times) - 1)]
    print(f"BenchmarkQuery/{name}/tantivy/{work['paragraphs']}-{os.cpu_count()}\t{len(times)}\t{at(0.5)} p50-ns\t{at(0.99)} p99-ns"
          f"\t{found / len(questions):.4g} found", file=out, flush=True)


def used():
    r = resource.getrusage(resource.RUSAGE_SELF)
    return r.ru_utime + r.ru_stime


def main():
    folder = sys.argv[1]
    with open(os.path.join(folder, "questions.json")) as f:
        work = json.load(f)
    with open(os.path.join(folder, "documents.jsonl")) as f:
        documents = [json.loads(line) for line in f]
    to = os.path.join(folder, "tantivy")
    began, cpu = time.perf_counter(), used()
    build(to, documents)
    wall, cpu = time.perf_counter() - began, used() - cpu
    n = len(documents)
    del documents
    size = sum(os.path.getsize(os.path.join(d, f)) for d, _, files in os.walk(to) for f in files)
    print(f"BenchmarkBuild/tantivy/{work['paragraphs']}-{os.cpu_count()}\t1\t{wall * 1e9:.0f} ns/op\t{n / cpu:.4g} paragraphs/cpu-s"
          f"\t{n / wall:.4g} paragraphs/s\t{size / work['bytes']:.4g} disk/text", flush=True)
    asker = Asker(to)
    for c in work["classes"]:
        try:
            measure(asker, c["name"], c["questions"], work, sys.stdout)
        except (AttributeError, TypeError, ValueError) as e:  # what this version of the package cannot ask is not measured
            print("tantivy:", c["name"], e, file=sys.stderr)
    shutil.rmtree(to)


main()
