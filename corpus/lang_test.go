package corpus

import (
	"context"
	"slices"
	"testing"
)

// sentences are invented, a few for each language.
var sentences = map[string][]string{
	"en": {
		"The minister said on Tuesday that the harbour would reopen before winter, and that no worker would lose a day of pay.",
		"We have listened to the farmers of the valley, and we will not sign an agreement that leaves their fields without water.",
	},
	"fr": {
		"La ministre a déclaré mardi que le port rouvrirait avant l’hiver et qu’aucun ouvrier ne perdrait une journée de salaire.",
		"Nous avons écouté les paysans de la vallée, et nous ne signerons pas un accord qui laisse leurs champs sans eau.",
	},
	"de": {
		"Die Ministerin sagte am Dienstag, der Hafen werde vor dem Winter wieder öffnen und niemand werde einen Tageslohn verlieren.",
		"Wir haben den Bauern im Tal zugehört und werden kein Abkommen unterschreiben, das ihre Felder ohne Wasser lässt.",
	},
	"es": {
		"La ministra dijo el martes que el puerto volvería a abrir antes del invierno y que ningún obrero perdería un día de sueldo.",
		"Hemos escuchado a los campesinos del valle y no firmaremos un acuerdo que deje sus campos sin agua.",
	},
	"it": {
		"La ministra ha detto martedì che il porto riaprirà prima dell’inverno e che nessun operaio perderà un giorno di paga.",
		"Abbiamo ascoltato i contadini della valle e non firmeremo un accordo che lasci i loro campi senza acqua.",
	},
	"pt": {
		"A ministra disse na terça-feira que o porto vai reabrir antes do inverno e que nenhum operário perderá um dia de salário.",
		"Ouvimos os agricultores do vale e não assinaremos um acordo que deixe os seus campos sem água.",
	},
	"nl": {
		"De minister zei dinsdag dat de haven voor de winter weer opengaat en dat geen enkele arbeider een dag loon verliest.",
		"Wij hebben naar de boeren in het dal geluisterd en tekenen geen verdrag dat hun velden zonder water laat.",
	},
	"pl": {
		"Minister powiedziała we wtorek, że port zostanie otwarty przed zimą i że żaden robotnik nie straci dniówki.",
		"Wysłuchaliśmy rolników z doliny i nie podpiszemy umowy, która pozostawi ich pola bez wody.",
	},
	"ru": {
		"Во вторник министр заявила, что порт снова откроется до зимы и ни один рабочий не потеряет дневного заработка.",
		"Мы выслушали крестьян долины и не подпишем соглашения, которое оставит их поля без воды.",
	},
	"uk": {
		"У вівторок міністерка заявила, що порт знову відкриють до зими і жоден робітник не втратить денного заробітку.",
		"Ми вислухали селян долини й не підпишемо угоди, яка залишить їхні поля без води.",
	},
	"bg": {
		"Във вторник министърката заяви, че пристанището ще бъде отворено отново преди зимата и никой няма да загуби надница.",
		"Изслушахме земеделците от долината и няма да подпишем споразумение, което оставя нивите им без вода.",
		"Тя добави, че правителството ще плати ремонта на кея и че първите кораби се очакват през ноември.",
	},
	"tr": {
		"Bakan salı günü yaptığı açıklamada limanın kıştan önce yeniden açılacağını ve hiçbir işçinin yevmiyesini kaybetmeyeceğini söyledi.",
		"Vadideki çiftçileri dinledik ve tarlalarını susuz bırakacak bir anlaşmayı imzalamayacağız.",
	},
	"az": {
		"Nazir çərşənbə axşamı bildirdi ki, liman qışdan əvvəl yenidən açılacaq və heç bir fəhlə gündəlik maaşını itirməyəcək.",
		"Biz vadinin kəndlilərini dinlədik və onların tarlalarını susuz qoyan sazişi imzalamayacağıq.",
	},
	"sv": {
		"Ministern sade på tisdagen att hamnen öppnar igen före vintern och att ingen arbetare ska förlora en dagslön.",
		"Vi har lyssnat på bönderna i dalen och vi skriver inte under ett avtal som lämnar deras åkrar utan vatten.",
	},
	"cs": {
		"Ministryně v úterý řekla, že přístav bude znovu otevřen před zimou a že žádný dělník nepřijde o denní mzdu.",
		"Vyslechli jsme zemědělce z údolí a nepodepíšeme dohodu, která nechá jejich pole bez vody.",
	},
	"ro": {
		"Ministra a declarat marți că portul se va redeschide înainte de iarnă și că niciun muncitor nu va pierde o zi de salariu.",
		"I-am ascultat pe țăranii din vale și nu vom semna un acord care le lasă câmpurile fără apă.",
	},
	"hu": {
		"A miniszter kedden azt mondta, hogy a kikötő még a tél előtt újra megnyílik, és egyetlen munkás sem veszít napibért.",
		"Meghallgattuk a völgy gazdáit, és nem írunk alá olyan egyezményt, amely víz nélkül hagyja a földjeiket.",
	},
	"fi": {
		"Ministeri sanoi tiistaina, että satama avataan uudelleen ennen talvea ja ettei yksikään työntekijä menetä päiväpalkkaa.",
		"Olemme kuunnelleet laakson viljelijöitä, emmekä allekirjoita sopimusta, joka jättää heidän peltonsa ilman vettä.",
	},
	"et": {
		"Minister ütles teisipäeval, et sadam avatakse uuesti enne talve ja et ükski tööline ei kaota päevapalka.",
		"Me kuulasime oru põllumehi ega kirjuta alla lepingule, mis jätab nende põllud ilma veeta.",
	},
	"lt": {
		"Ministrė antradienį pareiškė, kad uostas vėl bus atidarytas iki žiemos ir nė vienas darbininkas nepraras dienos uždarbio.",
		"Mes išklausėme slėnio ūkininkus ir nepasirašysime sutarties, kuri paliktų jų laukus be vandens.",
	},
	"lv": {
		"Ministre otrdien paziņoja, ka osta atkal tiks atvērta pirms ziemas un neviens strādnieks nezaudēs dienas algu.",
		"Mēs uzklausījām ielejas zemniekus un neparakstīsim līgumu, kas atstātu viņu laukus bez ūdens.",
	},
	"be": {
		"У аўторак міністарка заявіла, што порт зноў адкрыюць да зімы і ніводзін рабочы не страціць дзённага заробку.",
		"Мы выслухалі сялян даліны і не падпішам пагаднення, якое пакіне іх палі без вады.",
	},
	"mk": {
		"Министерката во вторникот изјави дека пристаништето повторно ќе биде отворено пред зимата и дека никој нема да загуби дневница.",
		"Ги сослушавме земјоделците од долината и нема да потпишеме договор што ќе ги остави нивите без вода.",
	},
	"hy": {"Նախարարը երեքշաբթի հայտարարեց, որ նավահանգիստը կվերաբացվի մինչև ձմեռ։"},
	"ka": {"მინისტრმა სამშაბათს განაცხადა, რომ პორტი ზამთრამდე გაიხსნება."},
	"el": {"Η υπουργός δήλωσε την Τρίτη ότι το λιμάνι θα ανοίξει ξανά πριν από τον χειμώνα."},
	"he": {"השרה אמרה ביום שלישי שהנמל ייפתח מחדש לפני החורף ושאף פועל לא יפסיד יום עבודה."},
	"ar": {"قالت الوزيرة يوم الثلاثاء إن الميناء سيفتح من جديد قبل الشتاء وإن أي عامل لن يخسر أجر يومه."},
	"fa": {"وزیر روز سه\u200cشنبه گفت که بندر پیش از زمستان دوباره باز می\u200cشود و هیچ کارگری دستمزد خود را از دست نخواهد داد.",
		"ما به سخنان کشاورزان دره گوش دادیم و توافقی را که زمین\u200cهای آنان را بی\u200cآب بگذارد امضا نخواهیم کرد."},
	"zh": {"部长星期二表示，港口将在冬季之前重新开放，没有一个工人会失去一天的工资。"},
	"ja": {"大臣は火曜日、港は冬の前に再開され、労働者は一日分の賃金も失わないと述べた。"},
	"ko": {"장관은 화요일에 항구가 겨울 전에 다시 열릴 것이라고 말했다."},
}

