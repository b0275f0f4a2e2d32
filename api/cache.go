package api

import (
	"container/list"
	"net/http"
	"strconv"
	"sync"

	"onrecord/internal/packed"
)

// The answers that are kept take so many bytes at most, and none of them more than a sixteenth of that.
const (
	maxKept    = 32 << 20
	maxAnswer  = maxKept / 16
	maxAddress = 512 // of one that is longer only the tag is known
)

// answer is a body as it is sent.
type answer struct {
	tag         string
	contentType string
	body        []byte
	length      string        // of the body, as the header has it
	packed      func() []byte // by gzip, made when it is first asked for
}

func newAnswer(tag, contentType string, body []byte) answer {
	return answer{tag, contentType, body, strconv.Itoa(len(body)), sync.OnceValue(func() []byte { return packed.Fast.Pack(body) })}
}

// address is a question as it was sent, and the index that was asked.
type address struct{ hash, path, query string }

func addressOf(r *http.Request, hash string) address {
	return address{hash, r.URL.EscapedPath(), r.URL.RawQuery}
}

// maxAddresses is in how many ways of writing it a question is known without being read.
const maxAddresses = 4

// answers keeps those that were asked for last, by their tag, and by the addresses they were asked for with. A tag names
// the index, the program and the question, so that nothing of it ever changes; what is of another index is not asked for
// any more, and makes room.
type answers struct {
	mu        sync.Mutex
	bytes     int
	known     map[string]*list.Element
	addresses map[address]*list.Element
	order     list.List // the one asked for last in front
}

type kept struct {
	answer
	addresses []address
}

// at gives what was sent to this address.
func (a *answers) at(from address) (answer, bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.used(a.addresses[from])
}

// get gives what has the tag, from now on at this address too.
func (a *answers) get(tag string, from address) (answer, bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	e := a.known[tag]
	if e != nil {
		a.alias(e, from)
	}
	return a.used(e)
}

func (a *answers) used(e *list.Element) (answer, bool) {
	if e == nil {
		return answer{}, false
	}
	a.order.MoveToFront(e)
	return e.Value.(*kept).answer, true
}

func (a *answers) alias(e *list.Element, from address) {
	k := e.Value.(*kept)
	if len(k.addresses) < maxAddresses && a.addresses[from] == nil && len(from.path)+len(from.query) <= maxAddress {
		k.addresses = append(k.addresses, from)
		a.addresses[from] = e
	}
}

// put keeps an answer that was sent to an address of the index whose hash the tag names.
func (a *answers) put(n answer, from address) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if n.tag == "" || n.size() > maxAnswer || a.known[n.tag] != nil {
		return
	}
	if a.known == nil {
		a.known, a.addresses = map[string]*list.Element{}, map[address]*list.Element{}
	}
	e := a.order.PushFront(&kept{answer: n})
	a.known[n.tag] = e
	a.alias(e, from)
	for a.bytes += n.size(); a.bytes > maxKept; {
		old := a.order.Remove(a.order.Back()).(*kept)
		delete(a.known, old.tag)
		for _, at := range old.addresses {
			delete(a.addresses, at)
		}
		a.bytes -= old.size()
	}
}

// size is about what an answer takes in memory, packed too, with its addresses.
func (n answer) size() int { return 1024 + cap(n.body) + cap(n.body)/4 }
