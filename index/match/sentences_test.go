package match

import (
	"strings"
	"testing"
)

// TestSentences holds where a text is parted. A | stands where it is.
func TestSentences(t *testing.T) {
	for _, want := range []string{
		"One. |Two! |Three? |Four… |Five.",
		"“One.” |“Two?” |(Three.) |Four.",
		"Really?! |Yes.",
		"The U.S. toll rose. |It did.",
		"In the U.S. The end.", // better left together
		"Dr. Vale and Mr. J. R. Orme of St. Ives Ltd. spoke.",
		"It cost 3.5 or 1.000.000 in all. |So?",
		"He left in 2019. |She stayed.",
		"Am 3. Mai kam z. B. niemand. |Dann kam Dr. Ott.",
		"Il a vu M. Toll, puis Mme. Vale. |Puis rien.",
		"La Sra. Vale habla. |Ud. también.",
		"В 2020 г. Толл ушёл, т. е. его нет. |И всё.",
		"Sn. Dr. Toll 15. yüzyıl vb. dedi. |Bitti.",
		"He said … that. e.g. this", "“No!” he said. |So.",
		"He said. but no.",
		"一。|二！|三？」|四。",
		"مرحبا؟ |نعم۔ |لا.",
		"Այո։ |Ոչ։",
		"हाँ। |नहीं।",
		"One\nTwo\n\nThree",
		"One. \u0301Two",
		"A: b; c",
		"...", "", ". . .",
	} {
		want = strings.ReplaceAll(want, "One\nTwo\n\nThree", "One\n|Two\n\n|Three")
		text := strings.ReplaceAll(want, "|", "")
		var b strings.Builder
		at := 0
		for _, end := range sentenceEnds(text) {
			b.WriteString(text[at:end] + "|")
			at = end
		}
		if got := b.String() + text[at:]; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
