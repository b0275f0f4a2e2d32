package bleveindex

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"

	"onrecord/corpus"
)

// What is stored of a document is a record: a byte that numbers its form, and values one after the other. A number is a
// varint, a text the number of its bytes and these, a list the number of its members and these. What is one of a few
// words is its place in a list of them, counted from 1, or 0 and the text.
const recordForm = 1

// The words that stand as numbers. They are added to at their ends alone.
var (
	recordKinds = []string{
		string(corpus.KindStatement), string(corpus.KindQuote), string(corpus.KindMixed), string(corpus.KindReported),
		string(corpus.KindProse),
	}
	recordQuoteKinds = []string{
		string(corpus.QuoteDirect), string(corpus.QuoteIndirect), string(corpus.QuoteMixed), string(corpus.QuoteStatement),
		string(corpus.QuoteTranscript),
	}
	recordBases = []string{
		string(corpus.BasisDeclared), string(corpus.BasisLabel), string(corpus.BasisName), string(corpus.BasisSurname),
		string(corpus.BasisPronoun), string(corpus.BasisRole), string(corpus.BasisLeadIn), string(corpus.BasisCarried),
		string(corpus.BasisAmbiguous), string(corpus.BasisNone),
	}
)

// record is what is stored of a document.
type record interface {
	append(b []byte) []byte
	read(*decoder)
}

// encode adds a record.
func encode(b []byte, r record) []byte { return r.append(append(b, recordForm)) }

var errRecord = errors.New("it is cut short, or not a record")

// decode reads a record. Its texts are copies.
func decode(b []byte, r record) error {
	if len(b) == 0 || b[0] != recordForm {
		return errRecord
	}
	d := decoder{rest: string(b[1:])}
	r.read(&d)
	if d.failed || d.rest != "" {
		return errRecord
	}
	return nil
}

