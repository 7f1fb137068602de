package compare

import "strings"

// poleLines are words that leave no room for each other in accounts of events,
// beyond what a dictionary lists as antonyms: what stands left of the bar with
// what stands right of it. Edit freely.
const poleLines = `
withdraw evacuate retreat | remain stay station
release freed free | hold held detain detained imprisoned jailed
accept agree approve | refuse reject
survive survived alive | die died killed perished
injured wounded hurt harmed | unharmed uninjured unhurt
keep maintain retain uphold remain | abandon scrap abolish cancel
begin start resume continue | stop halt suspend suspended interrupt interrupted
repair repaired fixed remedied | broken defective faulty
voluntary voluntarily | forced coerced
peaceful peacefully | violent violently
immediately promptly | delayed
intact undamaged | destroyed damaged
loaded | empty
signed final | draft unsigned
inside | outside
armed | unarmed
`

// poles gives, by stem, the stems at the other pole.
var poles = func() map[string][]string {
	out := map[string][]string{}
	for line := range strings.SplitSeq(strings.TrimSpace(poleLines), "\n") {
		left, right, _ := strings.Cut(line, "|")
		for a := range strings.FieldsSeq(left) {
			for b := range strings.FieldsSeq(right) {
				out[stemOf(a, a)] = append(out[stemOf(a, a)], stemOf(b, b))
				out[stemOf(b, b)] = append(out[stemOf(b, b)], stemOf(a, a))
			}
		}
	}
	return out
}()
