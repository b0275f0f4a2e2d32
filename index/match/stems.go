package match

import (
	"hash/maphash"
	"strings"
	"sync/atomic"
)

// stemCache remembers stems of words that were looked at last: texts have the same words again and again. Of the words
// that fall in one place it keeps one. It may be used by many at once.
type stemCache struct {
	seed  maphash.Seed
	slots [1 << 14]atomic.Pointer[stemmed]
}

type stemmed struct{ lang, exact, stem string }

var stems = &stemCache{seed: maphash.MakeSeed()}

func (c *stemCache) of(w Word, lang string) string {
	slot := &c.slots[maphash.String(c.seed, w.Exact)%uint64(len(c.slots))]
	if s := slot.Load(); s != nil && s.exact == w.Exact && s.lang == lang {
		return s.stem
	}
	s := &stemmed{lang, strings.Clone(w.Exact), strings.Clone(w.Stem(lang))}
	slot.Store(s)
	return s.stem
}
