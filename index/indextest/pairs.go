package indextest

import (
	"fmt"
	"slices"
	"testing"

	"onrecord/corpus"
	"onrecord/index"
)

// Pair is two sentences that differ in what a fact turns on.
type Pair struct {
	Lang     string
	Yes, No  string
	InYes    string // words that stand so in the one alone
	InNo     string // words that stand so in the other alone
	Negation string // what makes the difference; it stands in No alone
}

// PairArticles gives each sentence of Pairs as an article of its own: pair-01-yes.1 and pair-01-no.1.
func PairArticles() []corpus.Article {
	var list []corpus.Article
	for i, p := range Pairs() {
		list = append(list,
			article(pairID(i, "yes"), "", "", "2024", p.Lang, prose(p.Yes)),
			article(pairID(i, "no"), "", "", "2024", p.Lang, prose(p.No)))
	}
	return list
}

func pairID(i int, which string) string { return fmt.Sprintf("pair-%02d-%s", i+1, which) }

// RunPairs holds an engine that has PairArticles to it that exact words find the one sentence and never the other, and
// that what makes the difference is found, as it is and as a word.
func RunPairs(t *testing.T, s index.Searcher) {
	for i, p := range Pairs() {
		t.Run(fmt.Sprintf("%02d %s", i+1, p.Lang), func(t *testing.T) {
			yes, no := corpus.ParagraphID(pairID(i, "yes")+".1"), corpus.ParagraphID(pairID(i, "no")+".1")
			for _, test := range []struct {
				query       string
				found, must corpus.ParagraphID // must not be found; "" is none
			}{
				{`"` + p.InYes + `"`, yes, no}, {`"` + p.InNo + `"`, no, yes}, {`"` + p.Negation + `"`, no, yes}, {p.Negation, no, ""},
				{"“" + p.Yes + "”", yes, no}, {"«" + p.No + "»", no, yes},
			} {
				hits := search(t, s, test.query, func(q *index.Query) {
					q.Filters.Articles = []string{pairID(i, "yes"), pairID(i, "no")}
				}).Hits
				has := func(id corpus.ParagraphID) bool {
					return slices.ContainsFunc(hits, func(h index.Hit) bool { return h.ID == id })
				}
				if !has(test.found) {
					t.Errorf("%s does not find %s", test.query, test.found)
				}
				if test.must != "" && has(test.must) {
					t.Errorf("%s finds %s", test.query, test.must)
				}
			}
		})
	}
}

