package proof

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/transparency-dev/merkle/rfc6962"

	"onrecord"
)

// LeafVersion is the v of the leaves written here.
const LeafVersion = "onrecord/leaf@v1"

// MaxLeaf is the largest leaf in bytes. The tile format itself allows 65,535.
const MaxLeaf = 8 << 10

// Kind says what a leaf records. Unknown kinds are kept and never interpreted.
type Kind string

// The kinds of leaf.
const (
	KindCapture        Kind = "capture"         // bytes fetched from a place
	KindStatements     Kind = "statements"      // what was read out of a capture
	KindComparison     Kind = "comparison"      // what was found between accounts
	KindCorrection     Kind = "correction"      // a later claim about an earlier leaf
	KindRemoval        Kind = "removal"         // an object was deleted, its hash stays
	KindDiary          Kind = "diary"           // commitment to a confidential entry
	KindDisclosure     Kind = "disclosure"      // part of a diary entry was shown
	KindPeerCheckpoint Kind = "peer-checkpoint" // only a not-before
	KindKey            Kind = "key"             // a key of this log changed
)

// Hash is a SHA-256, written as lower-case hex in leaves.
type Hash [sha256.Size]byte

// String writes lower-case hex.
func (h Hash) String() string { return hex.EncodeToString(h[:]) }

// Base64 writes the form that checkpoints and proofs use.
func (h Hash) Base64() string { return base64.StdEncoding.EncodeToString(h[:]) }

// MarshalText writes lower-case hex.
func (h Hash) MarshalText() ([]byte, error) { return []byte(h.String()), nil }

// UnmarshalText reads lower-case hex.
func (h *Hash) UnmarshalText(b []byte) error {
	id, err := onrecord.ParseCaptureID(string(b))
	*h = Hash(id)
	return err
}

// HashOf returns the hash of b itself, as in [Object].
func HashOf(b []byte) Hash { return sha256.Sum256(b) }

// A Leaf is one entry of the log, before it is written as bytes. It holds
// hashes of large objects and nothing personal. All values are strings.
type Leaf struct {
	V       string   `json:"v"`
	Kind    Kind     `json:"kind"`
	Subject string   `json:"subject,omitempty"` // what it is about: a URL, a file name
	Claimed string   `json:"observed_at,omitempty"`
	Objects []Object `json:"objects,omitempty"`
	Tool    *Tool    `json:"tool,omitempty"`

	// Commit is the commitment of a diary entry: base64 of a SHA-256.
	Commit string `json:"commit,omitempty"`
	// Of is the earlier leaf that a correction, removal or disclosure is about.
	Of *Ref `json:"of,omitempty"`
	// Key is the verifier key that a key leaf announces.
	Key string `json:"key,omitempty"`

	// Prev is the last leaf of the same log with the same subject: page versions
	// form a chain, so that a version cannot be left out unseen.
	Prev *Ref `json:"prev,omitempty"`
	// NotBefore is a checkpoint of the other side's log. Nobody could know its
	// root before it existed, so this leaf is younger than it.
	NotBefore *PeerCheckpoint `json:"not_before,omitempty"`
}

// An Object is a thing that a leaf speaks of, by hash.
type Object struct {
	Role   string `json:"role"` // "payload", "warc-record", "article", "statements" ...
	SHA256 Hash   `json:"sha256"`
	Size   string `json:"size"` // bytes, in decimal
}

// ObjectOf describes b.
func ObjectOf(role string, b []byte) Object {
	return Object{role, HashOf(b), strconv.Itoa(len(b))}
}

// A Tool says with what an object was made, so that it can be made again.
type Tool struct {
	Name    string `json:"name"`
	Version string `json:"version,omitempty"`
	Config  string `json:"config_sha256,omitempty"`
}

// A Ref names a leaf of the same log.
type Ref struct {
	Index string `json:"index"` // in decimal
	Leaf  Hash   `json:"leaf_sha256"`
}

// RefTo names the leaf at index with the given leaf hash.
func RefTo(index uint64, leaf Hash) *Ref { return &Ref{strconv.FormatUint(index, 10), leaf} }

// A PeerCheckpoint is the head of another log.
type PeerCheckpoint struct {
	Origin string `json:"origin"`
	Size   string `json:"size"` // in decimal
	Root   Hash   `json:"root"`
}