func appendText(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

func appendNumber(b []byte, n int) []byte { return binary.AppendUvarint(b, uint64(n)) }

func appendWord(b []byte, s string, words []string) []byte {
	if i := slices.Index(words, s); i >= 0 {
		return appendNumber(b, i+1)
	}
	return appendText(append(b, 0), s)
}

// decoder reads values. After one that fails all are empty.
type decoder struct {
	rest   string
	failed bool
}

func (d *decoder) number() int {
	var n uint64
	for i := range len(d.rest) {
		c := d.rest[i]
		n |= uint64(c&0x7f) << (7 * i)
		if c < 0x80 {
			d.rest = d.rest[i+1:]
			if n > math.MaxInt32 {
				break
			}
			return int(n)
		}
		if i == 4 {
			break
		}
	}
	d.fail()
	return 0
}

func (d *decoder) fail() { d.rest, d.failed = "", true }

func (d *decoder) text() string {
	n := d.number()
	if n > len(d.rest) {
		d.fail()
		return ""
	}
	s := d.rest[:n]
	d.rest = d.rest[n:]
	return s
}

// size is the number of members of a list, each of which takes at least so many bytes.
func (d *decoder) size(least int) int {
	n := d.number()
	if n > len(d.rest)/least {
		d.fail()
		return 0
	}
	return n
}

func (d *decoder) word(words []string) string {
	switch n := d.number(); {
	case d.failed:
		return ""
	case n == 0:
		return d.text()
	case n <= len(words):
		return words[n-1]
	}
	d.fail()
	return ""
}

// paragraphRecord is what is stored of a paragraph.
type paragraphRecord struct {
	Text     string
	Kind     corpus.Kind
	Speakers []corpus.Speaker
	Quotes   []corpus.Quote
}

func (r *paragraphRecord) append(b []byte) []byte {
	b = appendWord(b, string(r.Kind), recordKinds)
	b = appendNumber(b, len(r.Speakers))
	for _, s := range r.Speakers {
		b = appendText(appendText(appendText(b, string(s.ID)), s.Name), s.Role)
	}
	b = appendNumber(b, len(r.Quotes))
	for i := range r.Quotes {
		b = r.appendQuote(b, &r.Quotes[i])
	}
	return appendText(b, r.Text)
}

// appendQuote names the speaker by his place in the list of the paragraph, from 1, or by 0, ID and name.
func (r *paragraphRecord) appendQuote(b []byte, q *corpus.Quote) []byte {
	b = appendNumber(appendNumber(b, q.Start), q.End)
	b = appendWord(b, string(q.Kind), recordQuoteKinds)
	is := func(s corpus.Speaker) bool { return s.ID == q.Speaker && s.Name == q.Name }
	if i := slices.IndexFunc(r.Speakers, is); i >= 0 {
		b = appendNumber(b, i+1)
	} else {
		b = appendText(appendText(append(b, 0), string(q.Speaker)), q.Name)
	}
	b = appendText(appendText(b, q.Mention), q.Cue)
	b = appendWord(b, string(q.Basis), recordBases)
	return appendConfidence(b, q.Confidence)
}

// appendConfidence writes thousandths and one more, or 0 and the bits of what is not so round.
func appendConfidence(b []byte, c float64) []byte {
	if n := math.Round(c * thousand); n >= 0 && n <= thousand && n/thousand == c {
		return appendNumber(b, int(n)+1)
	}
	return binary.LittleEndian.AppendUint64(append(b, 0), math.Float64bits(c))
}

const thousand = 1000

func (r *paragraphRecord) read(d *decoder) {
	r.Kind = corpus.Kind(d.word(recordKinds))
	if n := d.size(3); n > 0 {
		r.Speakers = make([]corpus.Speaker, n)
	}
	for i := range r.Speakers {
		r.Speakers[i] = corpus.Speaker{ID: corpus.SpeakerID(d.text()), Name: d.text(), Role: d.text()}
	}
	if n := d.size(11); n > 0 {
		r.Quotes = make([]corpus.Quote, n)
	}
	for i := range r.Quotes {
		r.readQuote(d, &r.Quotes[i])
	}
	r.Text = d.text()
}

func (r *paragraphRecord) readQuote(d *decoder, q *corpus.Quote) {
	q.Start, q.End = d.number(), d.number()
	q.Kind = corpus.QuoteKind(d.word(recordQuoteKinds))
	switch n := d.number(); {
	case n == 0:
		q.Speaker, q.Name = corpus.SpeakerID(d.text()), d.text()
	case n <= len(r.Speakers):
		q.Speaker, q.Name = r.Speakers[n-1].ID, r.Speakers[n-1].Name
	default:
		d.fail()
	}
	q.Mention, q.Cue = d.text(), d.text()
	q.Basis = corpus.Basis(d.word(recordBases))
	q.Confidence = d.confidence()
}

func (d *decoder) confidence() float64 {
	if n := d.number(); n > 0 || d.failed {
		return float64(n-1) / thousand
	}
	if len(d.rest) < 8 {
		d.fail()
		return 0
	}
	bits := binary.LittleEndian.Uint64([]byte(d.rest[:8]))
	d.rest = d.rest[8:]
	return math.Float64frombits(bits)
}

// articleRecord is what is stored of an article.
type articleRecord struct {
	Title, Outlet    string
	Date             corpus.Date
	URL, Lang        string
	Author           string
	Paragraphs       int
	Hash             string // of all of the content: the same means unchanged
	Words, NameWords int
	TitleWords       int
	Speakers         []voice
}

// voice is a speaker of an article and the number of paragraphs in which he is named so.
type voice struct {
	ID    corpus.SpeakerID
	Name  string
	Role  string
	Count int
}

func (r *articleRecord) append(b []byte) []byte {
	for _, s := range []string{r.Title, r.Outlet, r.URL, r.Lang, r.Author, r.Hash} {
		b = appendText(b, s)
	}
	for _, n := range []int{int(packDate(r.Date)), r.Paragraphs, r.Words, r.NameWords, r.TitleWords, len(r.Speakers)} {
		b = appendNumber(b, n)
	}
	for _, v := range r.Speakers {
		b = appendText(appendText(appendText(b, string(v.ID)), v.Name), v.Role)
		b = appendNumber(b, v.Count)
	}
	return b
}

func (r *articleRecord) read(d *decoder) {
	r.readHead(d)
	if n := d.size(4); n > 0 {
		r.Speakers = make([]voice, n)
	}
	for i := range r.Speakers {
		r.Speakers[i] = voice{corpus.SpeakerID(d.text()), d.text(), d.text(), d.number()}
	}
}

// articleHead is an article's record without its speakers, who may be hundreds and are not shown with it.
type articleHead struct{ articleRecord }

func (r *articleHead) read(d *decoder) {
	r.readHead(d)
	d.rest = ""
}

func (r *articleRecord) readHead(d *decoder) {
	for _, s := range []*string{&r.Title, &r.Outlet, &r.URL, &r.Lang, &r.Author, &r.Hash} {
		*s = d.text()
	}
	r.Date = unpackDate(uint32(d.number()))
	for _, n := range []*int{&r.Paragraphs, &r.Words, &r.NameWords, &r.TitleWords} {
		*n = d.number()
	}
}
