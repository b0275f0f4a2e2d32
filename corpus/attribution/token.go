package attribution

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus"
)

type tokenKind uint8

const (
	kindWord tokenKind = iota
	kindNumber
	kindStop // . ! ? …
	kindComma
	kindColon
	kindSemicolon
	kindDash
	kindOpen  // ( or [
	kindClose // ) or ]
	kindQuote // a whole quotation
	kindOther
)

// token is a word, a sign, or a whole quotation of a paragraph. start and end are bytes.
type token struct {
	start, end int
	low        string // folded, without 's
	cls        class
	trait      trait
	base       int32 // end without 's
	quote      int32 // which quotation, of a kindQuote
	kind       tokenKind
	capital    bool
	upper      bool // capitals throughout, two or more
	possessive bool
	contracted bool // she'd, he's: holds a verb
	point      bool // ends with the point of an abbreviation
	soft       bool // its last letter is another one without the ending
	gram       grammatical
}

// is reports whether the token is a word of one of the classes.
func (t *token) is(c class) bool { return t.kind == kindWord && t.cls&c != 0 }

// joins reports whether the token is a sign that makes one of two names: "&", "AP/Quay".
func (t *token) joins() bool { return t.low == "&" || t.low == "/" }

// tokenizer walks over one paragraph.
type tokenizer struct {
	text  string
	lang  *language
	known *knownWords
	out   []token
}

// tokenize cuts text[from:to] into tokens; each of the spans, which are in order, becomes one.
func tokenize(text string, from, to int, spans []span, lang *language) []token {
	return workspace{}.tokenize(text, from, to, spans, lang)
}

func (w workspace) tokenize(text string, from, to int, spans []span, lang *language) []token {
	z := tokenizer{text: text[:to], lang: lang, known: lang.knownWords(), out: w.units.take((to-from)/5 + 1)}
	defer lang.known.Put(z.known)
	for i, next := from, 0; i < to; {
		if next < len(spans) && i >= spans[next].start {
			z.out = append(z.out, token{start: spans[next].start, end: spans[next].end, kind: kindQuote, quote: int32(next)})
			i = max(i+1, spans[next].end)
			next++
			continue
		}
		limit := to
		if next < len(spans) {
			limit = spans[next].start
		}
		i = z.next(i, limit)
	}
	return w.units.keep(z.out)
}

// next reads the token at i and gives the place after it.
func (z *tokenizer) next(i, limit int) int {
	r, n := utf8.DecodeRuneInString(z.text[i:limit])
	switch {
	case unicode.IsSpace(r):
		return i + n
	case unicode.IsLetter(r):
		return z.word(i, limit)
	case unicode.IsDigit(r):
		return z.number(i, limit)
	}
	t := token{start: i, end: i + n, base: int32(i + n), kind: signKind(r)}
	if r == '&' || r == '/' {
		t.low = string(r)
	}
	z.out = append(z.out, t)
	return i + n
}

func signKind(r rune) tokenKind {
	switch r {
	case '.', '!', '?', '…', '。', '！', '？':
		return kindStop
	case ',', '،', '、', '，':
		return kindComma
	case ':', '：':
		return kindColon
	case ';':
		return kindSemicolon
	case '—', '–', '-', '―':
		return kindDash
	case '(', '[':
		return kindOpen
	case ')', ']':
		return kindClose
	}
	return kindOther
}

// number reads digits with the signs that stand inside numbers, and what letters stick to them.
func (z *tokenizer) number(i, limit int) int {
	j := i
	for j < limit {
		r, n := utf8.DecodeRuneInString(z.text[j:limit])
		if !unicode.IsDigit(r) && !unicode.IsLetter(r) {
			after, _ := utf8.DecodeRuneInString(z.text[j+n : limit])
			if !strings.ContainsRune(".,:-–'", r) || !unicode.IsDigit(after) {
				break
			}
		}
		j += n
	}
	if j+1 < limit && z.text[j] == '-' && (z.lang.options["nouncaps"] || z.lang.aged(z.text[j+1:limit])) {
		if r, _ := utf8.DecodeRuneInString(z.text[j+1 : limit]); unicode.IsLetter(r) {
			return z.numbered(i, j+1, limit)
		}
	}
	z.out = append(z.out, token{start: i, end: j, base: int32(j), kind: kindNumber, low: z.text[i:j]})
	return j
}

// numbered reads a word that begins with a number: "58-jährige".
func (z *tokenizer) numbered(i, at, limit int) int {
	end := z.word(at, limit)
	z.out[len(z.out)-1].start = i
	return end
}

