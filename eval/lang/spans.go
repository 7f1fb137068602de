// Package lang measures the language layers: tokens, sentences, tags and
// names, on the test sets that the design fixes.
//
//	r, err := lang.Measure(fsys)
//	fmt.Println(r["sentences GUM news"])   // F1 in percent
//
// Spans count as right only if both ends are. Scores are percentages.
package lang

// counts are what an F1 is made of.
type counts struct{ right, found, wanted int }

// f1 returns the harmonic mean of precision and recall in percent.
func (c counts) f1() float64 {
	if c.found+c.wanted == 0 {
		return 0
	}
	return 200 * float64(c.right) / float64(c.found+c.wanted)
}

// add compares two lists of spans.
func add[S comparable](c *counts, found, wanted []S) {
	in := make(map[S]bool, len(wanted))
	for _, s := range wanted {
		in[s] = true
	}
	for _, s := range found {
		if in[s] {
			c.right++
		}
	}
	c.found += len(found)
	c.wanted += len(wanted)
}
