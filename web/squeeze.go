package web

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// squeeze makes a script of ours small: it drops comments and room, and shortens private names (#state), which nobody else
// can know. It knows no grammar: statements have to end in semicolons.
func squeeze(script []byte) []byte {
	s := squeezer{source: string(script)}
	for s.at < len(s.source) {
		s.step()
	}
	short := s.shorter()
	var p printer
	for _, t := range s.tokens {
		p.print(cmp.Or(short[t.text], t.text), t.room)
	}
	return []byte(p.done())
}

// token is a word, a sign, or a piece of text with its quotes.
type token struct {
	text string
	room bool // there was some before it
}

type squeezer struct {
	source string
	at     int
	tokens []token
	room   bool
	inside []int // for each template that we are inside of, how many braces are open
}

var (
	jsWord   = regexp.MustCompile(`^#?[A-Za-z0-9_$]+`)
	jsRegexp = regexp.MustCompile(`^/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/[a-z]*`)
	jsString = regexp.MustCompile(`^(?:"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')`)
	jsSign   = regexp.MustCompile(`^(?:=>|\.\.\.|\?\.|\?\?=?)`)
)

func (s *squeezer) step() {
	rest := s.source[s.at:]
	switch c := rest[0]; {
	case c == ' ' || c == '\n' || c == '\t':
		s.room = true
		s.at++
	case strings.HasPrefix(rest, "//"):
		s.skip(rest, "\n")
	case strings.HasPrefix(rest, "/*"):
		s.skip(rest, "*/")
	case c == '"' || c == '\'':
		s.take(jsString.FindString(rest))
	case c == '`':
		s.take("`")
		s.template()
	case c == '}' && len(s.inside) > 0 && s.inside[len(s.inside)-1] == 0: // back in the template round it
		s.inside = s.inside[:len(s.inside)-1]
		s.take("}")
		s.template()
	case c == '/' && s.operand() && jsRegexp.MatchString(rest):
		s.take(jsRegexp.FindString(rest))
	case jsWord.MatchString(rest):
		s.take(jsWord.FindString(rest))
	case jsSign.MatchString(rest):
		s.take(jsSign.FindString(rest))
	default:
		s.nest(c)
		s.take(rest[:1])
	}
}

func (s *squeezer) skip(rest, until string) {
	n := strings.Index(rest, until)
	if n < 0 {
		n = len(rest) - len(until)
	}
	s.at += n + len(until)
	s.room = true
}

// take adds a token; what is none of the language is taken byte by byte.
func (s *squeezer) take(text string) {
	if text == "" {
		text = s.source[s.at : s.at+1]
	}
	s.at += len(text)
	s.tokens = append(s.tokens, token{text: text, room: s.room})
	s.room = false
}

// template takes the text of one as it is, up to its end or to what is put in.
func (s *squeezer) template() {
	for i := s.at; i < len(s.source); i++ {
		switch rest := s.source[i:]; {
		case rest[0] == '\\':
			i++
		case rest[0] == '`':
			s.take(s.source[s.at : i+1])
			return
		case strings.HasPrefix(rest, "${"):
			s.take(s.source[s.at : i+2])
			s.inside = append(s.inside, 0)
			return
		}
	}
	if s.at < len(s.source) {
		s.take(s.source[s.at:])
	}
}

// nest counts the braces inside of what is put into a template.
func (s *squeezer) nest(c byte) {
	if n := len(s.inside) - 1; n >= 0 && c == '{' {
		s.inside[n]++
	} else if n >= 0 && c == '}' {
		s.inside[n]--
	}
}

// operand reports whether a value may stand here, and a slash begins a regular expression.
func (s *squeezer) operand() bool {
	last := s.text(len(s.tokens) - 1)
	return last == "return" || last == "=>" || strings.Contains("(,=:[!&|?{};", last) && last != ""
}

// text is that of a token; "" where there is none.
func (s *squeezer) text(i int) string {
	if i < 0 || i >= len(s.tokens) {
		return ""
	}
	return s.tokens[i].text
}

// shorter gives each private name a new one, the most frequent the shortest.
func (s *squeezer) shorter() map[string]string {
	count := map[string]int{}
	for _, t := range s.tokens {
		if t.text[0] == '#' {
			count[t.text]++
		}
	}
	names := slices.SortedFunc(maps.Keys(count), func(a, b string) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b))
	})
	short := map[string]string{}
	for i, name := range names {
		short[name] = "#" + nth(i)
	}
	return short
}

// nth counts names: a to Z, then aa and so on.
func nth(n int) string {
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	name := letters[n%len(letters) : n%len(letters)+1]
	if n >= len(letters) {
		return nth(n/len(letters)-1) + name
	}
	return name
}

// printer writes tokens with no more between them than has to be.
type printer struct {
	out   strings.Builder
	last  byte
	ended bool // a semicolon is due, unless a brace follows
}

func (p *printer) print(text string, room bool) {
	if p.ended && text != "}" {
		p.out.WriteByte(';')
		p.last = ';'
	}
	if p.ended = text == ";"; p.ended {
		return
	}
	if first := text[0]; room && (wordy(p.last) && wordy(first) || p.last == first && (first == '+' || first == '-')) {
		p.out.WriteByte(' ')
	}
	p.out.WriteString(text)
	p.last = text[len(text)-1]
}

func (p *printer) done() string {
	if p.ended {
		p.out.WriteByte(';')
	}
	return p.out.String()
}

func wordy(c byte) bool {
	return c == '_' || c == '$' || c == '#' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c >= 0x80
}

var (
	styleComment = regexp.MustCompile(`(?s)/\*.*?\*/`)
	styleSpace   = regexp.MustCompile(`\s+`)
	styleSign    = regexp.MustCompile(` ?([{};,]) ?`)
	styleColon   = regexp.MustCompile(`([a-z-]): `)
)

// squeezeStyle does so with a style sheet.
func squeezeStyle(style []byte) string {
	s := styleComment.ReplaceAllString(string(style), "")
	s = styleSign.ReplaceAllString(styleSpace.ReplaceAllString(s, " "), "$1")
	return strings.TrimSpace(strings.ReplaceAll(styleColon.ReplaceAllString(s, "$1:"), ";}", "}"))
}
