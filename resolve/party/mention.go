package party

import (
	"onrecord"
)

// mentions takes up the names in a document that are those of parties, so that
// every spelling is an alias with its place.
func (b *book) mentions(r onrecord.Reading) {
}