func TestDetectLang(t *testing.T) {
	for want, texts := range sentences {
		t.Run(want, func(t *testing.T) {
			if got := detectLang(nil, texts); got != want {
				t.Errorf("got %q", got)
			}
		})
	}
}

// A single sentence may be too little, but it must not be taken for another language.
func TestDetectLangIsNeverAGuess(t *testing.T) {
	for want, texts := range sentences {
		for _, text := range texts {
			if got := detectLang(nil, []string{text}); got != want && got != "" {
				t.Errorf("%q is taken for %q", text, got)
			}
		}
	}
}

func TestDetectLangUnsure(t *testing.T) {
	for name, text := range map[string]string{
		"nothing":       "",
		"no letters":    "12. 5. 2020 — 17:30",
		"too short":     "No comment.",
		"a name":        "Wilhelmina Osterhagen",
		"Kazakh":        "Министр сейсенбі күні порт қысқа дейін қайта ашылатынын және бірде-бір жұмысшы күндік жалақысын жоғалтпайтынын айтты.",
		"Croatian":      "Ministrica je u utorak izjavila da će luka biti ponovno otvorena prije zime i da nijedan radnik neće izgubiti nadnicu.",
		"Danish":        "Ministeren sagde tirsdag, at havnen åbner igen inden vinteren, og at ingen arbejder mister en dags løn.",
		"Tajik":         "Вазир рӯзи сешанбе гуфт, ки бандар пеш аз зимистон боз мешавад ва ҳеҷ коргар музди рӯзонаашро гум намекунад.",
		"Serbian":       "Министарка је у уторак изјавила да ће лука поново бити отворена пре зиме и да ниједан радник неће изгубити дневницу.",
		"half and half": sentences["en"][0] + " " + sentences["ru"][0],
	} {
		t.Run(name, func(t *testing.T) {
			if got := detectLang(nil, []string{text}); got != "" {
				t.Errorf("got %q", got)
			}
		})
	}
}

