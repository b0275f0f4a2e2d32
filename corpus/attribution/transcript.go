package attribution

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus"
)

const (
	// enoughLabels make a text a transcript of which nothing else is known.
	enoughLabels = 5
	// repeated is how often a label has to stand that could also be a heading.
	repeated = 2
	// maxFirst is the paragraph, from 0, behind which the first label of a transcript of one long turn does not stand.
	maxFirst = 8
)

// transcript is an article of turns with labels.
type transcript struct {
	article *corpus.Article
	lang    *language
	labels  []*label        // by paragraph; nil where a paragraph goes on with the turn before
	turns   map[string]int  // how many turns a label has
	caps    bool            // the labels are in capitals
	printed map[string]bool // words with a capital as printed, others folded
}

// findTranscript reads the labels of an article, and gives nil for what is no transcript.
func findTranscript(a *corpus.Article, lang *language) *transcript {
	if a.Form == corpus.FormArticle || a.Form == corpus.FormStatement {
		return nil
	}
	t := &transcript{article: a, lang: lang, labels: make([]*label, len(a.Paragraphs)), turns: map[string]int{}}
	any := false
	for i, p := range a.Paragraphs {
		if t.labels[i] = readLabel(p.Text, lang); t.labels[i] != nil {
			t.turns[t.labels[i].key]++
			any = true
		}
	}
	if !any {
		return nil
	}
	t.dropLetters()
	once := slices.Clone(t.labels)
	t.dropHeadings()
	t.keepOnce(once)
	if !t.enough() {
		return nil
	}
	return t
}

// keepOnce takes back labels that stand once, where those that come again are no capitals either and nearly every
// paragraph has one: somebody who says one thing, a reporter who asks.
func (t *transcript) keepOnce(once []*label) {
	n, mixed, caps, first, last := 0, 0, 0, len(once), 0
	for i, l := range once {
		if l == nil {
			continue
		}
		n++
		first, last = min(first, i), i
		switch {
		case t.labels[i] == nil:
		case l.caps:
			caps++
		default:
			mixed++
		}
	}
	if mixed < repeated || 2*n < last-first+1 || caps >= 3*mixed {
		return
	}
	for i, l := range once {
		if t.labels[i] == nil && l != nil && (t.isNamed(l) || l.words > 1 && lastSign(t.article.Paragraphs[i].Text) == '?') {
			t.labels[i] = l
			t.turns[l.key]++
		}
	}
}

// isNamed reports whether the words of a label stand in the text only as names do.
func (t *transcript) isNamed(l *label) bool {
	t.isPrinted("")
	for w := range strings.FieldsSeq(l.key) {
		if t.printed[strings.Trim(w, ".")] && t.lang.words[w]&(clsParticle|clsTitle|clsRole|clsPrep|clsDet) == 0 {
			return false
		}
	}
	return true
}

// drop takes away the labels that do not hold.
func (t *transcript) drop(holds func(l *label) bool) {
	for i, l := range t.labels {
		if l != nil && !holds(l) {
			t.turns[l.key]--
			t.labels[i] = nil
		}
	}
}

// dropLetters takes away letters without a colon that are not part of a row: "A. Orme", "A  big issue".
func (t *transcript) dropLetters() {
	type letter struct {
		key string
		sep rune
	}
	letters := map[letter]int{}
	asks, answers := map[rune]int{}, map[rune]int{}
	for _, l := range t.labels {
		if l == nil || l.sep == ':' {
			continue
		}
		letters[letter{l.key, l.sep}]++
		if l.kind == labelAsks {
			asks[l.sep]++
		} else {
			answers[l.sep]++
		}
	}
	t.drop(func(l *label) bool {
		return l.sep == ':' || l.key == "q" && l.kind == labelAsks || asks[l.sep] >= repeated && answers[l.sep] >= repeated
	})
	if q := t.turns["q"]; q > 0 && t.distinct() < 2 && q < repeated {
		t.drop(func(l *label) bool { return l.key != "q" })
	}
}

func (t *transcript) distinct() int {
	n := 0
	for _, turns := range t.turns {
		if turns > 0 {
			n++
		}
	}
	return n
}

// dropHeadings takes away what looks like a label and stands once: "UPDATE: …", "Bottom Line: …". In a transcript
// whose labels are in capitals nothing else is one.
func (t *transcript) dropHeadings() {
	caps, mixed := 0, 0
	for _, l := range t.labels {
		switch {
		case l == nil:
		case l.caps:
			caps++
		case t.turns[l.key] >= repeated || l.kind == labelTitled:
			mixed++
		}
	}
	t.caps = caps >= 3*mixed && caps > 0
	t.drop(func(l *label) bool {
		switch {
		case l.kind == labelAsks || l.kind == labelAnswers || l.kind == labelNobody && (l.caps || t.turns[l.key] >= repeated || caps == 0):
			return true
		case l.caps:
			return l.kind != labelName || t.turns[l.key] >= repeated || caps >= enoughLabels && (l.words > 1 || t.isPrinted(l.text)) || t.isPerson(l)
		case t.caps:
			return false
		}
		return t.turns[l.key] >= repeated || l.words > 1 && mixed >= enoughLabels
	})
}

