package compare

import "unicode/utf8"

// nearName reports whether two folded names may be spellings of one: one edit
// in five letters, none in short ones, and the same first letter.
func nearName(a, b string) bool {
	if a == b {
		return true
	}
	if len(a) < 5 || len(b) < 5 || a[0] != b[0] {
		return false
	}
	return edits(a, b) <= max(len(a), len(b))/5
}

// edits is the Levenshtein distance.
func edits(a, b string) int {
	row := make([]int, utf8.RuneCountInString(b)+1)
	for j := range row {
		row[j] = j
	}
	i := 0
	for _, x := range a {
		i++
		last := row[0]
		row[0] = i
		j := 0
		for _, y := range b {
			j++
			cost := 1
			if x == y {
				cost = 0
			}
			last, row[j] = row[j], min(row[j]+1, row[j-1]+1, last+cost)
		}
	}
	return row[len(row)-1]
}