// word reads letters with apostrophes, hyphens and inner points: "O'Neill", "Jean-Pierre", "U.S.", "example.org".
func (z *tokenizer) word(i, limit int) int {
	j := z.wordEnd(i, limit)
	if z.takesMore(j, limit) {
		return z.newWord(i, j, limit)
	}
	if t, ok := z.known.token(z.text[i:j], i); ok {
		z.out = append(z.out, t)
		return j
	}
	n := len(z.out)
	end := z.newWord(i, j, limit)
	if len(z.out) == n+1 && z.lang.isAlone(&z.out[n]) {
		z.known.add(z.text[i:j], z.out[n])
	}
	return end
}

// takesMore reports whether the sign behind a word that ends at byte j may become a part of it.
func (z *tokenizer) takesMore(j, limit int) bool {
	return j < limit && (z.text[j] == '.' || z.text[j] == '\'' || strings.HasPrefix(z.text[j:limit], "’"))
}

// wordEnd gives where the word that begins at i ends.
func (z *tokenizer) wordEnd(i, limit int) int {
	j := i
	var last rune
	for j < limit {
		if c := z.text[j]; 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' {
			last = rune(c)
			j++
			continue
		}
		r, n := utf8.DecodeRuneInString(z.text[j:limit])
		if (r == '\'' || r == '’') && z.elided(i, j, j+n, limit) {
			j += n
			break
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) {
			after, _ := utf8.DecodeRuneInString(z.text[j+n : limit])
			if !joins(r, last, after) || r == '.' && z.lang.declines() && unicode.IsUpper(after) {
				break // "А.Петров"
			}
		}
		last = r
		j += n
	}
	return j
}

// newWord makes the unit of the word text[i:j], and gives the place after it.
func (z *tokenizer) newWord(i, j, limit int) int {
	t := token{start: i, end: j, base: int32(j), kind: kindWord}
	first, _ := utf8.DecodeRuneInString(z.text[i:j])
	t.capital = unicode.IsUpper(first) || unicode.IsTitle(first)
	z.particle(&t)
	z.suffix(&t, limit)
	word := z.text[i:t.base]
	t.low = corpus.Fold(word)
	t.upper = isUpper(word)
	t.cls, t.trait = z.lang.lookUp(word, t.low)
	z.join(&t)
	if first, _, ok := strings.Cut(t.low, "-"); ok && t.capital && (z.lang.options["romance"] || z.lang.options["nouncaps"]) {
		t.cls |= z.lang.words[first] & clsGiven // "Marie-Pierre"
	}
	if t.trait&trConditional != 0 && len(word) == len(t.low) {
		t.trait &^= trConditional // "wurde" is no "würde"
	}
	if z.lang.inflect != nil {
		z.bareEnding(&t)
	}
	z.point(&t, limit)
	if t.cls == 0 && !t.capital && z.lang.adverbEnding(t.low) {
		t.cls = clsAdverb
	}
	if t.upper && len(word) > 1 {
		t.cls &= clsLexical | clsMaybeAbbr
	}
	z.hyphenated(&t)
	if !z.clitic(t) {
		z.out = append(z.out, t)
	}
	return t.end
}

// particle gives "el-Sisi" the capital of its second part.
func (z *tokenizer) particle(t *token) {
	before, after, ok := strings.Cut(z.text[t.start:t.end], "-")
	if !ok || t.capital || z.lang.words[corpus.Fold(before)]&clsParticle == 0 {
		return
	}
	first, _ := utf8.DecodeRuneInString(after)
	t.capital = unicode.IsUpper(first)
}

// clitic takes apart a verb and the pronoun that hangs on it: "dit-il", "a-t-elle".
func (z *tokenizer) clitic(t token) bool {
	k := strings.LastIndexByte(z.text[t.start:t.base], '-')
	if k < 0 || !z.lang.options["clitics"] {
		return false
	}
	pronoun := t
	pronoun.start = t.start + k + 1
	pronoun.low = corpus.Fold(z.text[pronoun.start:t.base])
	pronoun.cls = z.lang.words[pronoun.low]
	if pronoun.cls&clsClitic == 0 {
		return false
	}
	t.end = t.start + k
	if strings.HasSuffix(z.text[t.start:t.end], "-t") {
		t.end -= len("-t")
	}
	t.base, t.low = int32(t.end), corpus.Fold(z.text[t.start:t.end])
	t.cls = z.lang.class(z.text[t.start:t.end], t.low)
	t.trait |= z.lang.traits[t.low] & trOpens
	pronoun.capital = false
	z.out = append(z.out, t, pronoun)
	return true
}

