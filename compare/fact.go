package compare

import "onrecord"

// A fact is found once for a passage and looked up after that: a board
// asks the same of a passage for each of its rows.
type fact[T any] struct {
	value T
	found bool
}

func (k *fact[T]) get(find func() T) T {
	if !k.found {
		k.value, k.found = find(), true
	}
	return k.value
}

// A spot is where a passage's words say something, -1 for nowhere, and of whom.
type spot struct {
	at  int
	who string
}

func spotOf(at int, who string) spot { return spot{at, who} }

// facts are what rules ask of a passage alone, whatever the query.
type facts struct {
	act        fact[act]
	negs       fact[[]negation]
	reaches    fact[[]reach]
	heavy      fact[[]word]
	ids        fact[[]int32] // in the lexicon
	turned     fact[[]word]
	vector     fact[vector]
	told       fact[bool] // see [passage.tells]
	leans      fact[float64]
	quotes     fact[bool]
	declined   fact[int]
	falsity    fact[int]
	only       fact[onlyTopics]
	differs    fact[int]
	answers    fact[int]
	starter    fact[spot]
	owners     fact[[]int]
	asker      fact[spot]
	causer     fact[spot]
	answered   fact[answered]
	mentions   fact[[]mention]
	cites      fact[onrecord.SideID]
	others     fact[bool] // see [material.otherPeople]
	passesOn   fact[bool]
	days       fact[[]dated]
	eventDay   fact[*dated]
	open       fact[bool] // see [passage.leavesOpen]
	predicates fact[[]predicate]
	retort     fact[int] // see [material.retortAt]
	deed       fact[spot]
	refusals   fact[[]refusal]
	distant    fact[[]int] // words that hold a claim at arm's length
	record     fact[int]   // see [recordIn]
	site       fact[site]
	where      fact[string] // see [passage.where]
	deniesAll  fact[bool]
	untrue     fact[dismissed]
	line       fact[lineSide]
	distance   fact[distance]
	brought    fact[brought]
	noPart     fact[int]
	notSoMany  fact[[]int]
	cleft      fact[cleft]
	reason     fact[reason]
	mishap     fact[int] // see [mishapIn]
	limit      fact[limit]
	exhausts   fact[bool] // it has "only", "nothing but"
}
