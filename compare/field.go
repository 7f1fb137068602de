package compare

import "strings"

// fields are words that accounts of talks, treaties and clashes use for one
// another, beyond what dictionaries list as synonyms. One line a field; a word
// may stand in several. Edit freely: the rest follows from the stems.
const fieldLines = `
cyber cyberattack cyberattacks ransomware hacking hack hackers malware cybercrime cybercriminals cybersecurity
rights freedoms liberties
democracy democratic civic political pluralism opposition
prisoner prisoners detainee detainees detained jailed imprisoned captive captives hostage hostages inmate
release free freed freedom
ceasefire truce armistice cessation pause halt stop
destroy destroyed demolished wrecked blown ruined
strike attack assault raid shelling bombardment incursion offensive
fire shot shots shooting shell shelling
invade invasion incursion occupation aggression
nuclear atomic denuclearization nonproliferation
arms weapons armaments missiles
sanctions embargo penalties restrictions restrictive
tariff tariffs duties levies
trade commerce trading
support assistance aid help backing
pay payment paying fund funding finance financing
contact contacts communication communications touch channel channels
cooperation collaboration partnership joint together
welcome welcomed praised commended hailed applauded appreciated positively
thank thanked thanks gratitude appreciation grateful
condemn condemned denounced deplored
concern concerns worry worried alarm
deny denied reject rejected rebuffed
agree agreed agreement consent consented accord settled
ask asked request requested urge urged call called demand demanded appeal appealed seek sought
warn warned warning threat caution cautioned
respond response react reaction answer reply
extend extension prolong prolonged renewal
withdraw withdrawal pullout pulled leave exit
die died death dead killed fatal deceased lives
phone phoned telephone telephoned call called calls rang
wounded injured hurt casualties injuries
collide collided collision rammed ramming hit bumped crash contact
border frontier boundary demarcation
navy naval warship vessel ship destroyer frigate boat
plane aircraft jet warplane fighter bomber
drone unmanned uav
troops soldiers forces army military servicemen
police officers officer
election elections vote polls ballot
visit trip travel travelling tour
talks negotiations negotiation dialogue
record diary notes minutes transcript
pandemic coronavirus covid
climate environment environmental emissions
territorial territory sovereignty integrity
waters sea strait maritime
independence separatist secession statehood
unchanged change changed shift
distance hold curtail contain suppress limit
resist resistance resisting
breathe breathing breath
attend attended attendance present participate participated participation
apologise apologised apologize apologized apology regret regretted sorry
handcuffed handcuffs restrained cuffed
hospital medical ambulance clinic
`

var fieldOf = fieldsOf(fieldLines)

// fieldsOf returns the lines that hold a word, by its stem.
func fieldsOf(lines string) map[string][]int {
	out := map[string][]int{}
	for i, line := range strings.Split(strings.TrimSpace(lines), "\n") {
		for w := range strings.FieldsSeq(line) {
			s := stemOf(w, w)
			out[s] = append(out[s], i)
		}
	}
	return out
}

// sameField reports whether two stems share a field.
func sameField(a, b string) bool {
	for _, i := range fieldOf[a] {
		for _, k := range fieldOf[b] {
			if i == k {
				return true
			}
		}
	}
	return false
}
