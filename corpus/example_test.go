package corpus_test

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"onrecord/corpus"
)

func ExampleReader_Articles() {
	r := corpus.Reader{
		Outlet: "The Daily Buoy",
		Stdin: strings.NewReader(`{"id":"dam","title":"The dam holds","lang":"en","text":"It is safe.\n\nIt is full."}
{"id":"weir","date":"2023-02-29","text":"It leaks."}
`)}
	for article, err := range r.Articles(context.Background(), "-") {
		var rejected *corpus.RecordError
		switch {
		case errors.As(err, &rejected):
			fmt.Println("rejected", rejected)
		case err != nil:
			fmt.Println("the load failed:", err)
		default:
			for _, p := range article.Paragraphs {
				fmt.Println(p.ID, article.Outlet, p.Text)
			}
		}
	}
	// Output:
	// dam.1 The Daily Buoy It is safe.
	// dam.2 The Daily Buoy It is full.
	// rejected -:2: date: “2023-02-29” is not a date of the calendar; write 2024, 2024-05 or 2024-05-03
}
