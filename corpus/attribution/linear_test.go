package attribution

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// BenchmarkHostile repeats what rules look from end to end for. The figure "times-4" is the time of four times as much
// text as a multiple of that of the first, for the worst of all languages: 4 where it is in proportion, 16 where it is
// quadratic.
func BenchmarkHostile(b *testing.B) {
	const size, times = 60_000, 4
	for _, unit := range []string{
		"said ", "she said, ", "Abc said ", "the mayor said ", "According to Abc, ", "In statement ", "In a statement statement ",
		"“a” and ", "“", "the company said. ", "Ada Orme ", ", ", "Mr. A. ", "SAID: ", "- ", "«",
	} {
		b.Run(strings.TrimSpace(unit), func(b *testing.B) {
			worst := 0.0
			for b.Loop() {
				for _, lang := range []string{"en", "de", "fr", "es", "ru", "tr"} {
					once, more := attributed(lang, unit, size), attributed(lang, unit, times*size)
					worst = max(worst, float64(more)/float64(once))
				}
			}
			b.ReportMetric(worst, "times-4")
		})
	}
}

// BenchmarkHostileTranscript is BenchmarkHostile for a transcript that prints a surname with ever new first names.
func BenchmarkHostileTranscript(b *testing.B) {
	const size, times = 3000, 4
	worst := 0.0
	for b.Loop() {
		worst = max(worst, float64(namedOften(times*size))/float64(namedOften(size)))
	}
	b.ReportMetric(worst, "times-4")
}

func namedOften(n int) time.Duration {
	texts := []string{"MS. ORME: Yes.", "Q  Why?", "MS. ORME: No.", "Q  Why not?", "MS. ORME: It is old."}
	for i := range n {
		texts = append(texts, fmt.Sprintf("So said Xa%d Orme, and “%d Yb%d” too.", i, i, i))
	}
	a := article("en", texts...)
	began := time.Now()
	Attributor{}.Attribute(a)
	return time.Since(began)
}

func attributed(lang, unit string, size int) time.Duration {
	a := article(lang, "Ada Orme came.", strings.Repeat(unit, size/len(unit)))
	began := time.Now()
	Attributor{}.Attribute(a)
	return time.Since(began)
}
