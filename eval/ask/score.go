package ask

import (
	"strconv"

	"onrecord"
)

// A Score is what score_ask.py prints, under the same names. Percentages have
// one decimal; nil where there was nothing to count.
type Score struct {
	Stances       map[string]Stratum `json:"stances"`
	Relation      *float64           `json:"relation_accuracy"`
	Contradicted  PR                 `json:"contradicted"`
	SilentDenied  int                `json:"silent_turned_denial"`
	Flips         int                `json:"assert_deny_flips"`
	Hit1          *float64           `json:"evidence_hit1"`
	Hit3          *float64           `json:"evidence_hit3"`
	NotVerbatim   int                `json:"evidence_not_verbatim"`
	Shown         int                `json:"evidence_shown"`
	Discrepancies PR                 `json:"discrepancies"`
	Problems      []string           `json:"problems"`
}

// A Stratum is the stance figures of one kind of document: "all", "own" (the
// side's own documents) or "mixed" (reports).
type Stratum struct {
	N        int      `json:"n"`
	Accuracy *float64 `json:"accuracy"`
	Seven    *float64 `json:"accuracy_7way"`
	Asserts  PR       `json:"asserts"`
	Denies   PR       `json:"denies"`
	Silent   PR       `json:"silent"`
	Declines PR       `json:"declines"`
}

// PR is precision, recall and the number of gold items.
type PR struct {
	P    *float64 `json:"p"`
	R    *float64 `json:"r"`
	Gold int      `json:"gold"`
}

func percent(a, b int) *float64 {
	if b == 0 {
		return nil
	}
	v, _ := strconv.ParseFloat(strconv.FormatFloat(100*float64(a)/float64(b), 'f', 1, 64), 64)
	return &v
}

func pr(matched, answered, gold int) PR {
	return PR{percent(matched, answered), percent(matched, gold), gold}
}

func (s stratum) score() Stratum {
	label := func(l onrecord.Stance) PR { return pr(s.matched[l], s.answered[l], s.gold[l]) }
	return Stratum{s.n, percent(s.ok, s.n), percent(s.ok7, s.n),
		label(onrecord.Asserts), label(onrecord.Denies), label(onrecord.Silent), label(onrecord.Declines)}
}

func (t *tally) score() Score {
	s := Score{
		Stances:  map[string]Stratum{"all": t.all.score()},
		Relation: percent(t.relationsOK, t.relations), Contradicted: pr(t.conTP, t.conP, t.conG),
		SilentDenied: t.silentDenied, Flips: t.flips, Hit1: percent(t.ev1, t.ev), Hit3: percent(t.ev3, t.ev),
		NotVerbatim: t.notVerbatim, Shown: t.shown, Discrepancies: pr(t.disTP, t.disP, t.disG), Problems: t.problems,
	}
	if t.own.n > 0 {
		s.Stances["own"] = t.own.score()
	}
	if t.mixed.n > 0 {
		s.Stances["mixed"] = t.mixed.score()
	}
	if s.Problems == nil {
		s.Problems = []string{}
	}
	return s
}