// elided reports whether z.text[i:j] is a word that lost its vowel before the next, which begins at k: "l'usine", not
// "N'Diaye".
func (z *tokenizer) elided(i, j, k, limit int) bool {
	if len(z.lang.elided) == 0 || k >= limit || !z.lang.elided[corpus.Fold(z.text[i:k])] {
		return false
	}
	first, _ := utf8.DecodeRuneInString(z.text[i:j])
	next, _ := utf8.DecodeRuneInString(z.text[k:limit])
	article := strings.ContainsRune("LD", first)
	return unicode.IsLetter(next) && (article || unicode.IsLower(first) || unicode.IsLower(next)) || next == '«' || next == '“'
}

// join gives a word the class of a cue of two words when it is the second.
func (z *tokenizer) join(t *token) {
	if j := z.lang.joined[t.low]; j != nil && len(z.out) > 0 {
		t.cls |= j[z.out[len(z.out)-1].low]
	}
}

// joins reports whether r goes on with a word between the letters before and after it.
func joins(r, before, after rune) bool {
	switch r {
	case '\'', '’', 'ʼ', '-', '‑', '–':
		return unicode.IsLetter(after) || r == '-' && unicode.IsDigit(after)
	case '.':
		return unicode.IsLetter(after) && (unicode.IsUpper(before) || !unicode.IsUpper(after))
	}
	return false
}

// suffix takes 's and the contracted verbs off a word.
func (z *tokenizer) suffix(t *token, limit int) {
	if z.lang.inflect != nil {
		z.apostrophe(t)
		return
	}
	word := z.text[t.start:t.end]
	k := -1
	if strings.IndexByte(word, '\'') >= 0 || strings.IndexByte(word, "’"[0]) >= 0 { // quicker than to look for both for every word
		k = max(strings.LastIndexByte(word, '\''), strings.LastIndex(word, "’"))
	}
	if k > 0 && len(z.lang.elided) == 0 {
		_, n := utf8.DecodeRuneInString(word[k:])
		switch strings.ToLower(word[k+n:]) {
		case "s":
			t.possessive, t.contracted, t.base = true, true, int32(t.start+k)
		case "d", "ll", "ve", "re", "m":
			t.contracted, t.base = true, int32(t.start+k)
		}
		return
	}
	if r, n := utf8.DecodeRuneInString(z.text[t.end:limit]); (r == '\'' || r == '’') && strings.HasSuffix(word, "s") {
		t.possessive, t.end = true, t.end+n // the ministers' view
	}
}

// point adds the point of an abbreviation or an initial.
func (z *tokenizer) point(t *token, limit int) {
	if t.end >= limit || z.text[t.end] != '.' || t.end != int(t.base) {
		return
	}
	word := z.text[t.start:t.end]
	if utf8.RuneCountInString(word) == 1 && t.capital || len(word) <= 8 && utf8.RuneCountInString(word[strings.LastIndexByte(word, '.')+1:]) == 1 && strings.Contains(word, ".") ||
		t.cls&(clsAbbr|clsMaybeAbbr) != 0 || strings.HasPrefix(z.text[t.end:limit], ".,") {
		t.point = true
		t.end++
		t.base++
		if strings.Contains(word, ".") {
			t.low = strings.ReplaceAll(t.low, ".", "")
			t.cls |= z.lang.words[t.low] & clsLexical
			t.upper = true
		}
	}
}

// hyphenated gives "ex-minister" and "vice-president" the classes of their last part.
func (z *tokenizer) hyphenated(t *token) {
	if t.cls != 0 {
		return
	}
	if z.lang.options["nouncaps"] {
		if t.capital || strings.ContainsRune(t.low, '-') {
			t.cls, _, _ = z.lang.noun(t.low)
			if first, last, ok := strings.Cut(t.low, "-"); ok && isUpper(z.text[t.start:t.start+len(first)]) {
				t.cls |= z.lang.words[last] & (clsMale | clsFemale) // "der SPD-Mann"
				t.trait |= z.lang.traits[last] & trEpithet
			}
			if _, last := z.lang.lastPart(t.low); last != t.low {
				t.trait |= z.lang.traits[last] & trEpithet
			}
		}
		return
	}
	if k := strings.LastIndexByte(t.low, '-'); k > 0 {
		t.cls = z.lang.words[t.low[k+1:]] & (clsRole | clsPeople | clsMale | clsFemale | clsTitle)
		first, _, _ := strings.Cut(t.low, "-")
		t.cls |= z.lang.words[first] & (clsRole | clsTitle) // "secretary-general"
	}
}

func isUpper(word string) bool {
	n := 0
	for _, r := range word {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n > 1
}
