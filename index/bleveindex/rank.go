package bleveindex

import (
	"context"
	"math/bits"

	"onrecord/index"
)

// ranking keeps the hits that come first.
type ranking struct {
	top     top
	key     func(score float64, date uint32) uint64
	byScore bool
	bonus   bonuses
	groups  *groups // nil where paragraphs are not brought together
	places  []uint64
}

func (r *ranking) begin(ctx context.Context, p *plan) (err error) {
	q := p.asked
	r.key, r.byScore, r.places = ordering(q), byRelevance(q), p.g.table.place
	if q.Group == index.GroupArticle {
		r.groups = &groups{}
	}
	r.bonus, err = p.g.titleBonus(ctx, q.Root)
	return err
}

// rank puts what matches in its place.
func (r *ranking) rank(w *window) error {
	if r.groups == nil && r.top.full() {
		if r.byScore {
			r.cut(w)
		} else if r.late(w) {
			return nil
		}
	}
	if w.bits.empty() {
		return nil
	}
	if err := w.score(); err != nil {
		return err
	}
	for at, b := range w.bits {
		for ; b != 0; b &= b - 1 {
			i := 64*at + bits.TrailingZeros64(b)
			score := w.take(i)
			if r.byScore && r.groups == nil && r.top.full() && score+r.bonus.most < r.top.list[0].score {
				r.top.more = true
			} else {
				r.add(w, i, score)
			}
		}
	}
	return nil
}

// cut takes out what cannot come before those that are kept, where the greatest score that there can be in a window is less
// than theirs.
func (r *ranking) cut(w *window) {
	bound, least := w.root.bound(w)*roundedUp, r.top.list[0].score
	switch {
	case bound+r.bonus.most < least:
		w.bits = bitmap{}
	case bound < least:
		w.bits = r.bonus.in(w)
	default:
		return
	}
	r.top.more = true
}

// roundedUp is more than the sums of scores can be rounded up.
const roundedUp = 1 + 1e-9

// late tells whether the dates alone say that all of a window is behind those that are kept.
func (r *ranking) late(w *window) bool {
	if !r.top.full() {
		return false
	}
	for _, i := range w.found() {
		if !r.top.tooLate(r.key(0, w.date.at(w.from+int(i)))) {
			return false
		}
	}
	return true
}

func (r *ranking) add(w *window, i int, score float64) {
	doc := w.first() + i
	place := r.places[doc]
	score += r.bonus.of(place)
	f := found{doc, score, r.key(score, w.date.at(w.from+i)), place}
	if r.groups != nil {
		r.groups.add(f)
	} else if !r.top.tooLate(f.key) {
		r.top.add(f)
	}
}

func (r *ranking) end() {
	if r.groups == nil {
		return
	}
	for _, g := range r.groups.list {
		r.top.add(g.best)
	}
}
