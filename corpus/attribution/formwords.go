package attribution

import (
	"strings"

	"onrecord/corpus"
)

// formClass is what a language's file says of a word or phrase that tells the form of a text.
type formClass uint32

const (
	frmAsks formClass = 1 << iota
	frmAnswers
	frmNobody
	frmSpeech
	frmBy
	frmOf
	frmAbout
	frmRecord
	frmJoint
	frmInterview
	frmIssued
	frmAttributed
	frmFirst
	frmSigned
	frmDear
	frmEnd
	frmBefore
	frmAnonymous
	frmOffice
	frmWritten
	frmPrepared
)

// frmLabels are the classes in which English serves beside every language.
const frmLabels = frmAsks | frmAnswers | frmNobody | frmAnonymous | frmEnd

var formSections = map[string]formClass{
	"asks": frmAsks, "answers": frmAnswers, "nobody": frmNobody, "speech": frmSpeech, "by": frmBy, "of": frmOf,
	"about": frmAbout, "record": frmRecord, "joint": frmJoint, "interview": frmInterview, "issued": frmIssued,
	"attributed": frmAttributed, "first": frmFirst, "signed": frmSigned, "dear": frmDear, "end": frmEnd, "before": frmBefore,
	"anonymous": frmAnonymous, "office": frmOffice, "written": frmWritten, "prepared": frmPrepared,
}

func (l *language) addForms(c formClass, words []string) {
	for _, w := range words {
		l.forms[strings.ReplaceAll(corpus.Fold(w), "_", " ")] |= c
	}
}

// form gives the classes of a folded word or phrase.
func (l *language) form(phrase string) formClass {
	c := l.forms[phrase]
	if l.code != "en" {
		c |= languageOf("en").forms[phrase] & frmLabels
	}
	return c
}
