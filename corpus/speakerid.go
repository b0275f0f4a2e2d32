package corpus

import (
	"crypto/sha256"
	"encoding/base32"
	"strings"
	"unicode"
)

// NewSpeakerID makes the ID of a full name: folded, written in Latin letters, as a slug. A name in letters that have no
// transliteration here gets a hash, so that two strangers never share an ID.
func NewSpeakerID(name string) SpeakerID {
	slug, whole := Latin(name)
	if !whole || slug == "" {
		sum := sha256.Sum256([]byte(Fold(name)))
		slug = strings.Trim(slug+"-"+strings.ToLower(base32.StdEncoding.EncodeToString(sum[:5])), "-")
	}
	return SpeakerID(slug)
}

// Latin writes a name in folded Latin letters and digits, its words parted by hyphens. Whole is false where the name has
// letters that have no transliteration here, which are left out.
func Latin(name string) (slug string, whole bool) {
	var b strings.Builder
	whole = true
	for _, r := range digraphs.Replace(Fold(name)) {
		latin, ok := transliteration[r]
		switch {
		case r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			b.WriteRune(r)
		case ok:
			b.WriteString(latin)
		case r == '\'', unicode.Is(unicode.Mn, r): // O'Neill is oneill
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			whole = false
		default:
			b.WriteByte('-')
		}
	}
	return strings.Join(strings.FieldsFunc(b.String(), func(r rune) bool { return r == '-' }), "-"), whole
}

// ScopedSpeakerID makes the ID of a surname that no full name in its article explains, so that strangers of one surname
// in two articles are two.
func ScopedSpeakerID(a ArticleID, surname string) SpeakerID {
	return SpeakerID(string(a) + "-" + string(NewSpeakerID(surname)))
}

// digraphs are letters that are written as two.
var digraphs = strings.NewReplacer("ου", "ou", "ու", "u")

// transliteration writes folded letters of other scripts in Latin ones, after the spelling that the press uses.
var transliteration = func() map[rune]string {
	m := map[rune]string{}
	for _, table := range []string{
		// Cyrillic
		"а a б b в v г g д d е e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch " +
			"ъ - ы y ь - э e ю yu я ya є ye і i ї yi ґ g ў u ј j љ lj њ nj ћ c ђ dj џ dz ѓ g ќ k ѕ dz " +
			"ә a ғ gh қ q ң ng ө o ұ u ү u һ h",
		// Greek
		"α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s τ t υ y φ f χ ch ψ ps ω o",
		// Armenian
		"ա a բ b գ g դ d ե e զ z է e ը y թ t ժ zh ի i լ l խ kh ծ ts կ k հ h ձ dz ղ gh ճ ch մ m յ y ն n շ sh ո o չ ch " +
			"պ p ջ j ռ r ս s վ v տ t ր r ց ts ւ v փ p ք k օ o ֆ f և ev",
		// Georgian
		"ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ zh რ r ს s ტ t უ u ფ p ქ k ღ gh ყ q შ sh ჩ ch " +
			"ც ts ძ dz წ ts ჭ ch ხ kh ჯ j ჰ h",
	} {
		f := strings.Fields(table)
		for i := 0; i < len(f); i += 2 {
			m[[]rune(f[i])[0]] = strings.Trim(f[i+1], "-")
		}
	}
	return m
}()
