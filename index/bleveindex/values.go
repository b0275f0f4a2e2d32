package bleveindex

import "slices"

// values are those of one column, sorted; the first is none.
type values struct {
	ids []string
	of  map[string]uint32
}

func (v *values) add(local []string) {
	if v.of == nil {
		v.of = map[string]uint32{}
	}
	for _, s := range local {
		v.of[s] = 0
	}
}

func (v *values) finish() {
	for s := range v.of {
		v.ids = append(v.ids, s)
	}
	slices.Sort(v.ids)
	for i, s := range v.ids {
		v.of[s] = uint32(i)
	}
}

func (v *values) ordinals(local []string) []uint32 {
	list := make([]uint32, len(local))
	for i, s := range local {
		list[i] = v.of[s]
	}
	return list
}

// years are those that documents are dated by, so that counts by date need no room for others.
type years struct {
	known []int
	slot  []uint16 // by year; meaningful for those that are known
}

// daySlots is the room for the dates of a year, as packDate makes them.
const daySlots = 1 << 9

func (y *years) add(c *columns) {
	for i := range c.rows.len() { // their paragraphs have the same dates
		year := c.date.at(int(c.rows.doc.at(i))) >> 9
		if int(year) >= len(y.slot) {
			y.slot = append(y.slot, make([]uint16, int(year)+1-len(y.slot))...)
		}
		if year != 0 {
			y.slot[year] = 1
		}
	}
}

func (y *years) finish() {
	for year, used := range y.slot {
		if used != 0 {
			y.slot[year] = uint16(len(y.known))
			y.known = append(y.known, year)
		}
	}
}

// index is where the counts of a packed date, which is known, are.
func (y *years) index(date uint32) int {
	return int(y.slot[date>>9])*daySlots + int(date&(daySlots-1))
}

// date is what index was made of.
func (y *years) date(index int) uint32 {
	return uint32(y.known[index/daySlots])<<9 | uint32(index%daySlots)
}
