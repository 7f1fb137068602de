package compare

import "strings"

// A table holds what is known of some words. Nearly all words that a rule asks
// for are in none: one whose first letter and length no word of the table has is
// passed over at once.
type table[V any] struct {
	values  map[string]V
	lengths [32]uint32 // that occur, by first letter
}

func tableOf[V any](values map[string]V) *table[V] {
	t := &table[V]{values: values}
	for w := range values {
		if w != "" {
			t.lengths[w[0]%32] |= 1 << (len(w) % 32)
		}
	}
	return t
}

// of returns what is known of a word, the zero value for nothing.
func (t *table[V]) of(w string) (v V) {
	if w != "" && t.lengths[w[0]%32]>>(len(w)%32)&1 == 1 {
		return t.values[w]
	}
	return v
}

// A set is words that mean one thing to a rule.
type set struct{ *table[bool] }

func (s set) has(w string) bool { return s.of(w) }

// setOf makes a set of words as they are written in lower case.
func setOf(words string) set { return setBy(words, func(w string) string { return w }) }

// stems makes a set of the stems of words.
func stems(words string) set { return setBy(words, func(w string) string { return stemOf(w, w) }) }

func setBy(words string, key func(string) string) set {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[key(w)] = true
	}
	return set{tableOf(m)}
}
