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
