package api

import (
	"net/url"

	"onrecord/corpus"
	"onrecord/index"
)

// entryJSON is a speaker or an outlet.
type entryJSON struct {
	ID    string         `json:"id"`
	Name  string         `json:"name"`
	Roles []string       `json:"roles,omitzero"` // nil for an outlet
	Count int            `json:"count"`
	First corpus.Date    `json:"first"`
	Last  corpus.Date    `json:"last"`
	Links entryLinksJSON `json:"links"`
	// Article is that of a speaker of whom it prints a surname alone, and of whom nobody knows whether others are he.
	Article *scopeJSON `json:"article,omitempty"`
}

// scopeJSON is the article to which a speaker's ID belongs.
type scopeJSON struct {
	ID     corpus.ArticleID `json:"id"`
	Title  *string          `json:"title"`
	Outlet *string          `json:"outlet"`
	Date   corpus.Date      `json:"date"`
}

func scope(a *index.Article) *scopeJSON {
	if a == nil {
		return nil
	}
	return &scopeJSON{a.ID, corpus.OrNull(a.Title), corpus.OrNull(a.Outlet), a.Date}
}

type entryLinksJSON struct {
	Self   string `json:"self,omitempty"` // an outlet has neither
	HTML   string `json:"html,omitempty"`
	Search string `json:"search"`
}

type speakerPageJSON struct {
	entryJSON
	RoleHistory []roleJSON   `json:"role_history"`
	Outlets     []valueJSON  `json:"outlets"`
	Years       []bucketJSON `json:"years"`
	Newest      []hitJSON    `json:"newest"`
	Generation  string       `json:"generation"`
}

// roleJSON is a role and when articles print it.
type roleJSON struct {
	Role  string      `json:"role"`
	First corpus.Date `json:"first"`
	Last  corpus.Date `json:"last"`
	Count int         `json:"count"`
}

type speakerListJSON struct {
	Total      int         `json:"total"`
	Speakers   []entryJSON `json:"speakers"`
	Page       pageJSON    `json:"page"`
	Generation string      `json:"generation"`
}

type outletListJSON struct {
	Total      int         `json:"total"`
	Outlets    []entryJSON `json:"outlets"`
	Page       pageJSON    `json:"page"`
	Generation string      `json:"generation"`
}

func (s *server) speakerPage(r index.SpeakerResult) speakerPageJSON {
	roles := make([]roleJSON, len(r.RoleHistory))
	for i, role := range r.RoleHistory {
		roles[i] = roleJSON(role)
	}
	return speakerPageJSON{
		s.speakerEntry(r.Speaker), roles, facetValues(r.Outlets), buckets(r.Years), s.unasked(r.Newest), r.Version.Generation,
	}
}

func (s *server) speakerList(l index.SpeakerList) speakerListJSON {
	return speakerListJSON{l.Total, s.speakerEntries(l.Speakers), pageJSON{corpus.OrNull(l.Next)}, l.Version.Generation}
}

func (s *server) outletList(l index.OutletList) outletListJSON {
	return outletListJSON{l.Total, s.outletEntries(l.Outlets), pageJSON{corpus.OrNull(l.Next)}, l.Version.Generation}
}

func (s *server) speakerEntries(l []index.Speaker) []entryJSON {
	all := make([]entryJSON, len(l))
	for i, sp := range l {
		all[i] = s.speakerEntry(sp)
	}
	return all
}

func (s *server) outletEntries(l []index.Entry) []entryJSON {
	all := make([]entryJSON, len(l))
	for i, o := range l {
		all[i] = s.entry(o, "outlet")
	}
	return all
}

func (s *server) speakerEntry(sp index.Speaker) entryJSON {
	e := s.entry(sp.Entry, "speaker")
	e.Links.Self = s.base + "/v1/speakers/" + url.PathEscape(sp.ID)
	e.Links.HTML = s.base + "/speakers/" + url.PathEscape(sp.ID)
	e.Roles, e.Article = corpus.OrEmpty(sp.Roles), scope(sp.Scope)
	return e
}

// entry links to the search that finds the paragraphs counted.
func (s *server) entry(e index.Entry, param string) entryJSON {
	search := s.base + "/v1/search?" + url.Values{param: {e.ID}}.Encode()
	return entryJSON{
		ID: e.ID, Name: e.Name, Count: e.Count, First: e.First, Last: e.Last, Links: entryLinksJSON{Search: search},
	}
}
