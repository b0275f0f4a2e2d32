package attribution

import (
	"strings"
	"unicode/utf8"

	"onrecord/corpus"
)

// Newsrooms that translate open a long quotation once and close it paragraphs below, with no mark in between. This file tells
// such a paragraph, by the mark that closes.

// maxInside is how many paragraphs without a mark a quotation may have.
const maxInside = 4

// insideMarks gives all of paragraph k as a quotation where it has no mark of its own, and the next one below only closes.
func insideMarks(list []corpus.Paragraph, k int, lang *language) []span {
	if !lang.options["bareclause"] || firstMark(list[k].Text) != markNone {
		return nil
	}
	for i := k + 1; i < min(len(list), k+1+maxInside); i++ {
		switch firstMark(list[i].Text) {
		case markOpens:
			return nil
		case markCloses:
			start, end := trimmed(list[k].Text, 0, len(list[k].Text))
			if start == end {
				return nil
			}
			return []span{{start: start, end: end, inA: start, inB: end, noOpen: true, noClose: true}}
		}
	}
	return nil
}

type markKind uint8

const (
	markNone markKind = iota
	markOpens
	markCloses
)

// firstMark tells what the first mark of a text does, single ones apart, which can be apostrophes.
func firstMark(text string) markKind {
	i := strings.IndexAny(text, "“”„«»\"")
	if i < 0 {
		return markNone
	}
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	switch r, _ := utf8.DecodeRuneInString(text[i:]); {
	case r == '”', r == '»', r == '"' && i > 0 && !strings.ContainsRune(" (—–-", before):
		return markCloses
	}
	return markOpens
}