// Pairs is what a fact-checker must not get wrong.
func Pairs() []Pair {
	return []Pair{
		{"en", "We will raise the harbour toll.", "We will not raise the harbour toll.", "will raise the", "will not raise", "not"},
		{"en", "The minister said she would stand again.", "The minister said she would never stand again.", "would stand", "would never stand", "never"},
		{"en", "They came with an invitation.", "They came without an invitation.", "with an invitation", "without an invitation", "without"},
		{"en", "Ferries can sail tonight.", "Ferries cannot sail tonight.", "can sail", "cannot sail", "cannot"},
		{"en", "The deal is dead.", "The deal isn’t dead.", "deal is dead", "deal isn't dead", "isn't"},
		{"en", "There is money for the bridge.", "There is no money for the bridge.", "is money", "is no money", "no"},
		{"en", "Everybody voted for the plan.", "Nobody voted for the plan.", "everybody voted", "nobody voted", "nobody"},
		{"en", "Either side has signed.", "Neither side has signed.", "either side", "neither side", "neither"},
		{"en", "We’ll leave the union.", "We won’t leave the union.", "we'll leave", "we won't leave", "won't"},
		{"en", "To strike or to work: that is what they ask.", "To strike or not to work: that is what they ask.", "or to work", "or not to work", "not"},

		{"de", "Wir werden die Hafengebühr erhöhen.", "Wir werden die Hafengebühr nicht erhöhen.", "Hafengebühr erhöhen", "Hafengebühr nicht erhöhen", "nicht"},
		{"de", "Es gibt einen Plan.", "Es gibt keinen Plan.", "gibt einen Plan", "gibt keinen Plan", "keinen"},
		{"de", "Sie kam mit Erlaubnis.", "Sie kam ohne Erlaubnis.", "mit Erlaubnis", "ohne Erlaubnis", "ohne"},
		{"de", "Er hat das immer gesagt.", "Er hat das nie gesagt.", "das immer gesagt", "das nie gesagt", "nie"},
		{"de", "Jemand hat unterschrieben.", "Niemand hat unterschrieben.", "jemand hat", "niemand hat", "niemand"},
		{"de", "Die Fähren fahren noch.", "Die Fähren fahren nicht mehr.", "fahren noch", "fahren nicht mehr", "nicht mehr"},
		{"de", "Das ist eine Drohung.", "Das ist keine Drohung.", "ist eine Drohung", "ist keine Drohung", "keine"},

		{"fr", "Nous augmenterons les taxes.", "Nous n’augmenterons pas les taxes.", "nous augmenterons", "n'augmenterons pas", "pas"},
		{"fr", "Elle a signé l’accord.", "Elle n’a pas signé l’accord.", "elle a signé", "n’a pas signé", "n’a pas"},
		{"fr", "Il viendra avec son avocat.", "Il viendra sans son avocat.", "avec son avocat", "sans son avocat", "sans"},
		{"fr", "Je le dirai encore.", "Je ne le dirai jamais.", "je le dirai", "je ne le dirai jamais", "jamais"},
		{"fr", "Tout est décidé.", "Rien n’est décidé.", "tout est décidé", "rien n'est décidé", "rien"},
		{"fr", "Il y a une raison de céder.", "Il n’y a aucune raison de céder.", "a une raison", "a aucune raison", "aucune"},
		{"fr", "La grève est finie.", "La grève n’est pas finie.", "grève est finie", "pas finie", "pas"},

		{"es", "Nosotros vamos a subir los impuestos.", "Nosotros no vamos a subir los impuestos.", "nosotros vamos", "nosotros no vamos", "no"},
		{"es", "Llegaron con permiso.", "Llegaron sin permiso.", "con permiso", "sin permiso", "sin"},
		{"es", "Siempre hemos negociado.", "Nunca hemos negociado.", "siempre hemos", "nunca hemos", "nunca"},
		{"es", "Alguien lo sabía.", "Nadie lo sabía.", "alguien lo sabia", "nadie lo sabia", "nadie"},
		{"es", "Aún queda tiempo para un acuerdo.", "Ya no queda tiempo para un acuerdo.", "aún queda tiempo", "ya no queda tiempo", "no"},

		{"it", "Noi alzeremo le tasse.", "Noi non alzeremo le tasse.", "noi alzeremo", "noi non alzeremo", "non"},
		{"it", "È arrivato con la scorta.", "È arrivato senza la scorta.", "con la scorta", "senza la scorta", "senza"},
		{"it", "Oggi c’è un piano.", "Oggi non c’è un piano.", "oggi c'è un piano", "oggi non c'è", "non"},
		{"it", "L’ho sempre detto.", "Non l’ho mai detto.", "l'ho sempre detto", "l'ho mai detto", "mai"},

		{"pt", "Nós vamos aumentar os impostos.", "Nós não vamos aumentar os impostos.", "nos vamos", "nos nao vamos", "não"},
		{"pt", "Ela saiu com autorização.", "Ela saiu sem autorização.", "com autorizacao", "sem autorizacao", "sem"},
		{"pt", "O acordo ainda vale.", "O acordo já não vale.", "acordo ainda vale", "já não vale", "não"},

		{"nl", "Wij gaan de havengelden verhogen.", "Wij gaan de havengelden niet verhogen.", "havengelden verhogen", "havengelden niet verhogen", "niet"},
		{"nl", "Er is een akkoord.", "Er is geen akkoord.", "is een akkoord", "is geen akkoord", "geen"},
		{"nl", "Hij kwam met papieren.", "Hij kwam zonder papieren.", "met papieren", "zonder papieren", "zonder"},

		{"pl", "Podniesiemy opłaty portowe.", "Nie podniesiemy opłat portowych.", "podniesiemy opłaty", "nie podniesiemy", "nie"},
		{"pl", "Przyszli z dokumentami.", "Przyszli bez dokumentów.", "z dokumentami", "bez dokumentów", "bez"},

		{"ru", "Мы повысим портовый сбор.", "Мы не повысим портовый сбор.", "мы повысим", "мы не повысим", "не"},
		{"ru", "Переговоры прошли с посредником.", "Переговоры прошли без посредника.", "с посредником", "без посредника", "без"},
		{"ru", "У них есть план.", "У них нет плана.", "есть план", "нет плана", "нет"},
		{"ru", "Он всегда говорил об этом.", "Он никогда не говорил об этом.", "он всегда говорил", "он никогда не говорил", "никогда"},
		{"ru", "Все подписали соглашение.", "Никто не подписал соглашение.", "все подписали", "никто не подписал", "никто"},
		{"ru", "Её ещё можно спасти.", "Её уже нельзя спасти.", "еще можно", "уже нельзя", "нельзя"},

		{"uk", "Ми підвищимо портовий збір.", "Ми не підвищимо портовий збір.", "ми підвищимо", "ми не підвищимо", "не"},
		{"uk", "Вони прийшли з дозволом.", "Вони прийшли без дозволу.", "з дозволом", "без дозволу", "без"},
		{"uk", "У них є угода.", "У них немає угоди.", "є угода", "немає угоди", "немає"},

		{"tr", "Vergileri artıracağız.", "Vergileri artırmayacağız.", "vergileri artıracağız", "vergileri artırmayacağız", "artırmayacağız"},
		{"tr", "Bu bir tehdittir.", "Bu bir tehdit değildir.", "bir tehdittir", "tehdit değildir", "değildir"},
		{"tr", "Limanda para var.", "Limanda para yok.", "para var", "para yok", "yok"},
		{"tr", "İzinli geldiler.", "İzinsiz geldiler.", "izinli geldiler", "izinsiz geldiler", "izinsiz"},
		{"tr", "Anlaşmayı imzaladık.", "Anlaşmayı imzalamadık.", "anlaşmayı imzaladık", "anlaşmayı imzalamadık", "imzalamadık"},
		{"tr", "Köprü açık kalacak.", "Köprü açık kalmayacak.", "açık kalacak", "açık kalmayacak", "kalmayacak"},
		{"tr", "Her zaman söyledim.", "Hiçbir zaman söylemedim.", "her zaman söyledim", "hiçbir zaman söylemedim", "hiçbir"},
		{"tr", "Işıklar söndü.", "Işıklar sönmedi.", "ISIKLAR SONDU", "IŞIKLAR SÖNMEDİ", "sönmedi"},

		{"az", "Vergiləri artıracağıq.", "Vergiləri artırmayacağıq.", "vergiləri artıracağıq", "vergiləri artırmayacağıq", "artırmayacağıq"},
		{"az", "Razılaşma var.", "Razılaşma yoxdur.", "razılaşma var", "razılaşma yoxdur", "yoxdur"},
		{"az", "Bu, hədədir.", "Bu, hədə deyil.", "bu hədədir", "hədə deyil", "deyil"},

		{"hy", "Մենք կբարձրացնենք հարկերը։", "Մենք չենք բարձրացնի հարկերը։", "մենք կբարձրացնենք", "մենք չենք բարձրացնի", "չենք"},
		{"hy", "Նրանք եկան թույլտվությամբ։", "Նրանք եկան առանց թույլտվության։", "եկան թույլտվությամբ", "առանց թույլտվության", "առանց"},
		{"ka", "ჩვენ გავზრდით გადასახადს.", "ჩვენ არ გავზრდით გადასახადს.", "ჩვენ გავზრდით", "არ გავზრდით", "არ"},
		{"ka", "ისინი ნებართვით მოვიდნენ.", "ისინი ნებართვის გარეშე მოვიდნენ.", "ისინი ნებართვით", "ნებართვის გარეშე", "გარეშე"},
		{"el", "Εμείς θα αυξήσουμε τα τέλη.", "Εμείς δεν θα αυξήσουμε τα τέλη.", "εμεις θα", "ΕΜΕΙΣ ΔΕΝ ΘΑ", "δεν"},
		{"el", "Ήρθαν με άδεια.", "Ήρθαν χωρίς άδεια.", "με αδεια", "χωρις αδεια", "χωρίς"},

		{"ar", "سنرفع رسوم الميناء.", "لن نرفع رسوم الميناء.", "سنرفع رسوم", "لن نرفع", "لن"},
		{"ar", "جاؤوا مع إذن.", "جاؤوا بدون إذن.", "مع اذن", "بِدُونِ إِذْنٍ", "بدون"},
		{"zh", "我们会提高港口费。", "我们不会提高港口费。", "我们会提高", "我们不会提高", "不会"},
		{"zh", "协议有问题。", "协议没有问题。", "协议有问题", "协议没有问题", "没有"},
		{"ja", "港湾料金を上げます。", "港湾料金を上げません。", "上げます", "上げません", "ません"},
	}
}
