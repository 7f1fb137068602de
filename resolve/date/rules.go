package date

// A rule reads one form of time expression.
type rule struct {
	name    string
	pattern pattern
	mean    func(m *match) meaning          // nil result: not this form after all
	guard   func(ts []token, i, j int) bool // may tokens i to j be one here? nil: yes
	head    class                           // classes its first token may have
	first   map[string]bool                 // words its first token may be
}

// A table is rules with what can start them.
type table struct {
	rules []rule
	heads class
	words map[string]bool
}

func newTable(groups ...[]rule) *table {
	t := &table{words: map[string]bool{}}
	for _, g := range groups {
		for _, r := range g {
			r.starts()
			t.heads |= r.head
			for w := range r.first {
				t.words[w] = true
			}
			t.rules = append(t.rules, r)
		}
	}
	return t
}

// openers are all words that an expression may start with.
var openers = func() map[string]bool {
	m := map[string]bool{}
	for _, words := range []map[string]bool{days.words, periods.words, times.words, others.words, blursDate, blursEdge, blursLength} {
		for w := range words {
			m[w] = true
		}
	}
	return m
}()

var articles = set("the a an")

// afterArticle are the words that stand second in a rule that opens with an
// article.
var afterArticle = func() map[string]bool {
	m := map[string]bool{}
	for _, t := range []*table{days, periods, times, others} {
		for _, r := range t.rules {
			if !r.first["the"] && !r.first["a"] {
				continue
			}
			for _, e := range r.pattern[1:] {
				for w := range e.words {
					m[w] = true
				}
				if !e.optional {
					break
				}
			}
		}
	}
	return m
}()

// starts collects what the first token may be: every leading optional element
// and the first one that must be there.
func (r *rule) starts() {
	r.first = map[string]bool{}
	for _, e := range r.pattern {
		r.head |= e.is
		for w := range e.words {
			r.first[w] = true
		}
		if !e.optional {
			return
		}
	}
}

// a found is an expression of the text before it is resolved.
type found struct {
	i, j    int // tokens
	meaning meaning
	rule    string
}

// best returns the longest expression that starts at token i; of two of one
// length the rule that stands first in the table.
func (t *table) best(ts []token, i int) (found, bool) {
	if i >= len(ts) {
		return found{}, false
	}
	tok := &ts[i]
	if tok.is&t.heads == 0 && !t.words[tok.lower] {
		return found{}, false
	}
	var out found
	var m match // escapes into the rules: one for all of them
	for k := range t.rules {
		r := &t.rules[k]
		if tok.is&r.head == 0 && !r.first[tok.lower] {
			continue
		}
		m.n = 0
		n, ok := r.pattern.match(ts[i:], &m)
		if !ok || n == 0 || i+n <= out.j || broken(ts[i:i+n]) || r.guard != nil && !r.guard(ts, i, i+n) {
			continue
		}
		if mean := r.mean(&m); mean != nil {
			out = found{i, i + n, mean, r.name}
		}
	}
	return out, out.j > 0
}

// broken reports whether a sentence ends inside ts.
func broken(ts []token) bool {
	for _, t := range ts[:len(ts)-1] {
		if t.ends {
			return true
		}
	}
	return false
}

func form(name, pattern string, mean func(m *match) meaning) rule {
	return rule{name: name, pattern: compile(pattern), mean: mean}
}

func (r rule) when(guard func(ts []token, i, j int) bool) rule {
	r.guard = guard
	return r
}

// always makes a rule for words that mean one thing.
func always(name, pattern string, what meaning) rule {
	return form(name, pattern, func(*match) meaning { return what })
}

// The tables, by what they give.
var (
	days    = newTable(dayRules)
	periods = newTable(periodRules, seasonRules)
	times   = newTable(timeRules)
	others  = newTable(durationRules, setRules, referenceRules)
)
