package compare

import "slices"

// What a proposition gives as an example of what it says ("activists,
// including Rita Chaves") is no condition of it: whoever denies the whole denies
// it too, and whoever says the whole in other words says it in part.

// exampleAt returns where the examples begin, the length of ws for none.
func exampleAt(ws []word) int {
	for i, w := range ws {
		switch {
		case i < 3:
		case w.low == "including" || w.low == "notably":
			return i
		case w.low == "such" && lowAt(ws, i+1) == "as", w.low == "among" && (lowAt(ws, i+1) == "them" || lowAt(ws, i+1) == "others"):
			return i
		}
	}
	return len(ws)
}

// asksInGeneral reports whether a passage tells that the same was asked or
// pressed for, of people or things that it doesn't name: "pressing him to free
// certain prisoners" for "called for the release of the writer Rita Chaves".
func (f fit) asksInGeneral(q *query) bool {
	if q.negated || !q.act.asking() || len(q.asked) == 0 || f.p.voice > citedVoice || len(f.p.negations()) > 0 {
		return false
	}
	for i, w := range f.p.words {
		ahead := f.p.words[i+1 : min(len(f.p.words), i+8)]
		if strongest.of(w.stem).asking() && meet(q.asked[0], ahead) >= 0.7 && coverage(q.asked, ahead) >= 0.5 {
			return true
		}
	}
	return false
}

// asking reports whether a is to want something of somebody.
func (a act) asking() bool { return a == requested || a == pressed }

// askedFor returns the words for what a query says was asked for, without names.
func (m *material) askedFor(q *query) []word {
	for i, w := range q.main {
		if strongest.of(w.stem).asking() {
			return slices.DeleteFunc(m.heavy(q.main[i+1:]), func(w word) bool { return w.upper })
		}
	}
	return nil
}
