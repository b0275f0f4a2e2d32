package corpus

// What every text is looked through for is looked for in eight bytes at once.

// bytes8 gives the first eight bytes of a text as a number.
func bytes8[T string | []byte](s T) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

const (
	lows8  = 0x0101010101010101 // the lowest bit of each of eight bytes
	highs8 = 0x8080808080808080 // the highest
)

// isPrintable reports whether eight bytes are all from ' ' to '~'.
func isPrintable(x uint64) bool { return (x|(x-lows8*' ')|(x+lows8))&highs8 == 0 }

// holdsControl reports whether one of eight bytes is less than ' '.
func holdsControl(x uint64) bool { return (x-lows8*' ')&^x&highs8 != 0 }
