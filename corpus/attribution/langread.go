package attribution

import (
	"fmt"
	"strings"

	"onrecord/corpus"
)

// parseLanguage reads a language's file: [section] lines, words, and # comments.
func parseLanguage(code, text string) (*language, error) {
	l := &language{code: code, words: map[string]class{}, same: map[string]string{}, documents: map[string]string{}, offices: map[string][]string{}, options: map[string]bool{},
		forms: map[string]formClass{}, interviews: map[string]bool{}, nounWords: nounWords{split: map[string][]string{}, traits: map[string]trait{}},
		exact: map[string]class{}, joined: map[string]joint{}, elided: map[string]bool{},
		endings: map[string][]string{}, phrases: map[string][][]string{}, gendered: map[string]gender{}, countries: map[string]string{}, members: map[string]bool{}, phrasal: map[string][][]string{}}
	section := ""
	for i, line := range strings.Split(text, "\n") {
		line, _, _ = strings.Cut(line, "#")
		line = strings.TrimSpace(line)
		if name, ok := strings.CutPrefix(line, "["); ok {
			section = strings.TrimSuffix(name, "]")
			continue
		}
		if err := l.add(section, strings.Fields(line)); err != nil {
			return nil, fmt.Errorf("language %s, line %d: %w", code, i+1, err)
		}
	}
	if l.final != nil {
		l.final.finish(l)
		l.inflect.finish()
	}
	for phrase, c := range l.forms {
		if first, _, _ := strings.Cut(phrase, " "); c&frmInterview != 0 {
			l.interviews[first] = true
		}
	}
	l.readForms()
	l.fillLexicon()
	return l, nil
}

// lexeme is what a language's file says of a word.
type lexeme struct {
	cls   class
	trait trait
}

// fillLexicon makes one look-up of two, since it is made for every word of a text.
func (l *language) fillLexicon() {
	if !l.options["verbsecond"] { // which has rules for words without a trait
		for _, phrases := range [][][]string{l.according, l.phrases["per"], l.phrases["astold"]} {
			for _, phrase := range phrases {
				l.traits[phrase[0]] |= trOpens
			}
		}
	}
	l.lexicon = make(map[string]lexeme, len(l.words))
	for w, c := range l.words {
		l.lexicon[w] = lexeme{c, l.traits[w]}
	}
	for w, t := range l.traits {
		l.lexicon[w] = lexeme{l.words[w], t}
	}
}

// add takes a line of words in a section.
func (l *language) add(section string, words []string) error {
	if len(words) == 0 {
		return nil
	}
	if l.options["declines"] {
		if ok, err := l.addDeclension(section, words); ok {
			return err
		}
	}
	if l.addPhrases(section, words) || l.addEndings(section, words) || l.addKinds(section, words) || l.addMembers(section, words) {
		return nil
	}
	if l.final != nil && (l.final.add(section, words) || l.inflect.add(section, words)) || l.addNouns(section, words) {
		return nil
	}
	if c, ok := formSections[section]; ok {
		l.addForms(c, words)
		return nil
	}
	c, ok := sections[section]
	if !ok {
		return fmt.Errorf("unknown section [%s]", section)
	}
	for _, w := range words {
		l.word(w, c)
	}
	return nil
}

// addPhrases takes phrases, whose words an underline joins; it gives false for another section.
func (l *language) addPhrases(section string, words []string) bool {
	for _, w := range words {
		phrase := strings.Split(corpus.Fold(w), "_")
		switch section {
		case "phrasal":
			l.phrasal[phrase[0]] = append(l.phrasal[phrase[0]], phrase)
			l.traits[phrase[0]] |= trPhrasal
		case "according":
			l.according = append(l.according, phrase)
			l.words[phrase[0]] |= clsPrep // no name begins with it
		case "per", "astold", "aside":
			l.phrases[section] = append(l.phrases[section], phrase)
		case "backref":
			l.backrefs = append(l.backrefs, phrase)
		default:
			return false
		}
	}
	return true
}

// addEndings takes endings of words; it gives false for another section.
func (l *language) addEndings(section string, words []string) bool {
	lists := map[string]*[]string{"titleend": &l.titleEnds, "patronymic": &l.middle, "finiteending": &l.finite,
		"adverbending": &l.adverbial, "participle": &l.partic, "roleprefix": &l.prefixes}
	switch list := lists[section]; {
	case list != nil:
		*list = append(*list, words...)
	case section == "womanending" || section == "nosubject" || section == "infinitive" || section == "bodyending" || section == "gerund" || section == "demonymending" || section == "masculinebody" || section == "femininebody" || section == "neuterbody":
		l.endings[section] = append(l.endings[section], words...)
	case section == "deed":
		l.deed = words[0]
	case section == "impersonal":
		l.impersonal = words[0]
	default:
		return false
	}
	return true
}

// addKinds takes words of one kind, a line a kind; it gives false for another section.
func (l *language) addKinds(section string, words []string) bool {
	kinds := map[string]map[string]string{"same": l.same, "samedocument": l.documents, "country": l.countries}[section]
	switch {
	case kinds != nil:
		for _, w := range words {
			kinds[corpus.Fold(w)] = corpus.Fold(words[0])
		}
	case section == "paraphrase":
		l.offices[corpus.Fold(words[0])] = strings.Split(corpus.Fold(words[1]), "_")
	default:
		return false
	}
	return true
}

// addMembers takes options, and words that are asked for by the name of their section; it gives false for another.
func (l *language) addMembers(section string, words []string) bool {
	for _, w := range words {
		switch section {
		case "options":
			l.options[w] = true
			if w == "verbfinal" {
				l.final, l.inflect = newFinalGrammar(), &inflection{soft: map[rune]rune{}}
			}
		case "elided":
			l.elided[corpus.Fold(w)] = true
		case "hedet":
			l.gendered[w] = male
		case "shedet":
			l.gendered[w] = female
		case "thus", "ownaux", "epicene", "generic", "stranger", "sonoun", "posing", "ofstate", "turn", "latter", "former", "kin", "authored", "oneof", "vague", "also", "leadnoun", "itself", "soleoffice", "side", "counterpart", "regional", "more", "nosource", "born", "words", "there", "titled", "belongs", "rank", "lay", "junior", "ofmatter", "namesake", "nickname", "known", "speaksfor", "leads",
			"leader", "theirs", "chief", "whose", "agency", "party", "byname", "paper":
			l.members[section+" "+corpus.Fold(strings.TrimPrefix(w, "="))] = true
		default:
			return false
		}
	}
	return true
}

// joint is a cue of two words, "fait savoir": what they are together, by the first.
type joint map[string]class

// word gives a word a class: one after "=" is told by its accents, "a_b" is b after a.
func (l *language) word(w string, c class) {
	if plain, ok := strings.CutPrefix(w, "="); ok {
		l.exact[plain] |= c
		return
	}
	first, second, ok := strings.Cut(corpus.Fold(w), "_")
	if !ok {
		l.words[first] |= c
		return
	}
	if l.joined[second] == nil {
		l.joined[second] = joint{}
	}
	l.joined[second][first] |= c
}
