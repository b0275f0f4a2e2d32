package attribution

import (
	"embed"
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"

	"onrecord/corpus"
)

// class is what a language's file says of a word; a word can be in several.
type class uint64

const (
	clsSay class = 1 << iota
	clsReport
	clsTell
	clsSaying
	clsDub
	clsAdjacent
	clsQuoted
	clsThat
	clsWhether
	clsAux
	clsBe
	clsModal
	clsNegative
	clsRefuse
	clsFinite
	clsAdverb
	clsDet
	clsDefinite
	clsPoss
	clsPrep
	clsAdjunct
	clsSub
	clsConj
	clsHe
	clsShe
	clsThey
	clsIt
	clsPronoun
	clsWho
	clsWhich
	clsTime
	clsParticle
	clsMr
	clsMs
	clsMale
	clsFemale
	clsTitle
	clsWeakTitle
	clsRole
	clsPeople
	clsOrg
	clsBodyNoun
	clsBodyKind
	clsPortfolio
	clsPlace
	clsDemonym
	clsAbbr
	clsMaybeAbbr
	clsDocument
	clsAs
	clsTo
	clsGivenMale
	clsGivenFemale
	clsNameConj
	clsSelf
	clsPast
	clsOf
	clsArticle
	clsClitic
	clsPassive
	clsCites
)

const clsGiven = clsGivenMale | clsGivenFemale

// Sets of classes that the rules ask for.
const (
	clsReporting = clsSay | clsReport | clsTell
	clsAnyCue    = clsReporting | clsSaying | clsDub | clsAdjacent | clsCites
	clsFunction  = clsDet | clsPoss | clsPrep | clsSub | clsConj | clsPronoun | clsHe | clsShe | clsThey | clsIt | clsWho |
		clsWhich | clsAux | clsBe | clsModal | clsNegative | clsThat | clsWhether | clsAdverb
	clsLexical = clsTitle | clsRole | clsOrg | clsPlace | clsDemonym | clsAbbr // what capitals do not take away
)

// sections names the classes as the files do.
var sections = map[string]class{
	"say": clsSay, "report": clsReport, "tell": clsTell, "saying": clsSaying, "dub": clsDub, "adjacent": clsAdjacent,
	"quoted": clsQuoted, "that": clsThat, "whether": clsWhether, "aux": clsAux, "be": clsBe, "modal": clsModal,
	"negative": clsNegative, "refuse": clsRefuse, "finite": clsFinite, "adverb": clsAdverb, "det": clsDet,
	"definite": clsDefinite, "poss": clsPoss, "prep": clsPrep, "adjunct": clsAdjunct, "sub": clsSub, "conj": clsConj,
	"he": clsHe, "she": clsShe, "they": clsThey, "it": clsIt, "pronoun": clsPronoun, "who": clsWho, "which": clsWhich,
	"time": clsTime, "particle": clsParticle, "mr": clsMr, "ms": clsMs, "male": clsMale, "female": clsFemale,
	"title": clsTitle, "weaktitle": clsWeakTitle, "role": clsRole, "people": clsPeople, "org": clsOrg,
	"bodynoun": clsBodyNoun, "bodykind": clsBodyKind, "portfolio": clsPortfolio, "place": clsPlace,
	"demonym": clsDemonym, "abbr": clsAbbr, "maybeabbr": clsMaybeAbbr, "document": clsDocument,
	"as": clsAs, "to": clsTo, "givenmale": clsGivenMale, "givenfemale": clsGivenFemale,
	"nameconj": clsNameConj,
	"self":     clsSelf, "past": clsPast, "inside": clsOf, "article": clsArticle, "clitic": clsClitic,
	"passive": clsPassive, "cites": clsCites,
}

