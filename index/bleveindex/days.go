package bleveindex

import "onrecord/corpus"

// packDate makes one number of a date: year<<9 | month<<5 | day, of which the latter two are 0 when not known, and all
// when the year is not. The numbers sort as the dates do, a coarser date before the finer ones that lie in it.
func packDate(d corpus.Date) uint32 { return uint32(d.Year)<<9 | uint32(d.Month)<<5 | uint32(d.Day) }

func unpackDate(p uint32) corpus.Date {
	return corpus.Date{Year: int(p >> 9), Month: int(p >> 5 & 15), Day: int(p & 31)}
}

// days is a range of packed days, both inclusive; the zero value holds every date.
type days struct{ from, to uint32 }

func newDays(from, to corpus.Date) days {
	var d days
	if from.Known() {
		d.from = packDate(from.First())
	}
	if to.Known() {
		d.to = packDate(to.Last())
	}
	return d
}

func (d days) all() bool { return d == days{} }

// hold tells whether a packed date, or a part of the month or year that it is, lies in the range.
func (d days) hold(date uint32) bool {
	if d.all() {
		return true
	}
	first, last := date, date
	if date>>5&15 == 0 {
		first, last = first|1<<5, last|12<<5
	}
	if date&31 == 0 {
		first, last = first|1, last|31
	}
	return date != 0 && (d.from == 0 || last >= d.from) && (d.to == 0 || first <= d.to)
}
