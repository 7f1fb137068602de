package compare

import (
	"onrecord"
	"onrecord/text"
)

// An objection is a rule's finding that a passage speaks against a query.
type objection struct {
	stance   onrecord.Stance
	shade    onrecord.Shade
	rule     string
	why      string
	trigger  text.Span
	strength float64 // 0 to 1
}

// hedged makes of o what is less than a denial, for the reason why.
func (o objection) hedged(why string) objection {
	o.stance, o.rule, o.why = onrecord.HedgedDenial, "denied/hedged", why
	return o
}

const unaware = "The side says that it does not know of it, which is less than a denial."

// A rule looks for one kind of denial in one passage of a side's account.
// others are the best fits of the other sides.
type rule func(m *material, q *query, p *passage, others map[onrecord.SideID][]fit) (objection, bool)

// A sign says of sentences whether they negate anything.
type sign int

const (
	either sign = iota
	unnegated
	negating
)

func (s sign) allows(negates bool) bool { return s == either || (s == negating) == negates }

// denialRules are the rules, with the queries and the passages that each is for.
// Of equal objections that of the first rule counts.
var denialRules = []struct {
	of, in sign
	find   rule
}{
	{either, negating, negatedRule},
	{either, either, deniedRule},
	{either, either, falseRule},
	{unnegated, either, onlyRule},
	{unnegated, either, distancedRule},
	{either, either, disagreeRule},
	{unnegated, either, rivalPlaceRule},
	{unnegated, either, firstRule},
	{either, either, initiatorRule},
	{either, either, dateRule},
	{unnegated, either, answeredRule},
	{either, either, dismissedRule},
	{unnegated, negating, noneRule},
	{unnegated, either, otherPlaceRule},
	{unnegated, unnegated, causeRule},
	{unnegated, unnegated, numberRule},
	{unnegated, either, oppositeRule},
	{negating, unnegated, affirmedRule},
	{unnegated, unnegated, durationRule},
	{unnegated, unnegated, partRule},
	{unnegated, unnegated, deedRule},
	{unnegated, unnegated, jointRule},
	{either, either, retortRule},
	{unnegated, negating, predicateRule},
	{unnegated, unnegated, swappedRule},
	{unnegated, unnegated, refusedRule},
	{either, either, wonderedRule},
	{either, unnegated, spokenOfRule},
	{unnegated, either, outsideRule},
	{unnegated, either, distanceRule},
	{unnegated, either, notSoManyRule},
	{unnegated, unnegated, otherThingRule},
	{unnegated, either, noPartRule},
	{unnegated, either, cleftRule},
	{unnegated, unnegated, otherReasonRule},
	{unnegated, either, mishapRule},
	{unnegated, either, onlyDoneRule},
	{unnegated, either, limitRule},
	{unnegated, negating, responseRule},
}

// rulesFor are the rules by whether the query negates, and whether the passage does.
var rulesFor = func() (out [2][2][]rule) {
	for _, r := range denialRules {
		for query, of := range out {
			for passage := range of {
				if r.of.allows(query == 1) && r.in.allows(passage == 1) {
					out[query][passage] = append(out[query][passage], r.find)
				}
			}
		}
	}
	return out
}()

// objectionIn returns the strongest objection that any rule finds in one passage.
func (m *material) objectionIn(q *query, p *passage, others map[onrecord.SideID][]fit) objection {
	var best objection
	for _, find := range rulesFor[rank(q.negated)][rank(len(p.negations()) > 0)] {
		if o, ok := find(m, q, p, others); ok && o.strength > best.strength {
			best = o
		}
	}
	return best
}
