package compare

import "slices"

// Whoever says that "no journalist" was spoken of speaks of Rita Chaves too, if
// some document of the case calls her "the journalist Rita Chaves".

// kindsOf learns from appositions what the case's texts call those whom they
// name: the stems of "journalist" by that of "Chaves".
func kindsOf(ps []*passage) map[string][]string {
	out := map[string][]string{}
	for _, p := range ps {
		for i := 1; i+1 < len(p.words); i++ {
			from, to := nameFrom(p.words, i)
			if to == 0 {
				continue
			}
			kind := kindBeside(p.words, from, to)
			if kind == "" {
				continue
			}
			for _, w := range p.words[from:to] {
				if !slices.Contains(out[w.stem], kind) {
					out[w.stem] = append(out[w.stem], kind)
				}
			}
		}
	}
	return out
}

// nameFrom returns the bounds of the name of two or more words that begins at
// i, or zeros.
func nameFrom(ws []word, i int) (from, to int) {
	if namelike(ws[i-1]) {
		return 0, 0
	}
	k := i
	for k < len(ws) && namelike(ws[k]) {
		k++
	}
	if k-i < 2 {
		return 0, 0
	}
	return i, k
}

func namelike(w word) bool {
	return w.upper && w.kind == plainWord && !functionWords.has(w.low) && w.stem[0] != '<'
}

// kindBeside returns the stem of the noun that the name is in apposition with:
// "the journalist Rita Chaves", "Rita Chaves, a journalist"; "" for none.
func kindBeside(ws []word, from, to int) string {
	if before := ws[from-1]; from > 1 && before.kind == plainWord && !before.upper && before.heft > 0.3 && (articles.has(ws[from-2].low) || from > 2 && articles.has(ws[from-3].low)) {
		return before.stem
	}
	if to+2 < len(ws) && ws[to].low == "," && articles.has(ws[to+1].low) {
		noun := ""
		for _, w := range ws[to+2:] {
			if w.kind != plainWord || functionWords.has(w.low) {
				break
			}
			noun = w.stem
		}
		return noun
	}
	return ""
}

var articles = setOf("the a an")

// ofKind returns the words of q's names whose kind n leaves none of: "no
// journalist came up".
func (m *material) ofKind(ws []word, n negation, q *query) []word {
	if ws[n.at].low != "no" && ws[n.at].low != "none" || n.at+1 >= n.to {
		return nil
	}
	var out []word
	for _, c := range q.content {
		if c.upper && slices.Contains(m.kinds[c.stem], ws[n.at+1].stem) {
			out = append(out, c)
		}
	}
	return out
}
