// Package memento says when a page was captured, in the way that web archives
// tell each other: as a TimeMap (RFC 7089), in link format (RFC 6690) or JSON.
//
//	<https://ministry.example/release>; rel="original",
//	<http://desk.example/timemap/link/https://ministry.example/release>; rel="self"; type="application/link-format",
//	<http://desk.example/d/31a5f2c4aa01@20221112100000>; rel="first memento"; datetime="Sat, 12 Nov 2022 10:00:00 GMT"
//
// It only writes; who serves it decides the addresses. Limit: one page of any
// length, no paging.
package memento

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"time"

	"onrecord"
)

// A TimeMap lists the captures of one original.
type TimeMap struct {
	Original string
	Self     string             // where this list is served; "" leaves it out
	Captures []onrecord.Capture // earliest first
	Address  func(int) string   // where the capture of that index is served
}

// Link writes the list in link format.
func (m TimeMap) Link() string {
	links := []string{link(m.Original, `rel="original"`)}
	if m.Self != "" {
		links = append(links, link(m.Self, `rel="self"; type="application/link-format"`))
	}
	for i, c := range m.Captures {
		links = append(links, link(m.Address(i), `rel="`+m.rel(i)+`"; datetime="`+c.Started.UTC().Format(http.TimeFormat)+`"`))
	}
	return strings.Join(links, ",\n") + "\n"
}

// link keeps the address from leaving its brackets.
func link(address, attributes string) string {
	return "<" + strings.NewReplacer("<", "%3C", ">", "%3E", `"`, "%22", "\n", "", "\r", "", " ", "%20").Replace(address) + ">; " + attributes
}

// rel marks the first and the last.
func (m TimeMap) rel(i int) string {
	rel := "memento"
	if i == len(m.Captures)-1 {
		rel = "last " + rel
	}
	if i == 0 {
		rel = "first " + rel
	}
	return rel
}

// JSON writes the list as other archives do.
func (m TimeMap) JSON() ([]byte, error) {
	type one struct {
		Datetime string `json:"datetime"`
		URI      string `json:"uri"`
		SHA256   string `json:"sha256"`
	}
	list := []one{}
	for i, c := range m.Captures {
		list = append(list, one{c.Started.UTC().Format(time.RFC3339), m.Address(i), c.ID.String()})
	}
	return json.Marshal(map[string]any{"original_uri": m.Original, "self": m.Self, "mementos": map[string]any{"list": list}})
}

// Closest returns the index of the capture nearest to at, the earlier of two as
// near; -1 for none. It is what a TimeGate answers with.
func Closest(captures []onrecord.Capture, at time.Time) int {
	best := -1
	for i, c := range captures {
		if best < 0 || distance(c.Started, at) < distance(captures[best].Started, at) {
			best = i
		}
	}
	return best
}

func distance(a, b time.Time) time.Duration { return a.Sub(b).Abs() }

// IsOriginal reports whether address can be the original of a TimeMap: an
// absolute http or https address.
func IsOriginal(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}
