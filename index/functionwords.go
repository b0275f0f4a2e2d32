package index

// functionWords are the small words of languages: articles, the commonest prepositions and conjunctions. Left out is what
// a fact turns on: every negation; what has an opposite that turns it (with and without, for and against, before and after);
// and verbs, whose tense and mood count (was, will, can).
var functionWords = map[string]string{
	"az": "və ya ki isə bu bir də da",
	"de": "der die das den dem des ein eine einen einem einer eines und oder in im am an auf zu zum zur von vom bei beim " +
		"dass daß",
	"en": "the a an of to in on at by from and or that this these those as",
	"es": "el la los las lo un una unos unas de del y e a al en que o u",
	"fr": "le la les l un une des du de d et à au aux en dans par que qu ou",
	"hy": "և եւ ու այդ այս այն",
	"it": "il lo la i gli le l un uno una di del dello della dei degli delle dell d a al allo alla ai agli alle all " +
		"da dal dallo dalla dai dagli dalle dall in nel nello nella nei negli nelle nell su sul sullo sulla sui sugli " +
		"sulle sull e ed o che",
	"nl": "de het een van en in op te aan bij dat die dit om of",
	"pl": "i w we na do o u że to a lub",
	"pt": "o a os as um uma uns umas de do da dos das e em na nos nas ao à aos às pelo pela pelos pelas que",
	"ru": "и в во на к ко о об обо у из по что это а или",
	"tr": "ve bir bu şu o de da ki veya",
	"uk": "і й та у в на до о об що це а або",
}
