package attribution

import "testing"

// TestHeadline reads an article that goes on with its title.
func TestHeadline(t *testing.T) {
	for _, c := range []struct{ title, want string }{
		{"Тихон Брагин призвал не тянуть с мостом", "1 indirect Тихон Брагин: мост ждать не может\n"},
		{"Вера Лугова призвала не тянуть с мостом", "1 indirect -: мост ждать не может\n"},
		{"Тихон Брагин и Матвей Острожный поспорили о мосте", "1 indirect -: мост ждать не может\n"},
		{"Мост просят не тянуть", "1 indirect -: мост ждать не может\n"},
	} {
		a := article("ru", "Он отметил, что мост ждать не может.")
		a.Title = c.title
		Attributor{}.Attribute(a)
		if got := foundIn(a); got != c.want {
			t.Errorf("%s: found %swant %s", c.title, got, c.want)
		}
	}
}

// TestHeadlineNames reads an article whose title alone has the full name.
func TestHeadlineNames(t *testing.T) {
	a := article("ru", "Билан остался доволен.", "«Песня удалась», — заявил музыкант.")
	a.Title = "Дима Билан оценил песню Антона Шнура"
	Attributor{}.Attribute(a)
	if got, want := foundIn(a), "2 direct Дима Билан: «Песня удалась»\n"; got != want {
		t.Errorf("found %swant %s", got, want)
	}
}
