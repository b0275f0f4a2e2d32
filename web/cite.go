package web

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"onrecord/corpus"
	"onrecord/index"
)

// citationView is a paragraph as it is cited, ready to be copied.
type citationView struct{ Plain, Markdown, BibTeX string }

// citation is what all formats tell.
type citation struct {
	hit       index.Hit
	permalink string
	accessed  corpus.Date
}

func (p *pages) citation(r *http.Request, h index.Hit) citationView {
	now := p.options.Now()
	c := citation{h, p.base(r) + paragraphHref(h.ID), corpus.Date{Year: now.Year(), Month: int(now.Month()), Day: now.Day()}}
	return citationView{c.plain(), c.markdown(), c.bibTeX()}
}

// said names who speaks, with roles; "" where nobody is named.
func (c citation) said() string {
	var list []string
	for _, s := range c.hit.Speakers {
		if s.Role != "" {
			list = append(list, s.Name+", "+s.Role)
		} else {
			list = append(list, s.Name)
		}
	}
	return strings.Join(list, "; ")
}

func (c citation) title() string {
	if c.hit.Article.Title == "" {
		return "Untitled"
	}
	return c.hit.Article.Title
}

func (c citation) outlet() string {
	if c.hit.Article.Outlet == "" {
		return "outlet not known"
	}
	return c.hit.Article.Outlet
}

func (c citation) date() string {
	if d := newDate(c.hit.Article.Date); d.Text != "" {
		return d.Text
	}
	return "undated"
}

// lead begins the line below the words.
func lead(who string) string {
	if who == "" {
		return "— "
	}
	return "— " + who + ". "
}

func (c citation) plain() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n%s“%s”, %s, %s, paragraph %d of %d.", oneLine(c.hit.Text), lead(oneLine(c.said())), oneLine(c.title()),
		oneLine(c.outlet()), c.date(), c.hit.Number, c.hit.Article.Paragraphs)
	if source := c.hit.Article.Link(); source != "" {
		b.WriteString(" " + source)
	}
	fmt.Fprintf(&b, "\n%s (accessed %s)", c.permalink, newDate(c.accessed).Text)
	return b.String()
}

func (c citation) markdown() string {
	title := "“" + escapeMarkdown(c.title()) + "”"
	if source := c.hit.Article.Link(); source != "" {
		title = "[" + title + "](<" + escapeTarget(source) + ">)"
	}
	return fmt.Sprintf("> %s\n>\n> %s%s, %s, %s, [paragraph %d](<%s>), accessed %s.", escapeMarkdown(c.hit.Text),
		lead(escapeMarkdown(c.said())), title, escapeMarkdown(c.outlet()), c.date(), c.hit.Number, escapeTarget(c.permalink), newDate(c.accessed).Text)
}

// bibTeX gives an entry of biblatex, whose dates may be a year or a month. What is not known is left out.
func (c citation) bibTeX() string {
	a := c.hit.Article
	note := "Paragraph " + strconv.Itoa(c.hit.Number)
	if who := c.said(); who != "" {
		note += ", said by " + who
	}
	var b strings.Builder
	fmt.Fprintf(&b, "@online{%s", c.hit.ID)
	for _, f := range []struct{ name, value string }{
		{"author", a.Author}, {"title", a.Title}, {"organization", a.Outlet}, {"date", a.Date.String()}, {"url", a.Link()},
		{"urldate", c.accessed.String()}, {"langid", a.Lang}, {"note", note}, {"annotation", c.hit.Text}, {"addendum", c.permalink},
	} {
		switch value := oneLine(f.value); {
		case value == "":
		case f.name == "url":
			fmt.Fprintf(&b, ",\n  url = {%s}", escapeBraces(value))
		case f.name == "addendum":
			fmt.Fprintf(&b, ",\n  addendum = {\\url{%s}}", escapeBraces(value))
		case f.name == "author", f.name == "title", f.name == "organization":
			fmt.Fprintf(&b, ",\n  %s = {{%s}}", f.name, escapeTeX(value)) // as it is written: not parted, not in small letters
		default:
			fmt.Fprintf(&b, ",\n  %s = {%s}", f.name, escapeTeX(value))
		}
	}
	return b.String() + "\n}"
}

// oneLine puts a text on a line of its own.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

var (
	markdownSigns = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "#", `\#`, "|", `\|`, "~", `\~`, "&", `\&`, "!", `\!`)
	texSigns      = strings.NewReplacer(`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "$", `\$`, "&", `\&`, "#", `\#`, "%", `\%`, "_", `\_`, "^", `\textasciicircum{}`, "~", `\textasciitilde{}`)
	braces        = strings.NewReplacer("{", "%7B", "}", "%7D", `\`, "%5C")
	targetSigns   = strings.NewReplacer("<", "%3C", ">", "%3E", `\`, "%5C", " ", "%20")
)

func escapeMarkdown(s string) string {
	s = markdownSigns.Replace(oneLine(s))
	if strings.HasPrefix(s, "-") || strings.HasPrefix(s, "+") || strings.HasPrefix(s, "=") { // no list, no heading
		s = `\` + s
	}
	return s
}

func escapeTeX(s string) string    { return texSigns.Replace(s) }
func escapeBraces(s string) string { return braces.Replace(s) }
func escapeTarget(s string) string { return targetSigns.Replace(oneLine(s)) }