// language is what the rules know of one language.
type language struct {
	nounWords
	code       string
	words      map[string]class
	according  [][]string            // phrases before a source
	lexicon    map[string]lexeme     // words and traits
	phrasal    map[string][][]string // verbs of saying of several words, by the first
	backrefs   [][]string            // phrases for what the sentence before said
	decline    *declension           // nil where names do not change with their case
	middle     []string              // endings of names from the father's
	finite     []string              // endings of finite verbs
	partic     []string              // endings of participles
	adverbial  []string              // endings of adverbs
	inflect    *inflection           // how endings hang on names and nouns; nil where they do not
	final      *finalGrammar         // of a language whose verb comes last; else nil
	same       map[string]string     // head nouns of one role, to one of them
	offices    map[string][]string   // head noun and words of an office, "chef_etat", for the one that it paraphrases
	documents  map[string]string     // nouns and verbs of one kind of document, to one of them
	forms      map[string]formClass
	interviews map[string]bool       // first words of the phrases that call a text an interview
	deed       string                // ending of the words that tell in a title what a speaker does
	titleEnds  []string              // titles by the last part of the word
	exact      map[string]class      // words that only their accents tell apart: "à" and "a"
	joined     map[string]joint      // cues of two words, by the second
	elided     map[string]bool       // words that lose their vowel before another: "l'", "d'"
	endings    map[string][]string   // of infinitives and gerunds, and of the adjectives in names of bodies
	members    map[string]bool       // by section and word: "generic" can stand for anybody, "posing" after "se" tells of oneself
	gendered   map[string]gender     // articles that tell: "la porte-parole"
	phrases    map[string][][]string // "per": before a source that must be somebody; "astold": before a verb and its subject
	options    map[string]bool       // "bareclause": reported clauses need no "that"; "verbfinal": the verb follows the
	// quotation; "clitics": a pronoun can hang on its verb by a hyphen; "genitive": [according] inflects the name, and
	// the place of an office stands before it; "nouncaps": every noun has a capital; "verbsecond": the verb is the second
	// part of its sentence, and the subject can stand on both sides of it; "ordinals": a number with a point is an ordinal
}

//go:embed lang/*.txt
var languageFiles embed.FS

// languages holds the compiled files by language code.
var languages = sync.OnceValue(func() map[string]*language {
	files, err := languageFiles.ReadDir("lang")
	if err != nil {
		panic(err) // embedded: cannot be missing
	}
	all := map[string]*language{}
	for _, f := range files {
		text, err := languageFiles.ReadFile(path.Join("lang", f.Name()))
		if err != nil {
			panic(err)
		}
		l, err := parseLanguage(strings.TrimSuffix(f.Name(), ".txt"), string(text))
		if err != nil {
			panic(err) // a test reads every file
		}
		all[l.code] = l
	}
	return all
})

// noLanguage serves texts whose language has no file: marks and labels alone.
var noLanguage = &language{}

func languageOf(code string) *language {
	if l := languages()[code]; l != nil {
		return l
	}
	return noLanguage
}

// isPatronymic tells a name from the father's, between first name and surname.
func (l *language) isPatronymic(low string) bool {
	return slices.ContainsFunc(l.middle, func(ending string) bool { return strings.HasSuffix(low, ending) })
}

// finiteEnding reports whether a word ends like a finite verb.
func (l *language) finiteEnding(low string) bool { return endsLike(low, l.finite) }

// participle reports whether a word ends like a participle.
func (l *language) participle(low string) bool { return endsLike(low, l.partic) }

// adverbEnding reports whether a word ends like an adverb.
func (l *language) adverbEnding(low string) bool { return endsLike(low, l.adverbial) }

// minStem is how many bytes a word has before an ending that tells something of it.
const minStem = 3

func endsLike(low string, endings []string) bool {
	return slices.ContainsFunc(endings, func(e string) bool { return len(low) >= len(e)+minStem && strings.HasSuffix(low, e) })
}

// plain reports whether no grammar of its own tells who does what.
func (l *language) plain() bool { return l.final == nil && !l.declines() && !l.options["nouncaps"] }

// hasWords reports whether there are words to find cues by.
func (l *language) hasWords() bool { return len(l.words) > 0 }