// isPerson reports whether a label of several words is a person's name, by its first word or by how the text prints them.
func (t *transcript) isPerson(l *label) bool {
	words := strings.FieldsFunc(l.text, func(r rune) bool { return !unicode.IsLetter(r) })
	if len(words) < 2 || l.words < 2 || l.words > 3 {
		return false
	}
	if t.lang.words[corpus.Fold(words[0])]&clsGiven != 0 {
		return true
	}
	for _, w := range words {
		if !t.isPrinted(w) {
			return false
		}
	}
	return true
}

// isPrinted reports whether a word in capitals stands in the text as a name does.
func (t *transcript) isPrinted(word string) bool {
	if t.printed == nil {
		t.printed = map[string]bool{}
		for _, p := range t.article.Paragraphs {
			for w := range strings.FieldsFuncSeq(p.Text, func(r rune) bool { return !unicode.IsLetter(r) }) {
				if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
					t.printed[w] = true
				} else {
					t.printed[corpus.Fold(w)] = true
				}
			}
		}
	}
	return t.printed[titleCase(word)]
}

// enough reports whether the labels make the article a transcript.
func (t *transcript) enough() bool {
	n, strong, first, last := 0, 0, -1, 0
	for i, l := range t.labels {
		if l == nil {
			continue
		}
		if first < 0 {
			first = i
		}
		last = i
		n++
		if l.kind == labelAsks || l.caps && l.kind != labelName || l.kind == labelAnswers {
			strong++
		}
	}
	switch {
	case n == 0:
		return false
	case t.article.Form == corpus.FormTranscript || t.article.Form == corpus.FormInterview:
		return n >= repeated || strong > 0 && t.recorded(first)
	case strong > 0 && first <= maxFirst && t.recorded(first):
		return true
	case strong > 0 && first > 0 && t.labels[first].kind == labelTitled && t.labels[first].caps && t.headed(first):
		return true
	case strong >= repeated && t.distinct() >= repeated && first <= 2 && 2*n > last-first:
		return true
	case n < enoughLabels || 4*n < last-first+1 && strong < enoughLabels:
		return false
	}
	return strong >= enoughLabels || t.distinct() >= 2 && (2*strong >= n || t.spoken())
}

// recorded reports whether something beside the labels tells that this is a record of spoken words: its title, the
// time of its beginning or its end.
func (t *transcript) recorded(first int) bool {
	for _, w := range strings.FieldsFunc(corpus.Fold(t.article.Title), func(r rune) bool { return strings.ContainsRune(" ,:;–—()", r) }) {
		if t.lang.form(w)&(frmRecord|frmSpeech) != 0 {
			return true
		}
	}
	for _, p := range t.article.Paragraphs[:first] {
		if isClock(strings.TrimSpace(p.Text)) {
			return true
		}
	}
	list := t.article.Paragraphs
	return skipClock(list[first].Text) > 0 || isEnd(list[len(list)-1].Text, t.lang) || isClock(strings.TrimSpace(list[len(list)-1].Text))
}

// headed reports whether nothing but the lines of a header stands above a paragraph.
func (t *transcript) headed(first int) bool {
	for _, p := range t.article.Paragraphs[:first] {
		if !isHeader(p.Text) && !isFurniture(p.Text, t.lang) {
			return false
		}
	}
	return first <= maxFirst
}

// spoken reports whether the turns sound like speech: somebody who speaks of himself, or asks.
func (t *transcript) spoken() bool {
	turns, speech := 0, 0
	for i, l := range t.labels {
		if l == nil {
			continue
		}
		turns++
		if text := t.article.Paragraphs[i].Text[l.end:]; lastSign(text) == '?' || speaksOfSelf(text, t.lang) {
			speech++
		}
	}
	return 3*speech >= turns
}

// maxListened is how much of a text, in bytes, is looked at for words of somebody who speaks of himself.
const maxListened = 2000

func speaksOfSelf(text string, lang *language) bool {
	text = text[:min(len(text), maxListened)]
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(" \n\t.,;:!?—–()\"“”", r) }) {
		if len(w) > 12 {
			continue
		}
		w = corpus.Fold(w)
		if i := strings.IndexByte(w, '\''); i > 0 {
			w = w[:i]
		}
		if lang.forms[w]&frmFirst != 0 {
			return true
		}
	}
	return false
}