func TestDetectLangAmongWanted(t *testing.T) {
	if got := detectLang([]string{"en", "fr"}, sentences["de"]); got != "" {
		t.Errorf("German among English and French: got %q", got)
	}
	if got := detectLang([]string{"en", "fr"}, sentences["fr"]); got != "fr" {
		t.Errorf("French: got %q", got)
	}
}

func TestDetectLangOfRealStatements(t *testing.T) {
	tally := map[string]int{}
	for a, err := range (Reader{}).Articles(context.Background(), realData(t, "statements.jsonl")) {
		if err != nil {
			t.Fatal(err)
		}
		var texts []string
		for _, p := range a.Paragraphs {
			texts = append(texts, p.Text)
		}
		got := detectLang(nil, texts)
		if got != a.Lang {
			t.Logf("%s, %s: got %q", a.Title, a.Lang, got)
		}
		tally[a.Lang+" as "+got]++
	}
	if tally["en as en"] < 50 || tally["es as es"] != 4 {
		t.Error(tally)
	}
}

func TestParseLang(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "en": "en", "EN": "en", "en-GB": "en", "pt_BR": "pt", "zh-Hant-TW": "zh",
	} {
		if got, err := ParseLang(in); err != nil || got != want {
			t.Errorf("%q: got %q, %v", in, got, err)
		}
	}
	for _, in := range []string{"english", "eng", "xx", "e", "-", "-en", "e n", "ё", "  "} {
		if got, err := ParseLang(in); err == nil {
			t.Errorf("%q: got %q", in, got)
		}
	}
}

func TestDetectedLangs(t *testing.T) {
	if !slices.IsSorted(DetectedLangs()) {
		t.Error("not sorted")
	}
	for _, lang := range DetectedLangs() {
		if got, err := ParseLang(lang); got != lang {
			t.Errorf("%q: got %q, %v", lang, got, err)
		}
	}
}

func BenchmarkDetectLang(b *testing.B) {
	texts := slices.Repeat(sentences["en"], 20)
	for b.Loop() {
		detectLang(nil, texts)
	}
}
