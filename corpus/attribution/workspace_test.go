package attribution

import (
	"sync"
	"testing"

	"onrecord/corpus"
)

// TestWorkspace attributes articles at the same time, again and again: what was lent to one must not be found in another.
func TestWorkspace(t *testing.T) {
	texts := map[string][]string{
		"en": {"“The bridge is old,” said Ada Orme (AO), the mayor. “It will be mended.", "“It must,” she said."},
		"fr": {"« Le pont ouvrira en mai », a déclaré la ministre Aurore Delmas.", "« C’est une promesse », a-t-elle ajouté."},
		"ru": {"«Мост откроют», — сказал мэр Заречья Тихон Брагин.", "По словам Тихона Брагина, мост старый."},
	}
	want := map[string]string{}
	for lang, paragraphs := range texts {
		a := article(lang, paragraphs...)
		Attributor{}.Attribute(a)
		want[lang] = told(a)
	}
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for range 50 {
				for lang, paragraphs := range texts {
					a := article(lang, paragraphs...)
					a.ID = corpus.ArticleID("other")
					Attributor{}.Attribute(a)
					if got := told(a); got != want[lang] {
						t.Errorf("%s: found\n%swant\n%s", lang, got, want[lang])
					}
				}
			}
		})
	}
	group.Wait()
}

// TestLargestSlab: what one long article took is not kept for ever.
func TestLargestSlab(t *testing.T) {
	var s slab[int]
	for _, n := range []int{1, slabSize + 1, largestSlab, largestSlab + 1} {
		if list := s.keep(append(s.take(n), 1)); len(list) != 1 || cap(list) != 1 || s.used != 1 {
			t.Errorf("%d members of %d are lent", s.used, len(s.all))
		}
		s.reset()
		if len(s.all) > largestSlab || s.used != 0 {
			t.Errorf("behind %d members, %d are kept", n, len(s.all))
		}
	}
}
