package attribution

import (
	"strings"

	"onrecord/corpus"
)

// maxOpening is how many paragraphs may stand above "The following is attributable to Ada Orme:".
const maxOpening = 3

// opening reads the lines above a statement.
func (s *statement) opening() bool {
	list := s.article.Paragraphs
	for i := range min(maxOpening, len(list)-1) {
		colon := lastSign(list[i].Text) == ':'
		if !colon && !isHeader(list[i].Text) {
			continue
		}
		p := newTitle(list[i].Text, s.lang)
		s.from, s.quoted = i+1, startsWithMark(list[i+1].Text)
		if colon && s.introduced(p) {
			return true
		}
		if at, by := s.speechNoun(p, 0); at > 0 && !s.quoted && s.named(p, at, by, styleBy) {
			return true
		}
	}
	s.from, s.quoted = 0, false
	return false
}

// attributeQuoted gives the quotations behind "Ada Orme issued the following statement:" to the speaker. The rest is
// told like an article.
func (s *statement) attributeQuoted(quotes [][]found) {
	narrate(s.article, s.lang, quotes)
	list := s.article.Paragraphs
	for i := s.from; i < len(list) && startsWithMark(list[i].Text); i++ {
		spans := findMarks(list[i].Text, i > s.from, s.lang)
		if len(spans) == 0 || len(quotes[i]) > 0 && quotes[i][0].src.id != "" {
			return
		}
		quotes[i] = []found{{start: spans[0].start, end: spans[0].end, kind: corpus.QuoteDirect, src: s.src, basis: corpus.BasisLeadIn, evidence: evidence{rule: s.rule}}}
		if !spans[0].noClose {
			return
		}
	}
}

func startsWithMark(text string) bool {
	for _, r := range text {
		return isMark(r)
	}
	return false
}

// introduced reads "The following is attributable to Ada Orme:" and "Ada Orme issued the following statement:".
func (s *statement) introduced(p *para) bool {
	following, speech := false, false
	for i := range p.units {
		c := s.lang.form(p.units[i].low)
		following = following || c&frmIssued != 0
		speech = speech || c&frmSpeech != 0
		if c&frmAttributed != 0 && i+2 < len(p.units) {
			return s.named(p, i+2, frmBy, styleBy)
		}
	}
	if !following || !speech {
		return false
	}
	phrase := speakerPhrase{para: p, lang: s.lang}
	phrase.read(s.behindPlace(p))
	if phrase.first == phrase.last && phrase.titled && phrase.end < len(p.units) && p.units[phrase.end].kind == kindComma {
		phrase = speakerPhrase{para: p, lang: s.lang}
		phrase.read(s.nextComma(p) + 1) // "The Prime Minister, Ada Orme, today issued"
	}
	return phrase.first < phrase.last && !phrase.body && (phrase.titled || phrase.isFull()) && s.take(p, &phrase, styleBy)
}

// behindPlace gives the unit behind "SELBY – ".
func (s *statement) behindPlace(p *para) int {
	for i := range min(len(p.units), maxLabelWords) {
		if p.units[i].kind == kindDash {
			return i + 1
		}
	}
	return 0
}

func (s *statement) nextComma(p *para) int {
	for i := s.behindPlace(p); i < len(p.units); i++ {
		if p.units[i].kind == kindComma {
			return i
		}
	}
	return 0
}

// signature reads the name under a letter or a proclamation.
func (s *statement) signature(title *para) bool {
	if !s.isSigned(title) {
		return false
	}
	list := s.article.Paragraphs
	for i := len(list) - 1; i > 0 && i >= len(list)-maxOpening; i-- {
		text := strings.TrimSpace(list[i].Text)
		name := text
		if word, rest, ok := strings.Cut(text, ","); ok && s.lang.form(corpus.Fold(word))&frmDear != 0 {
			name = strings.TrimSpace(rest)
		}
		if l := newLabel(name, s.lang); l != nil && l.kind == labelName && l.caps && l.words > 1 {
			name = capsToTitle(name)
			p := newTitle(name, s.lang)
			if hasOrg(p.units) {
				continue
			}
			s.signed, s.style = text, styleBy
			s.surname = ""
			s.src, s.basis = source{id: corpus.NewSpeakerID(name), name: name, mention: text}, corpus.BasisName
			return true
		}
	}
	return false
}

// isSigned reports whether an article is of a kind that ends with a signature.
func (s *statement) isSigned(title *para) bool {
	for i := range min(len(title.units), 4) {
		if s.lang.form(title.units[i].low)&frmSigned != 0 {
			return true
		}
	}
	word, _, _ := strings.Cut(strings.TrimSpace(s.article.Paragraphs[0].Text), " ")
	return s.lang.form(corpus.Fold(word))&frmDear != 0
}
