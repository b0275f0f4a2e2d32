package cli

import "strconv"

// Count writes a number with its noun, which takes an s for more than one.
func Count(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return strconv.Itoa(n) + " " + noun
}
