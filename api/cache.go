package api

import (
	"container/list"
	"sync"
)

// The answers that are kept take so many bytes at most, and none of them more than a sixteenth of that.
const (
	maxKept   = 32 << 20
	maxAnswer = maxKept / 16
)

// answer is a body as it is sent.
type answer struct {
	tag         string
	contentType string
	body        []byte
}

// answers keeps those that were asked for last, by their tag. A tag names the index, the program and the question, so
// that nothing of it ever changes; what is of another index is not asked for any more, and makes room.
type answers struct {
	mu    sync.Mutex
	bytes int
	known map[string]*list.Element
	order list.List // the one asked for last in front
}

func (a *answers) get(tag string) (answer, bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	e := a.known[tag]
	if e == nil {
		return answer{}, false
	}
	a.order.MoveToFront(e)
	return e.Value.(answer), true
}

func (a *answers) put(n answer) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if n.tag == "" || n.size() > maxAnswer || a.known[n.tag] != nil {
		return
	}
	if a.known == nil {
		a.known = map[string]*list.Element{}
	}
	a.known[n.tag] = a.order.PushFront(n)
	for a.bytes += n.size(); a.bytes > maxKept; {
		old := a.order.Remove(a.order.Back()).(answer)
		delete(a.known, old.tag)
		a.bytes -= old.size()
	}
}

// size is about what an answer takes in memory.
func (n answer) size() int { return 256 + cap(n.body) }
