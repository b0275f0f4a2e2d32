package corpus

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/abadojack/whatlanggo"
)

// iso639 holds the two-letter codes in force.
const iso639 = " aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz " +
	"ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it " +
	"iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na " +
	"nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so " +
	"sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu "

// ParseLang reads a language as a source gives it: ISO 639-1, in any case; of a tag like "en-GB" the language counts.
// "" is the unknown language.
func ParseLang(s string) (string, error) {
	lang, _, _ := strings.Cut(strings.ReplaceAll(s, "_", "-"), "-")
	lang = strings.ToLower(lang)
	if s != "" && (len(lang) != 2 || !strings.Contains(iso639, " "+lang+" ")) {
		return "", fmt.Errorf("lang %s is not a language of ISO 639-1; write two letters, like en", Quoted(s, 40))
	}
	return lang, nil
}

const (
	detectRunes = 1500 // of the text that detection looks at
	minLetters  = 40   // below which a language is not told by its words
	minOwn      = 10   // below which it is not told by a script of its own
	minShare    = 0.7  // of the letters that must be of one script
	minForeign  = 0.01 // share of letters that the language does not have, from which on it is not that one
)

// DetectedLangs lists the languages that a reader detects unless it is told others, ISO 639-1.
func DetectedLangs() []string {
	return strings.Fields("ar az be bg cs de el en es et fa fi fr he hu hy it ja ka ko lt lv mk nl pl pt ro ru sv th tr uk zh")
}

// rivals are the languages that the words of a text have to tell from each other; it has so many letters. Some are here
// only so that they are not taken for a neighbour.
func rivals(s string, letters int) map[whatlanggo.Lang]bool {
	m := map[whatlanggo.Lang]bool{}
	for _, l := range []whatlanggo.Lang{
		whatlanggo.Eng, whatlanggo.Fra, whatlanggo.Deu, whatlanggo.Spa, whatlanggo.Ita, whatlanggo.Por, whatlanggo.Nld,
		whatlanggo.Pol, whatlanggo.Ces, whatlanggo.Ron, whatlanggo.Hun, whatlanggo.Swe, whatlanggo.Dan, whatlanggo.Nob,
		whatlanggo.Fin, whatlanggo.Est, whatlanggo.Lav, whatlanggo.Lit, whatlanggo.Tur, whatlanggo.Azj, whatlanggo.Uzb,
		whatlanggo.Tuk, whatlanggo.Kur, whatlanggo.Hrv, whatlanggo.Slv, whatlanggo.Afr, whatlanggo.Vie, whatlanggo.Ind,
		whatlanggo.Rus, whatlanggo.Ukr, whatlanggo.Bel, whatlanggo.Bul, whatlanggo.Mkd, whatlanggo.Srp,
		whatlanggo.Arb, whatlanggo.Pes, whatlanggo.Urd, whatlanggo.Skr, whatlanggo.Uig, whatlanggo.Heb, whatlanggo.Ydd,
	} {
		m[l] = true
	}
	for l, alphabet := range alphabets() {
		if float64(foreign(s, alphabet)) > minForeign*float64(letters) {
			delete(m, l)
		}
	}
	return m
}

// detectLang tells the language of a text by its beginning; "" when unsure, or when it is none of the wanted.
func detectLang(wanted, texts []string) string {
	if wanted == nil {
		wanted = DetectedLangs()
	}
	lang := guessLang(beginning(texts, detectRunes))
	if !slices.Contains(wanted, lang) {
		return ""
	}
	return lang
}

// beginning joins paragraphs until there are enough runes.
func beginning(texts []string, runes int) string {
	var b strings.Builder
	for _, t := range texts {
		for _, r := range t {
			if runes--; runes < 0 {
				return b.String()
			}
			b.WriteRune(r)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func guessLang(s string) string {
	letters, script := scriptOf(s)
	if script == nil || letters < minOwn {
		return ""
	}
	if script.lang != "" {
		return script.lang
	}
	if letters < minLetters {
		return ""
	}
	info := whatlanggo.DetectWithOptions(s, whatlanggo.Options{Whitelist: rivals(s, letters)})
	switch {
	case !info.IsReliable():
		return ""
	case info.Lang == whatlanggo.Pes:
		return "fa" // for which whatlanggo has no short code
	}
	return info.Lang.Iso6391()
}

// script is a writing system, with the language when in the press it writes one only.
type script struct {
	lang   string
	tables []*unicode.RangeTable
}

func scripts() []script {
	return []script{
		{"", []*unicode.RangeTable{unicode.Latin}}, {"", []*unicode.RangeTable{unicode.Cyrillic}},
		{"", []*unicode.RangeTable{unicode.Arabic}}, {"", []*unicode.RangeTable{unicode.Hebrew}},
		{"hy", []*unicode.RangeTable{unicode.Armenian}}, {"ka", []*unicode.RangeTable{unicode.Georgian}},
		{"el", []*unicode.RangeTable{unicode.Greek}}, {"ko", []*unicode.RangeTable{unicode.Hangul}},
		{"th", []*unicode.RangeTable{unicode.Thai}},
		{"ja", []*unicode.RangeTable{unicode.Hiragana, unicode.Katakana}}, {"zh", []*unicode.RangeTable{unicode.Han}},
	}
}

// scriptOf counts letters and gives the script that most of them are of, or nil when none prevails. Japanese is told by
// its kana, which stand among Chinese characters.
func scriptOf(s string) (letters int, prevailing *script) {
	list := scripts()
	counts := make([]int, len(list))
	for _, r := range s {
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		if i := slices.IndexFunc(list, func(sc script) bool { return unicode.In(r, sc.tables...) }); i >= 0 {
			counts[i]++
		}
	}
	kana, han := len(list)-2, len(list)-1
	if counts[kana]*10 > counts[han] {
		counts[kana], counts[han] = counts[kana]+counts[han], 0
	}
	for i, n := range counts {
		if n > 0 && float64(n) >= minShare*float64(letters) {
			return letters, &list[i]
		}
	}
	return letters, nil
}

// alphabets holds the letters by which languages in Cyrillic exclude each other. A text that fits none is in a language
// that detection does not know: Kazakh is no odd Russian.
func alphabets() map[whatlanggo.Lang]string {
	return map[whatlanggo.Lang]string{
		whatlanggo.Rus: "абвгдеёжзийклмнопрстуфхцчшщъыьэюя", whatlanggo.Ukr: "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
		whatlanggo.Bel: "абвгдеёжзійклмнопрстуўфхцчшыьэюя", whatlanggo.Bul: "абвгдежзийклмнопрстуфхцчшщъьюяѝ",
		whatlanggo.Mkd: "абвгдѓежзѕијклљмнњопрстќуфхцчџшѐѝ", whatlanggo.Srp: "абвгдђежзијклљмнњопрстћуфхцчџш",
	}
}

// foreign counts the Cyrillic letters of a text that an alphabet does not have.
func foreign(s, alphabet string) int {
	n := 0
	for _, r := range s {
		if r >= 0x80 && unicode.Is(unicode.Cyrillic, r) && !strings.ContainsRune(alphabet, unicode.ToLower(r)) {
			n++
		}
	}
	return n
}
