package sense

import "strings"

// Base returns the form under which the tables know an inflected lower-case
// word: "notify" for "notified", "subsidize" for "subsidised"; the word itself
// where no other form is known.
func Base(word string) string {
	for _, e := range endings {
		stem, ok := strings.CutSuffix(word, e.ending)
		if !ok || len(stem) < 2 {
			continue
		}
		for _, more := range e.bases {
			if more == "=" { // "stopped": the last letter is doubled
				if n := len(stem); n > 3 && stem[n-1] == stem[n-2] && known(stem[:n-1]) {
					return stem[:n-1]
				}
				continue
			}
			if known(stem + more) {
				return stem + more
			}
		}
	}
	return word
}

// endings are those of inflected words, with what the base has in their place,
// longest first. British spellings stand as American ones.
var endings = []struct {
	ending string
	bases  []string
}{
	{"ised", []string{"ize"}}, {"ising", []string{"ize"}}, {"ises", []string{"ize"}}, {"ise", []string{"ize"}}, {"isation", []string{"ization"}},
	{"ied", []string{"y"}}, {"ies", []string{"y"}},
	{"ed", []string{"", "e", "="}}, {"ing", []string{"", "e", "="}},
	{"es", []string{"e", ""}}, {"s", []string{""}},
}

func known(word string) bool {
	_, ok := loadKin()[word]
	return ok
}
