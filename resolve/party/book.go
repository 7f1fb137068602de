package party

import (
	"slices"
	"strconv"
	"strings"

	"onrecord"
)

// A book collects parties while documents are read.
type book struct {
	entries []*entry
	refs    []ref
}

type entry struct {
	party onrecord.Party
	key   []string
}

// A ref is a source that waits for the final name of its party.
type ref struct {
	source *onrecord.Source
	entry  *entry
}

func newBook() *book { return &book{} }

func (b *book) add(name string, kind onrecord.PartyKind) *entry {
	e := &entry{party: onrecord.Party{Kind: kind, Name: name}, key: key(name)}
	b.entries = append(b.entries, e)
	return e
}

// speaker takes up a name that the dossier lists for a side. A name listed for
// two sides belongs to neither.
func (b *book) speaker(side onrecord.SideID, name string) {
	for _, e := range b.entries {
		if alike(e.key, key(name)) == sameName {
			if e.party.Side != side {
				e.party.Side = ""
			}
			return
		}
	}
	e := b.add(nameOf(name), kindOf(name))
	e.party.Side = side
	e.use(name, "dossier", nil)
}

// nameOf is how a party of the dossier is called: without title, but unnamed
// people by all their words.
func nameOf(name string) string {
	if full := strings.Join(bare(name), " "); full != "" && kindOf(name) != onrecord.Group {
		return full
	}
	return name
}

// find returns the party that a name means, and why; nil where none or more
// than one could be meant.
func (b *book) find(name string, kind onrecord.PartyKind) (*entry, likeness) {
	k := key(name)
	for _, want := range [...]likeness{sameName, nameOrder, spelling, nickname, shortName} {
		var found *entry
		for _, e := range b.entries {
			if e.party.Kind == onrecord.Group || kind != e.party.Kind && want != sameName && len(k) > 1 || alike(k, e.key) != want {
				continue
			}
			if found != nil {
				return nil, want
			}
			found = e
		}
		if found != nil {
			return found, want
		}
	}
	return nil, ""
}

// named takes up a source that is named in full or in part.
func (b *book) named(name string, at onrecord.Anchor, src *onrecord.Source) {
	full := strings.Join(bare(name), " ")
	if full == "" {
		return
	}
	kind := kindOf(full)
	if kind == onrecord.Group {
		b.group(full, at, src)
		return
	}
	e, how := b.find(name, kind)
	switch {
	case e == nil && how != "":
		return // two could be meant
	case e == nil:
		e, how = b.add(full, kind), sameName
	case how == shortName && len(key(name)) > len(e.key):
		e.party.Name, e.key = full, key(name)
	}
	e.use(full, string(how), &at)
	b.refer(src, e)
}

// alias takes up a role, a pronoun or a document whose speaker the document
// itself made plain. A pronoun is no name and is not kept as one.
func (b *book) alias(speaker, words string, at onrecord.Anchor, src *onrecord.Source) {
	full := strings.Join(bare(speaker), " ")
	if full == "" || groupWords(speaker) {
		return
	}
	e, how := b.find(speaker, kindOf(full))
	if e == nil {
		if how != "" {
			return
		}
		e = b.add(full, kindOf(full))
		e.use(full, string(sameName), nil)
	}
	if src.Form == onrecord.Role {
		e.use(words, "role", &at)
	}
	b.refer(src, e)
}

// group takes up unnamed people: a party of their own each time, unless the
// dossier lists these very words for a side.
func (b *book) group(words string, at onrecord.Anchor, src *onrecord.Source) {
	for _, e := range b.entries {
		if e.party.Kind == onrecord.Group && e.party.Side != "" && slices.ContainsFunc(e.party.Aliases, func(a onrecord.Alias) bool { return strings.EqualFold(undetermined(a.Name), undetermined(words)) }) {
			e.use(words, "dossier", &at)
			b.refer(src, e)
			return
		}
	}
	e := b.add(words, onrecord.Group)
	e.use(words, string(sameName), &at)
	b.refer(src, e)
}

// undetermined drops a leading article.
func undetermined(s string) string {
	if first, rest, ok := strings.Cut(s, " "); ok && (article(first) || strings.EqualFold(first, "an")) {
		return rest
	}
	return s
}

func (b *book) refer(src *onrecord.Source, e *entry) { b.refs = append(b.refs, ref{src, e}) }

// use records a name that a text uses for the party.
func (e *entry) use(name, by string, at *onrecord.Anchor) {
	for i := range e.party.Aliases {
		if a := &e.party.Aliases[i]; a.Name == name && a.Hedge == nil {
			if at != nil && !slices.Contains(a.Mentions, *at) {
				a.Mentions = append(a.Mentions, *at)
			}
			return
		}
	}
	a := onrecord.Alias{Name: name, By: by}
	if at != nil {
		a.Mentions = []onrecord.Anchor{*at}
	}
	e.party.Aliases = append(e.party.Aliases, a)
}

// assign gives every party its ID and every source its party.
func (b *book) assign() {
	seen := map[onrecord.PartyID]int{}
	for _, e := range b.entries {
		id := onrecord.PartyID(slug(e.party.Name))
		if seen[id]++; seen[id] > 1 {
			id += onrecord.PartyID("-" + strconv.Itoa(seen[id]))
		}
		e.party.ID = id
	}
	for _, r := range b.refs {
		r.source.Party = r.entry.party.ID
	}
}

func (b *book) list() []onrecord.Party {
	out := make([]onrecord.Party, len(b.entries))
	for i, e := range b.entries {
		out[i] = e.party
	}
	return out
}
