package party

import (
	"strings"

	"onrecord"
	"onrecord/lang"
	"onrecord/text"
)

// A naming is a full name of a person as a document prints it.
type naming struct {
	name string
	at   onrecord.Anchor
}

// namings returns the names of persons, of two words or more, in the lines of
// a document that tell its story.
func namings(d *onrecord.Document) []naming {
	l := lang.Analyse(d.Text.String())
	l.FillNames()
	var out []naming
	for _, n := range l.Names {
		if n.Kind != lang.Person || n.Len() < 2 {
			continue
		}
		span := l.Span(n.Range)
		if name := d.Text.Slice(span); told(d, span) && len(key(name)) > 1 {
			out = append(out, naming{name, onrecord.Anchor{Doc: d.ID, Span: span}})
		}
	}
	return out
}

// told reports whether a span stands in a line of the story itself.
func told(d *onrecord.Document, s text.Span) bool {
	for _, l := range d.Lines {
		if l.Span.Contains(s) {
			return l.Kind == onrecord.LineBody || l.Kind == onrecord.LineCaption
		}
	}
	return len(d.Lines) == 0
}

// mentions takes up the names of persons in all documents: other spellings of
// parties, and those whom two documents or more name though they do not speak.
func (b *book) mentions(rs []onrecord.Reading) {
	var open []naming
	for _, r := range rs {
		for _, n := range namings(r.Document) {
			if !b.mention(n) {
				open = append(open, n)
			}
		}
	}
	for i, n := range open {
		if e, how := b.find(n.name, onrecord.Person); e == nil && how == "" && elsewhere(open, i) {
			full := strings.Join(bare(n.name), " ")
			b.add(full, onrecord.Person).use(full, string(sameName), &open[i].at)
			continue
		}
		b.mention(n)
	}
}

// mention adds a name to the party that it means and reports whether it means one.
func (b *book) mention(n naming) bool {
	e, how := b.find(n.name, onrecord.Person)
	if e == nil || how == shortName {
		return false
	}
	e.use(strings.Join(bare(n.name), " "), string(how), &n.at)
	return true
}

// elsewhere reports whether another document has the name of naming i.
func elsewhere(all []naming, i int) bool {
	k := key(all[i].name)
	for _, o := range all {
		if o.at.Doc != all[i].at.Doc {
			if how := alike(k, key(o.name)); how != "" && how != shortName {
				return true
			}
		}
	}
	return false
}
