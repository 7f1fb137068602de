package publish

import "onrecord"

// A Mark is how a reader is told something: a glyph and a word, always
// together. Class is a stable name for style sheets.
type Mark struct {
	Glyph string
	Word  string
	Class string
}

// String writes glyph and word.
func (m Mark) String() string { return m.Glyph + " " + m.Word }

var relations = map[onrecord.Relation]Mark{
	onrecord.Agreed:              {"=", "agreed", "agreed"},
	onrecord.PartlyAgreed:        {"∩", "partly agreed", "partly"},
	onrecord.Contradicted:        {"≠", "contradicted", "contradicted"},
	onrecord.ContradictedImplied: {"≢", "contradicted by implication", "implied"},
	onrecord.OneSided:            {"◐", "one side only", "one-sided"},
	onrecord.DeniedOnly:          {"⊘", "denied only", "denied"},
	onrecord.Unaddressed:         {"—", "not addressed", "unaddressed"},
}

var shades = map[onrecord.Shade]Mark{
	onrecord.DeniesStronger:    {"⊘>", "denies something stronger", "stronger"},
	onrecord.OtherSetting:      {"∥", "not comparable (setting)", "setting"},
	onrecord.OtherTranslation:  {"≈", "same utterance, other translation", "translation"},
	onrecord.ExcludedByOnly:    {"∅", "excluded by “only”", "only"},
	onrecord.OtherValue:        {"△", "differs in date or number", "value"},
	onrecord.StanceChanged:     {"↺", "changed its stance", "changed"},
	onrecord.SelfContradiction: {"⇄", "contradicts itself", "self"},
}

var stances = map[onrecord.Stance]Mark{
	onrecord.Asserts:      {"+", "affirms", "asserts"},
	onrecord.Partial:      {"±", "affirms in part", "partial"},
	onrecord.Denies:       {"⊘", "denies", "denies"},
	onrecord.HedgedDenial: {"⊘~", "denies with reserve", "hedged"},
	onrecord.ImpliesNot:   {"∅", "implies not", "implies-not"},
	onrecord.Declines:     {"…", "declines to say", "declines"},
	onrecord.Silent:       {"—", "silent", "silent"},
	onrecord.Missing:      {"?", "no record yet", "missing"},
}

var records = map[onrecord.Record]Mark{
	onrecord.Primary:    {"●", "primary record held", "primary"},
	onrecord.SecondHand: {"◌", "second-hand only", "second-hand"},
	onrecord.NoRecord:   {"?", "none yet", "none"},
}

// RelationMark says what the sides' accounts do to each other.
func RelationMark(r onrecord.Relation) Mark { return known(relations, r) }

// ShadeMark says in which way they meet; the zero Mark for no shade.
func ShadeMark(s onrecord.Shade) Mark {
	if s == "" {
		return Mark{}
	}
	return known(shades, s)
}

// StanceMark says what one side does with a proposition.
func StanceMark(s onrecord.Stance) Mark { return known(stances, s) }

// RecordMark says what is held of a side's own words.
func RecordMark(r onrecord.Record) Mark { return known(records, r) }

// known names a value that a newer version may have added by itself, rather
// than hiding it.
func known[K ~string](m map[K]Mark, k K) Mark {
	if mark, ok := m[k]; ok {
		return mark
	}
	return Mark{"·", string(k), "other"}
}
