package attribution

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus"
)

// maxInsert is how many bytes the words between two pieces of a quotation may take.
const maxInsert = 400

// cutInserts parts a quotation at the cue that its marks enclose: «We are ready, — said Orme. — It will be done.»
func cutInserts(text string, spans []span, lang *language) []span {
	if !lang.options["insertedcue"] {
		return spans
	}
	var out []span
	for _, s := range spans {
		out = append(out, cutInsert(text, s, false, lang)...)
	}
	return out
}

// cutInsert parts one quotation. What no marks enclose, but a dash begins, ends where its cue is followed by no dash.
func cutInsert(text string, s span, dash bool, lang *language) []span {
	var out []span
	for from := s.inA; ; {
		end, cue := nextInsert(text, from, s.inB, lang)
		if end < 0 {
			break
		}
		piece := s
		piece.inB, piece.end, piece.noClose, piece.cut = end, end, false, true
		again := insertEnd(text, cue, s.inB)
		if again < 0 && !s.noClose && !dash && strings.Contains(text[cue:s.inB], ". ") {
			break
		}
		out = append(out, piece)
		if again < 0 {
			return out
		}
		s.start, s.inA, s.noOpen, s.cut = again, again, false, true
		from = again
	}
	return append(out, s)
}

// nextInsert finds a sign and a dash behind which a verb of saying stands. It gives where the speech ends, the sign
// inside, and where the words behind the dash begin; -1 when there is none.
func nextInsert(text string, from, to int, lang *language) (int, int) {
	for i := from; i < to; {
		k := strings.IndexAny(text[i:to], "—–-―")
		if k < 0 {
			return -1, -1
		}
		k += i
		_, n := utf8.DecodeRuneInString(text[k:])
		i = k + n
		before := strings.TrimRight(text[from:k], blanks)
		if before == "" || len(before) == k-from || !strings.ContainsAny(before[len(before)-1:], ",.!?") && !strings.HasSuffix(before, "…") {
			continue
		}
		rest := strings.TrimLeft(text[i:to], blanks)
		if len(rest) < to-i && startsCue(rest, lang) {
			return from + len(strings.TrimRight(before, ",")), to - len(rest)
		}
	}
	return -1, -1
}

// startsCue reports whether words begin with a verb of saying, another word before it at most.
func startsCue(s string, lang *language) bool {
	words := strings.Fields(s[:min(len(s), maxInsert)])
	for i, w := range words[:min(2, len(words))] {
		r, _ := utf8.DecodeRuneInString(w)
		if i == 0 && !unicode.IsLower(r) {
			return false
		}
		if lang.words[corpus.Fold(strings.Trim(w, ",.:;"))]&(clsReporting|clsAdjacent|clsCites) != 0 {
			return true
		}
	}
	return false
}

// insertEnd finds where the speech goes on behind a cue: after a sign and a dash. It gives -1 when it does not.
func insertEnd(text string, from, to int) int {
	limit := min(to, from+maxInsert)
	for i := from; i < limit; {
		k := strings.IndexAny(text[i:limit], "—–-―")
		if k < 0 {
			return -1
		}
		k += i
		_, n := utf8.DecodeRuneInString(text[k:])
		i = k + n
		before := strings.TrimRight(text[from:k], blanks)
		if len(before) < k-from && before != "" && strings.ContainsAny(before[len(before)-1:], ",.:") {
			return i + len(text[i:to]) - len(strings.TrimLeft(text[i:to], blanks))
		}
	}
	return -1
}

// dashSpeech gives the speech of a paragraph of dialogue, which a dash begins and no marks enclose.
func dashSpeech(text string, lang *language) []span {
	r, n := utf8.DecodeRuneInString(text)
	if !lang.options["dashspeech"] || r != '—' && r != '–' && r != '―' && r != '-' {
		return nil
	}
	rest := strings.TrimLeft(text[n:], blanks)
	if len(rest) == len(text)-n || rest == "" {
		return nil
	}
	s := span{start: len(text) - len(rest), inA: len(text) - len(rest), end: len(text), inB: len(text)}
	if spans := cutInsert(text, s, true, lang); len(spans) > 1 || spans[0].end < len(text) {
		return spans
	}
	return nil // perhaps an item of a list
}
