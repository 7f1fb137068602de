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
valid | lapsed expired void invalid terminated
clean | polluted contaminated poisoned
genuine authentic | false forged fake falsified
untouched intact | hit struck damaged
stay stayed remain remained | leave left
voluntarily voluntary | expelled summoned deported abducted kidnapped driven forced
punctually | early late delayed postponed short prematurely cancelled
observe honour respect comply keep kept abide | violate break broke breach flout
rise rose increase grow grew | fall fell drop decrease decline shrink
deliberate deliberately intentional intentionally | accidental accidentally accident mistake
temporary temporarily | permanent permanently
civilian civilians | military combatants militants
courtesy humane humanely respectfully | beaten mistreated tortured abused
open opened | shut closed
reduce reduced curtail curtailed | maintain maintained increase increased unchanged
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
