package bleveindex

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"onrecord/index"
	"onrecord/index/match"
)

// page gives the entries that q asks for, how many there are in all, and the cursor of the next page.
func (r *register) page(q index.ListQuery) (list []*listed, total int, next string, err error) {
	if err := q.Validate(); err != nil {
		return nil, 0, "", err
	}
	limit := q.Limit
	if limit == 0 {
		limit = index.DefaultLimit
	}
	all := r.matching(q.Text)
	question := r.kind + ":" + strings.Join(strings.Fields(q.Text), " ")
	from, err := after(all, question, q.Cursor)
	if err != nil {
		return nil, 0, "", err
	}
	to := min(from+limit, len(all))
	if to < len(all) {
		next = cursor(question, all[to-1])
	}
	return all[from:to], len(all), next, nil
}

// matching gives the entries of which each word asked for begins a word.
func (r *register) matching(text string) []*listed {
	asked := match.Split(text)
	if len(asked) == 0 {
		if strings.TrimSpace(text) == "" {
			return r.order
		}
		return nil
	}
	var found []*listed
	for _, l := range r.folded() {
		if l.matches(asked) {
			found = append(found, l)
		}
	}
	return found
}

func (l *listed) matches(asked []match.Word) bool {
	for _, a := range asked {
		if !slices.ContainsFunc(l.words, func(w string) bool { return strings.HasPrefix(w, a.Exact) }) {
			return false
		}
	}
	return true
}

// cursor names the last entry of a page by where it stands in the order, so that it holds in later generations too, and
// what was asked for.
func cursor(question string, l *listed) string {
	return base64.RawURLEncoding.EncodeToString([]byte(short(question) + ":" + strconv.Itoa(l.Count) + ":" + l.ID))
}

// short stands for a question in a cursor.
func short(question string) string {
	sum := sha256.Sum256([]byte(question))
	return hex.EncodeToString(sum[:6])
}

// after is the position behind the entry that the cursor names.
func after(list []*listed, question, cursor string) (int, error) {
	if cursor == "" {
		return 0, nil
	}
	b, err := base64.RawURLEncoding.DecodeString(cursor)
	asked, rest, _ := strings.Cut(string(b), ":")
	count, id, found := strings.Cut(rest, ":")
	n, numErr := strconv.Atoi(count)
	if err != nil || !found || numErr != nil {
		return 0, invalid("cursor", "is none of ours; take it from `next` of the page before, unchanged")
	}
	if asked != short(question) {
		return 0, invalid("cursor", "is that of another list; send it with the same `q`, or leave it away")
	}
	for i, l := range list {
		if l.Count < n || l.Count == n && l.ID > id {
			return i, nil
		}
	}
	return len(list), nil
}

func invalid(param, message string) error {
	return &index.InvalidError{Problems: []index.Problem{{Param: param, Message: message}}}
}