// parseLanguage reads a language's file: [section] lines, words, and # comments.
func parseLanguage(code, text string) (*language, error) {
	l := &language{code: code, words: map[string]class{}, same: map[string]string{}, documents: map[string]string{}, offices: map[string][]string{}, options: map[string]bool{},
		forms: map[string]formClass{}, interviews: map[string]bool{}, nounWords: nounWords{split: map[string][]string{}, traits: map[string]trait{}},
		exact: map[string]class{}, joined: map[string]joint{}, elided: map[string]bool{},
		endings: map[string][]string{}, phrases: map[string][][]string{}, gendered: map[string]gender{}, members: map[string]bool{}, phrasal: map[string][][]string{}}
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
	l.lexicon = make(map[string]lexeme, len(l.words))
	for w, c := range l.words {
		l.lexicon[w] = lexeme{c, l.traits[w]}
	}
	for w, t := range l.traits {
		l.lexicon[w] = lexeme{l.words[w], t}
	}
}

// lookUp is class with the traits of the word.
func (l *language) lookUp(word, low string) (class, trait) {
	x := l.lexicon[low]
	if len(l.exact) > 0 {
		x.cls = l.class(word, low)
	}
	return x.cls, x.trait
}

func (l *language) add(section string, words []string) error {
	if len(words) == 0 {
		return nil
	}
	if l.options["declines"] {
		if ok, err := l.addDeclension(section, words); ok {
			return err
		}
	}
	switch section {
	case "phrasal":
		for _, w := range words {
			phrase := strings.Split(corpus.Fold(w), "_")
			l.phrasal[phrase[0]] = append(l.phrasal[phrase[0]], phrase)
			l.traits[phrase[0]] |= trPhrasal
		}
	case "according":
		for _, w := range words {
			phrase := strings.Split(corpus.Fold(w), "_")
			l.according = append(l.according, phrase)
			l.words[phrase[0]] |= clsPrep // no name begins with it
		}
	case "titleend":
		l.titleEnds = append(l.titleEnds, words...)
	case "deed":
		l.deed = words[0]
	case "per", "astold":
		for _, w := range words {
			l.phrases[section] = append(l.phrases[section], strings.Split(corpus.Fold(w), "_"))
		}
	case "elided":
		for _, w := range words {
			l.elided[corpus.Fold(w)] = true
		}
	case "generic", "posing", "ofstate", "turn", "latter", "former", "kin", "authored", "oneof", "vague", "also":
		for _, w := range words {
			l.members[section+" "+corpus.Fold(strings.TrimPrefix(w, "="))] = true
		}
	case "hedet", "shedet":
		for _, w := range words {
			l.gendered[w] = male
			if section == "shedet" {
				l.gendered[w] = female
			}
		}
	case "infinitive", "bodyending", "gerund":
		l.endings[section] = append(l.endings[section], words...)
	case "backref":
		for _, w := range words {
			l.backrefs = append(l.backrefs, strings.Split(corpus.Fold(w), "_"))
		}
	case "patronymic":
		l.middle = append(l.middle, words...)
	case "finiteending":
		l.finite = append(l.finite, words...)
	case "adverbending":
		l.adverbial = append(l.adverbial, words...)
	case "participle":
		l.partic = append(l.partic, words...)
	case "paraphrase":
		l.offices[corpus.Fold(words[0])] = strings.Split(corpus.Fold(words[1]), "_")
	case "same":
		for _, w := range words {
			l.same[corpus.Fold(w)] = corpus.Fold(words[0])
		}
	case "samedocument":
		for _, w := range words {
			l.documents[corpus.Fold(w)] = corpus.Fold(words[0])
		}
	case "options":
		for _, w := range words {
			l.options[w] = true
			if w == "verbfinal" {
				l.final, l.inflect = newFinalGrammar(), &inflection{soft: map[rune]rune{}}
			}
		}
	default:
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
	}
	return nil
}

// joint is a cue of two words: "fait savoir".
type joint struct {
	first []string
	cls   class
}

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
	j := l.joined[second]
	j.first, j.cls = append(j.first, first), j.cls|c
	l.joined[second] = j
}

// class gives what is known of a word as printed, folded as low.
func (l *language) class(word, low string) class {
	if len(l.exact) > 0 {
		if c, ok := l.exact[strings.ToLower(word)]; ok {
			return c
		}
	}
	return l.words[low]
}

// ends reports whether a folded word has one of the endings of a section.
func (l *language) ends(low, section string) bool {
	return slices.ContainsFunc(l.endings[section], func(ending string) bool {
		return len(low) > len(ending)+1 && strings.HasSuffix(low, ending)
	})
}
