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
	clsSource
	clsAs
	clsTo
	clsBack
	clsAbout
	clsNounlike
	clsThings
	clsGivenMale
	clsGivenFemale
	clsNameConj
	clsGiven = clsGivenMale | clsGivenFemale
)

// Sets of classes that the rules ask for.
const (
	clsReporting = clsSay | clsReport | clsTell
	clsAnyCue    = clsReporting | clsSaying | clsDub | clsAdjacent
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
	"demonym": clsDemonym, "abbr": clsAbbr, "maybeabbr": clsMaybeAbbr, "document": clsDocument, "source": clsSource,
	"as": clsAs, "to": clsTo, "back": clsBack, "about": clsAbout, "nounlike": clsNounlike, "things": clsThings, "givenmale": clsGivenMale, "givenfemale": clsGivenFemale,
	"nameconj": clsNameConj,
}

// language is what the rules know of one language.
type language struct {
	nounWords
	code      string
	words     map[string]class
	according [][]string        // phrases before a source
	middle    []string          // endings of names from the father's
	finite    []string          // endings of finite verbs
	partic    []string          // endings of participles
	adverbial []string          // endings of adverbs
	inflect   *inflection       // how endings hang on names and nouns; nil where they do not
	final     *finalGrammar     // of a language whose verb comes last; else nil
	same      map[string]string // head nouns of one role, to one of them
	forms     map[string]formClass
	deed      string          // ending of the words that tell in a title what a speaker does
	titleEnds []string        // titles by the last part of the word
	options   map[string]bool // "bareclause": reported clauses need no "that"; "verbfinal": the verb follows the
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

// known reports whether there are words to find cues by.
func (l *language) known() bool { return len(l.words) > 0 }

// parseLanguage reads a language's file: [section] lines, words, and # comments.
func parseLanguage(code, text string) (*language, error) {
	l := &language{code: code, words: map[string]class{}, same: map[string]string{}, options: map[string]bool{},
		forms: map[string]formClass{}, nounWords: nounWords{split: map[string][]string{}, traits: map[string]trait{}}}
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
	return l, nil
}

func (l *language) add(section string, words []string) error {
	if len(words) == 0 {
		return nil
	}
	switch section {
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
	case "patronymic":
		l.middle = append(l.middle, words...)
	case "finiteending":
		l.finite = append(l.finite, words...)
	case "adverbending":
		l.adverbial = append(l.adverbial, words...)
	case "participle":
		l.partic = append(l.partic, words...)
	case "same":
		for _, w := range words {
			l.same[corpus.Fold(w)] = corpus.Fold(words[0])
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
			l.words[corpus.Fold(w)] |= c
		}
	}
	return nil
}