// At writes a moment as leaves hold it: UTC, whole seconds.
func At(t time.Time) string { return t.UTC().Truncate(time.Second).Format(time.RFC3339) }

// LeafHash is the RFC 6962 hash of an entry's bytes: SHA-256(0x00 || bytes).
func LeafHash(leaf []byte) Hash { return Hash(rfc6962.DefaultHasher.HashLeaf(leaf)) }

// Marshal checks l and writes its canonical bytes, which are what is hashed and
// stored.
func (l Leaf) Marshal() ([]byte, error) {
	if l.V == "" {
		l.V = LeafVersion
	}
	if err := l.check(); err != nil {
		return nil, err
	}
	b, err := canonicalJSON(l)
	if err != nil {
		return nil, fmt.Errorf("leaf: %w", err)
	}
	if len(b) > MaxLeaf {
		return nil, onrecord.WithHint(fmt.Errorf("leaf of %d bytes, over %d: %w", len(b), MaxLeaf, onrecord.ErrRefused),
			"a leaf holds hashes; put large things into the archive")
	}
	return b, nil
}

// ParseLeaf reads bytes that Marshal wrote. Other versions than ours are
// refused with onrecord.ErrInvalid; their proofs still verify.
func ParseLeaf(b []byte) (Leaf, error) {
	if len(b) > MaxLeaf {
		return Leaf{}, fmt.Errorf("leaf of %d bytes, over %d: %w", len(b), MaxLeaf, onrecord.ErrInvalid)
	}
	if err := canonical(b); err != nil {
		return Leaf{}, fmt.Errorf("leaf: %w", err)
	}
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	var l Leaf
	if err := dec.Decode(&l); err != nil {
		return Leaf{}, fmt.Errorf("leaf: %w: %w", onrecord.ErrInvalid, err)
	}
	if err := l.check(); err != nil {
		return Leaf{}, err
	}
	// Names in another case would decode and yet be other names.
	if again, err := l.Marshal(); err != nil || !bytes.Equal(again, b) {
		return Leaf{}, fmt.Errorf("leaf: unknown or misspelt fields: %w", onrecord.ErrInvalid)
	}
	return l, nil
}

func (l *Leaf) check() error {
	bad := func(field, why string) error {
		return fmt.Errorf("leaf: %s %s: %w", field, why, onrecord.ErrInvalid)
	}
	switch {
	case l.V != LeafVersion:
		return bad("v", "is not "+LeafVersion)
	case l.Kind == "":
		return bad("kind", "is missing")
	case slices.ContainsFunc(l.strings(), func(s string) bool { return !utf8.ValidString(s) }):
		return bad("a string", "is not UTF-8")
	case l.Claimed != "" && !isTime(l.Claimed):
		return bad("observed_at", "is not RFC 3339 in UTC to the second")
	case l.Kind == KindDiary && !isCommitment(l.Commit):
		return bad("commit", "is not the base64 of a SHA-256")
	}
	for _, o := range l.Objects {
		if o.Role == "" || !isDecimal(o.Size) {
			return bad("objects", "need a role and a size in decimal")
		}
	}
	for _, r := range []*Ref{l.Of, l.Prev} {
		if r != nil && !isDecimal(r.Index) {
			return bad("index", "is not decimal")
		}
	}
	if n := l.NotBefore; n != nil && (n.Origin == "" || !isDecimal(n.Size)) {
		return bad("not_before", "needs an origin and a size in decimal")
	}
	return nil
}

// strings returns the free text of l.
func (l *Leaf) strings() []string {
	all := []string{string(l.Kind), l.Subject, l.Commit, l.Key}
	for _, o := range l.Objects {
		all = append(all, o.Role)
	}
	if l.Tool != nil {
		all = append(all, l.Tool.Name, l.Tool.Version, l.Tool.Config)
	}
	if l.NotBefore != nil {
		all = append(all, l.NotBefore.Origin)
	}
	return all
}

func isTime(s string) bool {
	t, err := time.Parse(time.RFC3339, s)
	return err == nil && At(t) == s
}

func isDecimal(s string) bool {
	n, err := strconv.ParseUint(s, 10, 63)
	return err == nil && strconv.FormatUint(n, 10) == s
}

func isCommitment(s string) bool {
	b, err := base64.StdEncoding.Strict().DecodeString(s)
	return err == nil && len(b) == sha256.Size
}
