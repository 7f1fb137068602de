package date

import "strings"

var small = func() map[string]float64 {
	m := map[string]float64{}
	for i, w := range strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen") {
		m[w] = float64(i)
	}
	for i, w := range strings.Fields("twenty thirty forty fifty sixty seventy eighty ninety") {
		m[w] = float64(20 + 10*i)
	}
	return m
}()

// mergeNumbers joins the parts of one number: "twenty-five", "five hundred",
// "5 1/2", "two and a half".
func (l *lexer) mergeNumbers() []token {
	out := l.out[:0:0]
	for i := 0; i < len(l.out); {
		n, t := joinNumber(l.out[i:])
		out = append(out, t)
		i += n
	}
	return out
}

// joinNumber returns the token that starts ts and how many tokens it took.
func joinNumber(ts []token) (int, token) {
	t := ts[0]
	v, isWord := small[t.lower]
	if isWord {
		t.is |= classNum
		t.n = v
		if v >= 1 && v <= 24 {
			t.is |= classHour
		}
	}
	n := 1
	if isWord && v >= 20 && int(v)%10 == 0 {
		n, t = tens(ts, t)
	}
	if t.is&classNum == 0 {
		return n, t
	}
	if len(ts) > n && (ts[n].lower == "hundred" || ts[n].lower == "thousand") {
		t.n *= map[string]float64{"hundred": 100, "thousand": 1000}[ts[n].lower]
		t.is = classNum
		t.span = t.span.Cover(ts[n].span)
		n++
	}
	return halves(ts, n, t)
}

// tens joins "twenty-five".
func tens(ts []token, t token) (int, token) {
	at := 1
	if len(ts) > 2 && ts[1].lower == "-" && ts[1].glued && ts[2].glued {
		at = 2
	}
	if len(ts) <= at {
		return 1, t
	}
	v, ok := small[ts[at].lower]
	if !ok || v < 1 || v > 9 {
		return 1, t
	}
	t.n += v
	t.span = t.span.Cover(ts[at].span)
	return at + 1, t
}

// halves joins "5 1/2" and "two and a half".
func halves(ts []token, n int, t token) (int, token) {
	rest := ts[n:]
	switch {
	case len(rest) > 2 && rest[0].lower == "1" && rest[1].lower == "/" && rest[1].glued && rest[2].lower == "2":
		return n + 3, half(t, rest[2])
	case len(rest) > 0 && rest[0].lower == "½":
		return n + 1, half(t, rest[0])
	case len(rest) > 2 && rest[0].lower == "and" && rest[1].lower == "a" && rest[2].lower == "half":
		return n + 3, half(t, rest[2])
	}
	return n, t
}

func half(t, last token) token {
	t.n += 0.5
	t.is = classNum
	t.span = t.span.Cover(last.span)
	return t
}
