package web

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"onrecord"
)

// A place knows how to address other pages from one page: root leads to the
// site's root, ext ends each page's name.
type place struct {
	root, ext string
	static    bool
}

var live = place{root: "/"}

// below is the place of a page of an exported folder, depth folders down.
func below(depth int) place { return place{strings.Repeat("../", depth), ".html", true} }

func (p place) Today() string {
	if p.static {
		return p.root + "index.html"
	}
	return p.root
}

// Static reports whether the page stands alone in a folder.
func (p place) Static() bool { return p.static }

func (p place) People() string  { return p.root + "w" + p.ext }
func (p place) Sources() string { return p.root + "sources" + p.ext }

func (p place) Event(id onrecord.EventID) string { return p.root + "e/" + Slug(string(id)) + p.ext }

func (p place) Proposition(ev onrecord.EventID, id string) string {
	return p.root + "e/" + Slug(string(ev)) + "/p/" + Slug(id) + p.ext
}

func (p place) Document(d *onrecord.Document) string { return p.root + "d/" + Key(d) + p.ext }

func (p place) Person(id onrecord.PartyID) string { return p.root + "w/" + Slug(string(id)) + p.ext }

// Key is a document's name in addresses: the short ID of its capture, so that
// an address names exact bytes, or its own ID where no capture is known.
func Key(d *onrecord.Document) string {
	if d.Capture == (onrecord.CaptureID{}) {
		return Slug(string(d.ID))
	}
	return d.Capture.Short()
}

// Slug makes any ID safe as one segment of an address and as a file's name. An
// ID of ASCII letters, digits, "_", "-" and inner dots is its own slug; another
// keeps what it can and gets a digest, so that two never meet.
func Slug(id string) string {
	var b strings.Builder
	for i, r := range id {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '_', r == '-', r == '.' && i > 0:
			b.WriteRune(r)
		default:
			b.WriteByte('_')
		}
	}
	s := b.String()
	if s == id && s != "" && len(s) <= 80 {
		return s
	}
	sum := sha256.Sum256([]byte(id))
	return s[:min(len(s), 40)] + "-" + hex.EncodeToString(sum[:6])
}

// mark is the fragment of an anchor on its document's page.
func mark(a onrecord.Anchor) string { return fmt.Sprintf("b%d-%d", a.Span.Start, a.Span.End) }
