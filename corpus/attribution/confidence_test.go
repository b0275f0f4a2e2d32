package attribution

import "testing"

// TestConfidence holds the evidence that was right most often apart from what leaves a doubt.
func TestConfidence(t *testing.T) {
	for _, c := range []struct {
		name  string
		sure  bool
		paras []string
	}{
		{"full name", true, []string{"Ada Orme, the mayor, said the old bridge would close."}},
		{"surname", true, []string{"Mayor Ada Orme was there.", "“The bridge is old,” Orme said."}},
		{"same paragraph", true, []string{"“The bridge is old,” said Ada Orme. “It will be mended in May.”"}},
		{"first name", false, []string{"Mayor Ada Orme was there.", "“The bridge is old,” Ada said."}},
		{"perhaps no person", false, []string{"The Xenith Quill opened in May.", "“The bridge is old,” Quill said."}},
		{"inside another's words", false, []string{"Ada Orme said Tom Dare had told the council that the bridge was old."}},
		{"named since", false, []string{"“The bridge is old,” said Ada Orme. Ines Vale wore a hat. “It will be mended in May.”"}},
		{"named behind", false, []string{"“The bridge is old and narrow.” It rained. “The ferry is older,” said Ada Orme."}},
		{"paragraph before", false, []string{"“The bridge is old,” said Ada Orme.", "“It will be mended in May.”"}},
		{"pronoun", false, []string{"Ada Orme came. She said the bridge was old."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := article("en", c.paras...)
			Attributor{}.Attribute(a)
			least := 1.0
			for _, p := range a.Paragraphs {
				for _, q := range p.Quotes {
					least = min(least, q.Confidence)
				}
			}
			if least == 0 || least == 1 || (least >= 0.9) != c.sure {
				t.Errorf("the least sure quotation has %v", least)
			}
		})
	}
}
