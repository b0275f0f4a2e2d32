package attribution

import (
	"embed"
	"path"
	"slices"
	"strings"
	"sync"
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
	known      sync.Pool // of *knownWords
	workspaces sync.Pool // of *workspace
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
	prefixes   []string              // what makes one role of another: "ex"
	inflect    *inflection           // how endings hang on names and nouns; nil where they do not
	final      *finalGrammar         // of a language whose verb comes last; else nil
	same       map[string]string     // head nouns of one role, to one of them
	offices    map[string][]string   // head noun and words of an office, "chef_etat", for the one that it paraphrases
	documents  map[string]string     // nouns and verbs of one kind of document, to one of them
	forms      map[string]formClass
	interviews map[string]bool       // first words of the phrases that call a text an interview
	impersonal string                // the subject that is nobody: "on"
	deed       string                // ending of the words that tell in a title what a speaker does
	titleEnds  []string              // titles by the last part of the word
	exact      map[string]class      // words that only their accents tell apart: "à" and "a"
	joined     map[string]joint      // cues of two words, by the second
	elided     map[string]bool       // words that lose their vowel before another: "l'", "d'"
	endings    map[string][]string   // of infinitives and gerunds, and of the adjectives in names of bodies
	members    map[string]bool       // by section and word: "generic" can stand for anybody, "posing" after "se" tells of oneself
	countries  map[string]string     // first letters of the words for a country, and the country
	gendered   map[string]gender     // articles that tell: "la porte-parole"
	phrases    map[string][][]string // "per": before a source that must be somebody; "astold": before a verb and its subject
	options    map[string]bool       // "subjectfirst": a pronoun means the subject of the sentence before; "offices": what an
	// office is for stands before a name; "romance": news as in French and Spanish; "bareclause": reported clauses need no "that"; "verbfinal": the verb follows the
	// quotation; "clitics": a pronoun can hang on its verb by a hyphen; "genitive": [according] inflects the name, and
	// the place of an office stands before it; "nouncaps": every noun has a capital; "verbsecond": the verb is the second
	// part of its sentence, and the subject can stand on both sides of it; "ordinals": a number with a point is an ordinal
}

//go:embed lang/*.txt
var languageFiles embed.FS

// languages reads the files by language code, each once, when it is first asked for.
var languages = sync.OnceValue(func() map[string]func() *language {
	files, err := languageFiles.ReadDir("lang")
	if err != nil {
		panic(err) // embedded: cannot be missing
	}
	all := map[string]func() *language{}
	for _, f := range files {
		code := strings.TrimSuffix(f.Name(), ".txt")
		all[code] = sync.OnceValue(func() *language { return readLanguage(code) })
	}
	return all
})

func readLanguage(code string) *language {
	text, err := languageFiles.ReadFile(path.Join("lang", code+".txt"))
	if err != nil {
		panic(err)
	}
	l, err := parseLanguage(code, string(text))
	if err != nil {
		panic(err) // a test reads every file
	}
	return l
}

// noLanguage serves texts whose language has no file: marks and labels alone.
var noLanguage = &language{}

func languageOf(code string) *language {
	if read := languages()[code]; read != nil {
		return read()
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

// lookUp is class with the traits of the word.
func (l *language) lookUp(word, low string) (class, trait) {
	x := l.lexicon[low]
	if len(l.exact) > 0 {
		x.cls = l.class(word, low)
	}
	if x.cls == 0 && len(l.prefixes) > 0 {
		if rest, ok := l.withoutPrefix(low); ok {
			x.cls = l.words[rest] & (clsRole | clsMale | clsFemale)
		}
	}
	return x.cls, x.trait
}

// withoutPrefix takes off a role what makes another of it: "exalcalde".
func (l *language) withoutPrefix(low string) (string, bool) {
	for _, prefix := range l.prefixes {
		if rest, ok := strings.CutPrefix(low, prefix); ok && l.words[rest]&clsRole != 0 {
			return rest, true
		}
	}
	return low, false
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
