package main

import (
	"fmt"
	"io"
	"regexp"
	"strings"

	"onrecord"
	"onrecord/publish"
	"onrecord/publish/term"
)

// A letter is the draft of a question to one side: what others are on record
// with, each in its own words with outlet and day, and what is asked. It says
// nothing itself of what happened.
type letter struct {
	to      onrecord.Account
	edition publish.Edition
	named   []onrecord.Finding // that name the side
	other   []onrecord.Finding
}

// write puts the draft into words.
func (l letter) write(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "To: %s\nOn: %s\n\nOthers are on record with the statements below. %s\n", term.Clean(l.to.Side.Name), term.Clean(l.edition.Board.Event.Title), l.held())
	b.WriteString("If you have a record of it, such as a readout, a transcript or minutes, please send it or say where it\n" +
		"is published. Otherwise please say of each point whether you confirm it, deny it or put it otherwise.\n")
	n := 0
	for _, f := range l.named {
		n++
		l.point(&b, n, f)
	}
	if len(l.named) > 0 && len(l.other) > 0 {
		b.WriteString("\nThese points do not name you:\n")
	}
	for _, f := range l.other {
		n++
		l.point(&b, n, f)
	}
	b.WriteString("\nYour words will be quoted in full.\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// held says what there is of the side's own words.
func (l letter) held() string {
	switch {
	case len(l.to.Documents) == 1:
		return "The one text of yours that we hold does not speak to them."
	case len(l.to.Documents) > 1:
		return fmt.Sprintf("The %d texts of yours that we hold do not speak to them.", len(l.to.Documents))
	case l.to.Record == onrecord.SecondHand:
		return "Of yours we have only what others report, and it does not speak to them."
	}
	return "We have no record of yours."
}

// point writes one row: what is at issue, and what each side is on record with.
func (l letter) point(b *strings.Builder, n int, f onrecord.Finding) {
	fmt.Fprintf(b, "\n%d. At issue: %s\n", n, term.Clean(f.Proposition.Text))
	for _, position := range f.Positions {
		if len(position.Evidence) == 0 || position.Confidence < sure && position.Shade != onrecord.OtherSetting {
			continue
		}
		p := l.edition.Passage(position.Evidence[0])
		fmt.Fprintf(b, "   %s (%s):\n", term.Clean(l.says(position, p)), term.Clean(sourceOf(p)))
		if before := lead(p); pointsBack.MatchString(f.Proposition.Text) && before != "" {
			fmt.Fprintf(b, "   after %s\n", publish.Quoted(term.Clean(before)))
		}
		fmt.Fprintf(b, "   %s [%s]\n", publish.Quoted(term.Clean(p.Exact)), p.Ref())
	}
}

// sure is how certain a stance must be for a letter to put it to somebody else.
const sure = 0.5

// pointsBack finds a point that cannot be read without the sentence before it.
var pointsBack = regexp.MustCompile(`^“?(?:It|Its|He|His|She|Her|They|Their|This|These|That|Those|There|So far)\b|\b(?:it|them)$`)

// lead returns the sentence before a passage's words.
func lead(p publish.Passage) string {
	if len(p.Parts) == 0 || p.Parts[0].Evidence {
		return ""
	}
	return strings.TrimSpace(p.Parts[0].Text)
}

// says names the holder and what the words do, no further than they go.
func (l letter) says(position onrecord.Position, p publish.Passage) string {
	if position.Side == l.to.Side.ID {
		return "You, in another setting"
	}
	does := map[onrecord.Stance]string{onrecord.Denies: " denies it", onrecord.HedgedDenial: " does not confirm it", onrecord.Declines: " declines to say"}[position.Stance]
	switch position.Shade {
	case onrecord.DeniesStronger:
		does = " denies something stronger"
	case onrecord.OtherSetting:
		does = ", in another setting"
	}
	if d := l.edition.Document(p.Doc); d == nil || d.SpeaksFor != position.Side {
		does += ", as reported"
	}
	name, _ := sideName(l.edition.Dossier, position.Side)
	return name + does
}

// sourceOf names the outlet and the day of a passage.
func sourceOf(p publish.Passage) string {
	outlet, day := p.Outlet, p.Date
	if outlet == "" {
		outlet = string(p.Doc)
	}
	if day == "" {
		day = "no date"
	}
	return outlet + ", " + day
}
