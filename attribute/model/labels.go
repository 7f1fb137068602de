package model

import "onrecord/lang"

// The labels of both chains: outside, and first or later token of a role.
const (
	outside = iota
	sourceB
	sourceI
	cueB
	cueI
	contentB
	contentI
	labelCount
)

// LabelCount is the number of labels of both chains.
const LabelCount = labelCount

// Impossible reports that label after can not follow before; before the first
// label stands LabelCount.
func Impossible(before, after int) bool {
	switch after {
	case sourceI, cueI, contentI:
		return before != after && before != after-1
	}
	return false
}

// roles are the stretches of one labelling, as token ranges.
type roles struct{ source, cue, content []lang.Range }

// segments reads the stretches out of labels that start at token base.
func segments(path []uint8, base int) roles {
	var r roles
	for i, y := range path {
		at := lang.Range{Start: base + i, End: base + i + 1}
		switch y {
		case sourceB:
			r.source = append(r.source, at)
		case cueB:
			r.cue = append(r.cue, at)
		case contentB:
			r.content = append(r.content, at)
		case sourceI:
			extend(r.source)
		case cueI:
			extend(r.cue)
		case contentI:
			extend(r.content)
		}
	}
	return r
}

func extend(rs []lang.Range) {
	if len(rs) > 0 {
		rs[len(rs)-1].End++
	}
}

// paint writes the labels of one role over labels that start at token base.
func paint(labels []uint8, base int, rs []lang.Range, first uint8) {
	for _, r := range rs {
		from := max(r.Start, base)
		for i := from; i < min(r.End, base+len(labels)); i++ {
			labels[i-base] = first + 1
			if i == from {
				labels[i-base] = first
			}
		}
	}
}
