package web

import (
	"fmt"
	"html/template"
	"io"
	"mime"
	"strings"

	"rsc.io/qr"

	"onrecord"
	"onrecord/publish"
)

// maxClocks is how many captures of the same bytes a page shows.
const maxClocks = 5

// clocks is one capture in the proof box.
type clocks struct {
	publish.Clocks
	Sheet string // address of its proof sheet; "" on a page that stands alone
	Proof string // address of its proof as files; "" if there is none
}

// clocksOf lists the captures of a document's bytes, and says how many there
// are besides.
func clocksOf(p place, e *publish.Edition, d *onrecord.Document) (shown []clocks, more int) {
	all := e.Clocks[d.Capture]
	if c, ok := e.Captures[d.Capture]; ok && all == nil {
		all = []publish.Clocks{{Capture: c}}
	}
	for _, c := range all[:min(len(all), maxClocks)] {
		shown = append(shown, clockOf(p, d, c))
	}
	return shown, len(all) - len(shown)
}

func clockOf(p place, d *onrecord.Document, c publish.Clocks) clocks {
	v := clocks{Clocks: c}
	if !p.static {
		v.Sheet = p.Sheet(d, c)
		if c.Logged != nil && c.Logged.Signed {
			v.Proof = v.Sheet + ".zip"
		}
	}
	return v
}

// Sheet is the address of a capture's proof sheet.
func (p place) Sheet(d *onrecord.Document, c publish.Clocks) string {
	return p.root + "d/" + Key(d) + "@" + c.Moment() + "/proof"
}

// A Sheet is what the printed proof of one capture says.
type sheet struct {
	clocks
	source
	Document *onrecord.Document
	Address  string // of the sheet, as the reader asked for it
	Code     template.HTML
	Folder   string // that the proof unpacks to
	File     string // the captured bytes in it
}

// ProofSheet writes the proof of one capture of a document as a page to print.
// address is where the reader has it from.
func (s Site) ProofSheet(w io.Writer, e publish.Edition, d *onrecord.Document, c publish.Clocks, address string) error {
	v := sheet{
		clocks: clockOf(live, d, c), source: sourceOf(live, &e, d.ID), Document: d, Address: address,
		Folder: ProofFolder(c), File: PayloadName(c.Capture),
	}
	code, err := qr.Encode(address, qr.M)
	if err != nil {
		return fmt.Errorf("code of %s: %w", address, err)
	}
	v.Code = drawn(code)
	return s.write(w, live, "proof", page{Title: "Proof: " + v.Title, Section: "sources", Body: v})
}

// drawn draws a code, with the quiet border that readers need.
func drawn(c *qr.Code) template.HTML {
	const border = 4
	var path strings.Builder
	for y := range c.Size {
		for x := 0; x < c.Size; x++ {
			from := x
			for c.Black(x, y) { // outside it is white
				x++
			}
			if x > from {
				fmt.Fprintf(&path, "M%d %dh%dv1h-%dz", from+border, y+border, x-from, x-from)
			}
		}
	}
	side := c.Size + 2*border
	return template.HTML(fmt.Sprintf(`<svg class="code" role="img" aria-label="The address of this sheet, for a camera" viewBox="0 0 %d %d" shape-rendering="crispEdges"><rect width="100%%" height="100%%" fill="#fff"/><path d="%s" fill="#000"/></svg>`,
		side, side, path.String()))
}

// ProofFolder names the folder that a proof unpacks to.
func ProofFolder(c publish.Clocks) string {
	return "proof-" + c.Capture.ID.Short() + "-" + c.Moment()
}

// PayloadName names the captured bytes beside their proof.
func PayloadName(c onrecord.Capture) string {
	ext := ".bin"
	switch c.MediaType {
	case "text/html", "application/xhtml+xml":
		ext = ".html"
	case "text/plain":
		ext = ".txt"
	case "application/pdf":
		ext = ".pdf"
	default:
		if all, err := mime.ExtensionsByType(c.MediaType); err == nil && len(all) > 0 {
			ext = all[0]
		}
	}
	return "captured" + ext
}
