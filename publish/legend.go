package publish

import (
	"slices"

	"onrecord"
)

// SettingWord says where a proposition was said, as [onrecord.Proposition] has
// it; "" for no setting.
func SettingWord(setting string) string {
	if w, ok := settings[setting]; ok {
		return w
	}
	return setting
}

var settings = map[string]string{"meeting": "in the meeting", "press": "before the press", "text": "in a text"}

// An Entry is a mark with what it means.
type Entry struct {
	Mark
	Meaning string
}

// meanings explain the shades: their words alone do not say what follows.
var meanings = []struct {
	shade   onrecord.Shade
	meaning string
}{
	{onrecord.DeniesStronger, "what is denied is more than what the other side says, so both can stand"},
	{onrecord.ExcludedByOnly, "the side lists what was talked about as all that was, and this is not on the list"},
	{onrecord.OtherSetting, "said before the press or in a text, and not in the meeting, or the other way round; it neither affirms nor denies"},
	{onrecord.OtherTranslation, "the passages give one utterance in different words, as translations do; compare the sense, not the words"},
	{onrecord.OtherValue, "the sources give another date or number for the same thing"},
	{onrecord.StanceChanged, "the side's later word goes against its earlier one; the later is its stance and the earlier stands beside it"},
	{onrecord.SelfContradiction, "the side's own words go both ways, and no day tells which came last; both are shown and neither is chosen"},
}

// Legend explains the shades that a board's rows use, in a fixed order.
func Legend(groups []Group) []Entry {
	used := map[onrecord.Shade]bool{}
	for _, g := range groups {
		for _, r := range g.Rows {
			used[r.Shade] = true
			for _, p := range r.Positions {
				used[p.Shade] = true
			}
		}
	}
	var out []Entry
	for _, m := range meanings {
		if used[m.shade] {
			out = append(out, Entry{ShadeMark(m.shade), m.meaning})
		}
	}
	return slices.Clip(out)
}
