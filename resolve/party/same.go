package party

import "slices"

// A likeness says by which rule two names are one; empty for not.
type likeness string

const (
	sameName  likeness = "same-name"
	nameOrder likeness = "name-order"
	spelling  likeness = "spelling"
	nickname  likeness = "nickname"
	shortName likeness = "short-name"
)

// alike compares the keys of two names.
func alike(a, b []string) likeness {
	switch {
	case len(a) == 0 || len(b) == 0:
		return ""
	case slices.Equal(a, b):
		return sameName
	case len(a) == len(b) && slices.Equal(sorted(a), sorted(b)):
		return nameOrder
	case len(a) == len(b) && len(a) > 1 && near(sorted(a), sorted(b)):
		return spelling
	case len(a) == len(b) && len(a) > 1 && familiar(a[0]) == familiar(b[0]) && slices.Equal(a[1:], b[1:]):
		return nickname
	case len(a) < len(b) && part(a, b), len(b) < len(a) && part(b, a):
		return shortName
	}
	return ""
}

func sorted(a []string) []string {
	a = slices.Clone(a)
	slices.Sort(a)
	return a
}

// near reports whether every word of a is spelled like one of b, in order, and
// at least one is the same.
func near(a, b []string) bool {
	same := 0
	for i := range a {
		switch {
		case a[i] == b[i]:
			same++
		case !respelled(a[i], b[i]):
			return false
		}
	}
	return same > 0
}

// familiar returns the full form of an English given name.
func familiar(w string) string {
	if full := familiarForms[w]; full != "" {
		return full
	}
	return w
}

var familiarForms = map[string]string{
	"joe": "joseph", "mike": "michael", "bill": "william", "bob": "robert", "rob": "robert", "jim": "james", "tom": "thomas",
	"tony": "anthony", "dick": "richard", "rick": "richard", "dan": "daniel", "dave": "david", "ben": "benjamin", "sam": "samuel",
	"chris": "christopher", "matt": "matthew", "nick": "nicholas", "steve": "steven", "stephen": "steven", "jeff": "jeffrey",
	"don": "donald", "ed": "edward", "ted": "edward", "fred": "frederick", "greg": "gregory", "ken": "kenneth", "larry": "lawrence",
	"ron": "ronald", "tim": "timothy", "liz": "elizabeth", "beth": "elizabeth", "kate": "katherine", "kathy": "katherine",
	"sue": "susan", "maggie": "margaret", "peggy": "margaret", "debbie": "deborah", "jen": "jennifer", "andy": "andrew", "alex": "alexander",
}

// respelled reports whether two words can be transliterations or misspellings
// of one: they differ by one letter, or only in letters that sound alike.
func respelled(a, b string) bool {
	if len(a) < 4 || len(b) < 4 {
		return false
	}
	return sound(a) == sound(b) || distance(a, b) <= 1 && a[0] == b[0]
}

// sound reduces a word to letters that transliterations agree on.
func sound(w string) string {
	var out []byte
	for i := range len(w) {
		c := w[i]
		switch c {
		case 'y', 'j':
			c = 'i'
		case 'c', 'q':
			c = 'k'
		case 'w':
			c = 'v'
		case 'z':
			c = 's'
		case 'h':
			if i > 0 {
				continue
			}
		}
		if n := len(out); n == 0 || out[n-1] != c {
			out = append(out, c)
		}
	}
	return string(out)
}

// distance is the number of letters to insert, delete or change, 2 for more.
func distance(a, b string) int {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return 2
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	rest := func(x, y string) int {
		if x == y {
			return 1
		}
		return 2
	}
	switch {
	case i == len(a) && i == len(b):
		return 0
	case len(a) == len(b):
		return rest(a[i+1:], b[i+1:])
	}
	return rest(a[i:], b[i+1:])
}

// part reports whether all words of short are in long, its first or last word
// among them, so that "Biden" is part of "Joe Biden" and "of State" is not.
func part(short, long []string) bool {
	for _, w := range short {
		if !slices.Contains(long, w) {
			return false
		}
	}
	return slices.Contains(short, long[0]) || slices.Contains(short, long[len(long)-1])
}
