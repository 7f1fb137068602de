package onrecord

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"
)

// CaptureID is the SHA-256 of the captured bytes: the same bytes have the same
// ID wherever and whenever they were fetched.
type CaptureID [sha256.Size]byte

// IDOf returns the ID of payload.
func IDOf(payload []byte) CaptureID { return sha256.Sum256(payload) }

// ParseCaptureID reads the form that String writes: 64 lower-case hex digits.
func ParseCaptureID(s string) (CaptureID, error) {
	var id CaptureID
	if len(s) != hex.EncodedLen(len(id)) {
		return id, fmt.Errorf("capture id %q: want %d hex digits: %w", s, hex.EncodedLen(len(id)), ErrInvalid)
	}
	if _, err := hex.Decode(id[:], []byte(s)); err != nil {
		return CaptureID{}, fmt.Errorf("capture id %q: %w", s, ErrInvalid)
	}
	if id.String() != s {
		return CaptureID{}, fmt.Errorf("capture id %q: want lower case: %w", s, ErrInvalid)
	}
	return id, nil
}

// String writes the ID as lower-case hex.
func (id CaptureID) String() string { return hex.EncodeToString(id[:]) }

// Short writes the first twelve hex digits, for people.
func (id CaptureID) Short() string { return id.String()[:12] }

// MarshalText writes the hex form.
func (id CaptureID) MarshalText() ([]byte, error) { return []byte(id.String()), nil }

// UnmarshalText reads the hex form.
func (id *CaptureID) UnmarshalText(b []byte) error {
	v, err := ParseCaptureID(string(b))
	if err != nil {
		return err
	}
	*id = v
	return nil
}

// A Capture is what was fetched from one place at one moment. The payload
// itself lies in the archive under ID.
type Capture struct {
	// Covered by the hash.
	ID   CaptureID `json:"id"`
	Size int64     `json:"size"` // bytes

	// Seen by us.
	URL        string              `json:"url"`                  // as asked for; "file:" and the base name for a local file
	FinalURL   string              `json:"final_url,omitempty"`  // after redirects
	Started    time.Time           `json:"started"`              // our clock, UTC
	Ended      time.Time           `json:"ended"`                // our clock, UTC
	Status     int                 `json:"status,omitempty"`     // HTTP; 0 for a file
	Proto      string              `json:"proto,omitempty"`      // "HTTP/1.1"
	MediaType  string              `json:"media_type,omitempty"` // "text/html"
	Charset    string              `json:"charset,omitempty"`
	RemoteAddr string              `json:"remote_addr,omitempty"`
	Request    map[string][]string `json:"request,omitempty"` // header fields sent, no secrets
	// ImportedFrom names the archive file that the capture was taken from. If it
	// is set, all of the above is the claim of whoever made that file.
	ImportedFrom string `json:"imported_from,omitempty"`

	// Claimed by the server; nothing here is proof.
	Header map[string][]string `json:"header,omitempty"`
	// Listed is what the feed or sitemap that led here says of the page; nil if
	// none did.
	Listed *Listing `json:"listed,omitempty"`
}

// Address is where the bytes came from: the last of the redirects, else what was
// asked for.
func (c *Capture) Address() string {
	if c.FinalURL != "" {
		return c.FinalURL
	}
	return c.URL
}

// A Listing is one entry of a feed or sitemap: what an outlet's own list claims
// of a page.
type Listing struct {
	List      string    `json:"list"` // address of the list
	Kind      string    `json:"kind"` // "feed" or "sitemap"
	Title     string    `json:"title,omitempty"`
	Authors   []string  `json:"authors,omitempty"`
	Published time.Time `json:"published,omitzero"`
	Updated   time.Time `json:"updated,omitzero"`
	Outlet    string    `json:"outlet,omitempty"`
}
