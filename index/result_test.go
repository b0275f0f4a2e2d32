package index

import "testing"

// TestLink holds which addresses may be followed; their scheme is told in any case.
func TestLink(t *testing.T) {
	for address, follow := range map[string]bool{
		"https://quay.example/12": true, "HTTPS://quay.example/12": true, "http://quay.example": true, "": false,
		"javascript:alert(1)": false, "//quay.example/12": false, "https:": false, "ftp://quay.example": false, "/12": false,
		"https://quay.example/%zz": false,
	} {
		want := ""
		if follow {
			want = address
		}
		if got := (Article{URL: address}).Link(); got != want {
			t.Errorf("the link of %q is %q", address, got)
		}
	}
}
