package compare

import (
	"regexp"
	"strings"
)

// A row stands for something that can be so or not, and that a side can confirm
// or deny. Orders, wishes, feelings, judgements without a subject of their own
// and words about one's own speaking are none: "Let them publish theirs", "We
// thank the crews", "It is a disgrace", "I won't speculate". What somebody calls
// for, plans or holds of a named thing is a position, and is one.

var noClaims = []*regexp.Regexp{
	words(`(?:please|never mind|make no mistake|shame on|look at|listen|imagine|remember|wait|stop|don't|do not)`),
	words(`let (?:us|me|them|him|her|it|nobody|no one|those|the \w+) \w+`),
	words(`(?:show|give|tell|ask|leave|spare|count|send|bring) (?:us|me|them|him|her|it|the|your|their|yourselves)`),
	words(`(?:may (?:he|she|they|god|the)|if only|long live|god|good (?:morning|afternoon|evening)|my (?:thanks|thoughts|prayers|condolences))`),
	words(`(?:i|we) (?:also |very much |really |sincerely |only |just |all )*(?:hope|wish|pray|thank|congratulate|apologise|apologize|appreciate)`),
	words(`(?:i'm|i am|we're|we are) (?:very |so |really |deeply |most |quite )*(?:grateful|thankful|sorry|glad|happy|proud|sad|ashamed|delighted|pleased|disappointed|shocked|appalled|angry|tired)`),
	words(`(?:i|we)(?:'ll| will|'d| would| want to| won't| will not|'m not going to| am not going to|'re not going to| are not going to) (?:take (?:one|two|three|a|your|any|some)|keep (?:it|this) short|begin|speculate|anticipate|comment|go into|get into|lay out|negotiate in|name names|repeat|be brief|leave it|say this)`),
	words(`(?:they|he|she|you|everybody|everyone|somebody|people|we all) (?:should|ought to|must|had better)`),
	words(`one (?:does|doesn't|asks|must|should|ought|cannot|can't|may|wonders|hopes)`),
	words(`(?:this|that|it|what|how)(?:'s| is| was| would be)? (?:a |an |the |really |simply |just |very |so |such |quite |all |more than |nothing but )*(?:shame|disgrace|scandal|outrage|pity|joke|farce|circus|nonsense|insult|tragedy|ridiculous|absurd|outrageous|shameful|disgraceful|wonderful|terrible|great|sad|unacceptable|intolerable|legitimate|necessary|reckless|irresponsible|wrong|right|good|bad|welcome)`),
	regexp.MustCompile(`(?i)\b(?:gave the following|set the record straight|wish(?:es)? to (?:provide|clarify|inform|state))\b`),
}

// words compiles an opening of a header, in any case.
func words(opening string) *regexp.Regexp { return regexp.MustCompile(`(?i)^` + opening + `\b`) }

// states reports whether a header says something that can be confirmed or denied.
func states(header string) bool {
	header = strings.TrimLeft(strings.ReplaceAll(header, "’", "'"), "“\"' ")
	for _, re := range noClaims {
		if re.MatchString(header) {
			return false
		}
	}
	return true
}
