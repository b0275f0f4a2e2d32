// Command sqlite measures SQLite's FTS5, without cgo.
package main

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	_ "modernc.org/sqlite"

	"onrecord/bench/peers"
)

func main() {
	peers.Main(peers.Engine{Name: "sqlite", Build: build, Open: open})
}

// schema has a table of what is shown and filtered by, and one of words for each way in which they are looked at: a table
// has one tokenizer. Both read the text from the first, so that it lies on the disk once.
const schema = `
PRAGMA journal_mode = MEMORY; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -200000; PRAGMA temp_store = MEMORY;
CREATE TABLE paragraph (id INTEGER PRIMARY KEY, key TEXT, article TEXT, title TEXT, outlet TEXT, year TEXT, day INTEGER, lang TEXT, kind TEXT, text TEXT);
CREATE TABLE speaker (paragraph INTEGER, speaker TEXT, PRIMARY KEY (paragraph, speaker)) WITHOUT ROWID;
CREATE VIRTUAL TABLE stems USING fts5(text, content = 'paragraph', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE words USING fts5(text, content = 'paragraph', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');`

func build(dir string, docs []peers.Document) (err error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	db, err := connect(dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if _, err := db.Exec(schema); err != nil {
		return err
	}
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	var prepared []*sql.Stmt
	for _, text := range []string{
		"INSERT INTO paragraph VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", "INSERT INTO stems(rowid, text) VALUES (?, ?)",
		"INSERT INTO words(rowid, text) VALUES (?, ?)", "INSERT OR IGNORE INTO speaker VALUES (?, ?)",
	} {
		s, err := tx.Prepare(text)
		if err != nil {
			return err
		}
		prepared = append(prepared, s)
	}
	for i, d := range docs {
		_, err := prepared[0].Exec(i+1, d.ID, d.Article, d.Title, d.Outlet, d.Year, d.Day, d.Lang, d.Kind, d.Text)
		for _, s := range prepared[1:3] {
			_, e := s.Exec(i+1, d.Text)
			err = errors.Join(err, e)
		}
		for _, s := range d.Speaker {
			_, e := prepared[3].Exec(i+1, s)
			err = errors.Join(err, e)
		}
		if err != nil {
			return err
		}
	}
	for _, t := range []string{"stems", "words"} {
		if _, err := tx.Exec(fmt.Sprintf("INSERT INTO %s(%s) VALUES ('optimize')", t, t)); err != nil {
			return err
		}
	}
	return tx.Commit()
}

func connect(dir string) (*sql.DB, error) {
	db, err := sql.Open("sqlite", filepath.Join(dir, "index.db")+"?_pragma=mmap_size(4000000000)&_pragma=cache_size(-200000)&_pragma=temp_store(memory)")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	return db, nil
}

type asker struct {
	db       *sql.DB
	prepared map[string]*sql.Stmt
}

func open(dir string) (func(peers.Question) (int, error), error) {
	db, err := connect(dir)
	if err != nil {
		return nil, err
	}
	a := asker{db, map[string]*sql.Stmt{}}
	return a.ask, nil
}

// condition is a WHERE with its values.
type condition struct {
	table string // of words; "" for all paragraphs
	parts []string
	args  []any
}

func conditionOf(q peers.Question) condition {
	var c condition
	var list []string
	for _, w := range q.Words {
		list = append(list, `"`+w+`"`)
	}
	if len(list) > 0 {
		c.table = "stems"
		match := strings.Join(list, " AND ")
		switch q.Op {
		case "or":
			match = strings.Join(list, " OR ")
		case "phrase":
			c.table, match = "words", `"`+strings.Join(q.Words, " ")+`"`
		case "prefix":
			c.table, match = "words", list[0]+"*"
		}
		c.add(c.table+" MATCH ?", match)
	}
	if q.From != 0 {
		from, to := q.Days()
		c.add("p.day BETWEEN ? AND ?", from, to)
	}
	if q.Outlet != "" {
		c.add("p.outlet = ?", strings.ReplaceAll(q.Outlet, "-", "_"))
	}
	if q.Speaker != "" {
		c.add("EXISTS (SELECT 1 FROM speaker x WHERE x.paragraph = p.id AND x.speaker = ?)", strings.ReplaceAll(q.Speaker, "-", "_"))
	}
	return c
}

func (c *condition) add(part string, args ...any) {
	c.parts, c.args = append(c.parts, part), append(c.args, args...)
}

// from is the tables and the condition; p is the table of paragraphs where it is needed.
func (c condition) from(p bool) string {
	s := "paragraph p"
	if c.table != "" {
		if s = c.table; p || len(c.parts) > 1 {
			s = fmt.Sprintf("%s JOIN paragraph p ON p.id = %s.rowid", c.table, c.table)
		}
	}
	if len(c.parts) > 0 {
		s += " WHERE " + strings.Join(c.parts, " AND ")
	}
	return s
}

func (a asker) ask(q peers.Question) (total int, err error) {
	c := conditionOf(q)
	if err := a.rows("SELECT count(*) FROM "+c.from(false), c.args, &total); err != nil {
		return 0, err
	}
	order, shown := "rank", "p.text"
	switch {
	case q.Newest:
		order = "p.day DESC, p.id"
	case c.table == "":
		order = "p.id"
	}
	if q.Highlight {
		shown = fmt.Sprintf("snippet(%s, 0, '<mark>', '</mark>', '…', 32)", c.table)
	}
	var text, title string
	err = a.rows(fmt.Sprintf("SELECT %s, p.title FROM %s ORDER BY %s LIMIT 10", shown, c.from(true), order), c.args, &text, &title)
	if err != nil || !q.Facets {
		return total, err
	}
	return total, a.facets(q)
}

// facets counts each among the paragraphs that all choices but its own let through.
func (a asker) facets(q peers.Question) error {
	var value string
	var n int
	year := conditionOf(q)
	noOutlet, noSpeaker := q, q
	noOutlet.Outlet, noSpeaker.Speaker = "", ""
	outlet, speaker := conditionOf(noOutlet), conditionOf(noSpeaker)
	joined := strings.Replace(speaker.from(true), "paragraph p ON p.id = stems.rowid", "paragraph p ON p.id = stems.rowid JOIN speaker s ON s.paragraph = p.id", 1)
	if speaker.table == "" {
		joined = strings.Replace(speaker.from(true), "paragraph p", "paragraph p JOIN speaker s ON s.paragraph = p.id", 1)
	}
	return errors.Join(
		a.rows("SELECT p.year, count(*) FROM "+year.from(true)+" GROUP BY 1", year.args, &value, &n),
		a.rows("SELECT p.outlet, count(*) FROM "+outlet.from(true)+" GROUP BY 1 ORDER BY 2 DESC LIMIT 10", outlet.args, &value, &n),
		a.rows("SELECT s.speaker, count(*) FROM "+joined+" GROUP BY 1 ORDER BY 2 DESC LIMIT 10", speaker.args, &value, &n),
	)
}

// rows reads all rows, the last of which stays in to.
func (a asker) rows(text string, args []any, to ...any) (err error) {
	s := a.prepared[text]
	if s == nil {
		if s, err = a.db.Prepare(text); err != nil {
			return fmt.Errorf("%s: %w", text, err)
		}
		a.prepared[text] = s
	}
	rows, err := s.Query(args...)
	if err != nil {
		return fmt.Errorf("%s: %w", text, err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := rows.Scan(to...); err != nil {
			return err
		}
	}
	return rows.Err()
}
