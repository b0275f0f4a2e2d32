package bleveindex

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"onrecord/corpus"
	"onrecord/index"
)

// TestRepeatedWords holds that a word that repeats costs no more than others do.
func TestRepeatedWords(t *testing.T) {
	s := Store{Dir: t.TempDir(), Command: "test"}
	article := func(id corpus.ArticleID, text string) corpus.Article {
		return corpus.Article{ID: id, Lang: "en", Paragraphs: []corpus.Paragraph{{
			ID: corpus.NewParagraphID(id, 1), Number: 1, Kind: corpus.KindProse, Text: text,
		}}}
	}
	load1(t, s, article("laugh", strings.Repeat("ha ", 20000)), article("odd", "ha ha he ha ha ha he"))
	x := openIndex(t, s.Dir)
	for _, test := range []struct {
		text  string
		total int
	}{
		{`"` + strings.Repeat("ha ", 20) + `"`, 1}, {`"ha ha ha"`, 2}, {`"he ha ha ha he"`, 1}, {`"ha ha ha ha"`, 1}, {"ha-ha-ha", 2},
		{`"he he"`, 0}, {strings.Repeat("ha ", index.MaxClauses), 2},
	} {
		ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
		q := index.Query{Text: test.text, Limit: 10, Highlight: true}
		q.Root, _ = index.Parse(q.Text)
		if res, err := x.Search(ctx, q); err != nil || res.Total != test.total {
			t.Errorf("%.40s: %d found, not %d; %v", test.text, res.Total, test.total, err)
		}
		cancel()
	}
	for _, text := range []string{`"` + strings.Repeat("a ", maxWords+1) + `"`, strings.Repeat("a-", maxWords+1), strings.Repeat("東", maxWords+1)} {
		q := index.Query{Text: text}
		q.Root, _ = index.Parse(q.Text)
		if _, err := x.Search(t.Context(), q); !errors.As(err, new(*index.InvalidError)) {
			t.Errorf("%.40s: %v", text, err)
		}
	}
}
