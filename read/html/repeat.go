package html

import "strings"

// Once drops from kept the blocks that repeat what kept blocks before them, or
// smaller ones after them, already say: pages print a summary twice, or hide
// the whole body again in one element for machines.
func (p *Page) Once(kept []bool) []bool {
	out := make([]bool, len(kept))
	seen := map[string]bool{}
	var before strings.Builder
	for i := range p.Blocks {
		w := p.Blocks[i].letters()
		if !kept[i] || seen[w] || p.gathers(i, kept) || len(w) >= 400 && contained(w, before.String()) {
			continue
		}
		out[i], seen[w] = true, true
		before.WriteString(w)
	}
	return out
}

// gathers reports whether block i is mostly made of other kept blocks.
func (p *Page) gathers(i int, kept []bool) bool {
	w := p.Blocks[i].letters()
	if len(w) < 400 {
		return false
	}
	held, parts := 0, 0
	for j := range p.Blocks {
		if v := p.Blocks[j].letters(); j != i && kept[j] && len(v) >= 24 && len(v) < len(w) && strings.Contains(w, v) {
			held += len(v)
			parts++
		}
	}
	return parts > 1 && held*10 >= len(w)*7
}
