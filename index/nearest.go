package index

// nearest gives the name that s is most likely a slip of; "" when none is near.
func nearest(s string, names []string) string {
	best, least := "", min(2, len(s)/2)+1
	for _, name := range names {
		if d := editDistance(s, name); d < least {
			best, least = name, d
		}
	}
	return best
}

// editDistance counts the bytes to put in, take out or change.
func editDistance(a, b string) int {
	if max(len(a), len(b)) > 40 {
		return 40 // no name is so long
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}
