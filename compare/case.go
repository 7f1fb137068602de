// Package compare lines up the sides' accounts of one event and says what they
// do to each other. It takes a [Case] and gives a board of findings.
package compare

import "onrecord"

// A Case is all that comparing needs to know of one event: who stands on which
// side, what was read, who is who in it, and what it is about.
type Case struct {
	Dossier  onrecord.Dossier
	Readings []onrecord.Reading
	Parties  []onrecord.Party
	Event    onrecord.Event
}
