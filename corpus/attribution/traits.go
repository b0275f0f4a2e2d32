package attribution

import (
	"strings"

	"onrecord/corpus"
)

// trait is what a language's file says of a word besides its class.
type trait uint64

const (
	trSubjunctive trait = 1 << iota // a verb form that shows reported speech: "sei"
	trConditional                   // one that may show it: "wäre"
	trParticiple                    // of a cue, behind its auxiliary: "gesagt"
	trItSays                        // "hieß", with "es"
	trEpithet                       // a noun that stands for whoever was named: "die 54-Jährige"
	trNoName                        // a noun that is in no name: "Euro"
	trOblique                       // a determiner that no subject has: "dem"
	trLike                          // "wie die Polizei mitteilte"
	trSo                            // "so die Polizei"
	trPost                          // stands behind its source: "zufolge"
	trSourceNoun                    // the words of somebody: "Angaben"
	trLink                          // a preposition inside a role: "für"
	trWhole                         // ends no compound
	trMasculine                     // determiners that tell a subject's gender
	trFeminine
	trGenitive   // a determiner that makes a noun belong to the one before
	trInfinitive // stands before one: "zu"
	trLocative   // a preposition before the name of a place
	trThings     // a verb of things as well, which say nothing: "claimed 40 lives"
	trNounlike   // a verb that is a plural noun as well: "claims"
	trAbout      // stands before a number: "about 40"
	trBack       // goes with a verb: "shot back"
	trRelational // a role that is somebody's: in the genitive the name behind it is whose
	trHonour     // a title that is no role: "Dr"
	trPhrasal    // begins a verb of several words: "pointed out"
	trBehind     // letters behind a name: "MP"
	trIssues     // a verb that makes somebody the author of a document: "issued"
	trSource     // stands before the one whom a document is by: "by"
	trObject     // a pronoun that is no subject: "him"
	trWilled     // a verb before what somebody did: "quiso señalar"
	trFrom       // a preposition before a body that speaks: "desde el ministerio"
	trPronominal // a determiner that is a subject by itself: "another said"
	trBarring    // before a participle of saying, which then says nothing: "barred from claiming"
	trWith       // before somebody and what he says: "with officials saying"
	trOnTo       // before "to say", of what was said: "went on to say"
	trExtreme    // makes a quantity with a preposition: "at least"
	trInRole     // a preposition inside a role: "minister for trade"
	trFor        // before what an office is for, be it several things: "minister for Trade and Employment"
	trTopic      // before what a verb is about: "warned against a plan that sinks boats"
	trPointing   // stands for what was said before: "said this at the harbour"
	trInName     // a preposition inside the name of a body or an office: "Ministry of Trade"
	trContracted // a preposition with its article, which few names hold: "zum"
	trFocus      // stands before a subject: "auch die Ministerin"
	trHis        // a possessive that leads in what its owner says: "sein Fazit: …"
	trHer
	trWhere    // begins a clause that tells of a place, which is no subject: "donde"
	trGoesOn   // a verb of whoever spoke before: "he added"
	trTopical  // a body that can be on something: "Committee on Trade"
	trBodyLink // a preposition in the names of bodies: "Agentur für Arbeit"
	trOpens    // begins a phrase like "according to"
)

// traitSections names the traits as the files do.
var traitSections = map[string]trait{
	"subjunctive": trSubjunctive, "conditional": trConditional, "pastparticiple": trParticiple, "itsays": trItSays,
	"epithet": trEpithet, "noname": trNoName, "oblique": trOblique, "like": trLike, "so": trSo, "post": trPost,
	"sourcenoun": trSourceNoun, "link": trLink, "whole": trWhole, "masculine": trMasculine, "feminine": trFeminine,
	"genitive": trGenitive, "locative": trLocative, "things": trThings,
	"pronominal": trPronominal, "willed": trWilled, "from": trFrom, "issues": trIssues, "object": trObject,
	"barring": trBarring, "with": trWith, "onto": trOnTo, "extreme": trExtreme, "inrole": trInRole, "for": trFor, "pointing": trPointing, "topicprep": trTopic, "inname": trInName,
	"nounlike": trNounlike, "approx": trAbout, "back": trBack, "source": trSource, "behind": trBehind, "honour": trHonour, "relational": trRelational, "beforeinfinitive": trInfinitive,
	"bodylink": trBodyLink, "goeson": trGoesOn, "topical": trTopical, "his": trHis, "her": trHer, "focus": trFocus, "contracted": trContracted, "where": trWhere,
}

// has reports whether the token is a word with one of the traits.
func (t *token) has(x trait) bool { return t.kind == kindWord && t.trait&x != 0 }

// nounWords is what a language's file says beside the classes, for the same languages.
type nounWords struct {
	traits      map[string]trait
	split       map[string][]string // verbs, by their first part, and the parts that end their clause: "teilte … mit"
	sourceNouns []string
	inflected   []string // endings of nouns
}

// addNouns takes a line of one of the sections that are no classes; it gives false for another.
func (l *language) addNouns(section string, words []string) bool {
	t, isTrait := traitSections[section]
	switch {
	case section == "inflected":
		l.inflected = append(l.inflected, words...)
		return true
	case section != "split" && section != "pair" && !isTrait:
		return false
	}
	for _, w := range words {
		w = corpus.Fold(w)
		switch {
		case section == "pair":
			l.pair(w)
		case section == "split":
			verb, part, _ := strings.Cut(w, "_")
			l.split[verb] = append(l.split[verb], part)
		default:
			l.traits[w] |= t
		}
		if t == trSourceNoun {
			l.sourceNouns = append(l.sourceNouns, w)
		}
	}
	return true
}
