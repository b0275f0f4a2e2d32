// Package samples holds statements to try Onrecord with. All of them are invented: the people, places, institutions and
// outlets do not exist. They are meant to show what real ones are like: quotations that are carried on, pronouns, roles,
// two people of one surname, a transcript, interviews, the same words in three outlets, dates that are not known.
package samples

import "embed"

// FS holds the folder statements: Markdown files, and one of JSON Lines.
//
//go:embed statements
var FS embed.FS
