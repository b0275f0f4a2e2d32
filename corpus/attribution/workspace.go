package attribution

// workspace lends the memory of the units and names of an article, which nothing refers to once the article is done. The
// zero value lends none that was used before.
type workspace struct {
	units     *slab[token]
	sentences *slab[sentence]
	runs      *slab[run]
	runAt     *slab[int32]
	found     *slab[found]
}

// workspace gives one that nobody uses. It is to be left.
func (l *language) workspace() *workspace {
	if w, ok := l.workspaces.Get().(*workspace); ok {
		return w
	}
	return &workspace{&slab[token]{}, &slab[sentence]{}, &slab[run]{}, &slab[int32]{}, &slab[found]{}}
}

// leave takes back all that was lent.
func (l *language) leave(w *workspace) {
	clear(w.found.all[:w.found.used]) // they know of everybody in the article
	w.units.reset()
	w.sentences.reset()
	w.runs.reset()
	w.runAt.reset()
	w.found.reset()
	l.workspaces.Put(w)
}

// slab lends parts of one slice. Without one, each is new.
type slab[T any] struct {
	all  []T
	used int
}

// slabSize is how many members a slab has at least, and largestSlab how many it may have to be kept for another article.
const (
	slabSize    = 1 << 10
	largestSlab = 1 << 17
)

func (s *slab[T]) reset() {
	if s.used = 0; len(s.all) > largestSlab {
		s.all = nil
	}
}

// take lends an empty slice with room for n members. What is kept of it stays lent.
func (s *slab[T]) take(n int) []T {
	if s == nil {
		return make([]T, 0, n)
	}
	if len(s.all)-s.used < n {
		s.all, s.used = make([]T, max(n, slabSize, 2*len(s.all))), 0
	}
	return s.all[s.used:s.used]
}

// keep takes back what a slice that was lent did not need.
func (s *slab[T]) keep(list []T) []T {
	if n := len(list); s != nil && n > 0 && s.used < len(s.all) && &list[0] == &s.all[s.used] {
		s.used += n
	}
	return list[:len(list):len(list)]
}
