package diary

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"onrecord"
)

// maxToken bounds an SD-JWT in bytes.
const maxToken = 4 << 20

// b64 is base64url without padding and without stray bits in the tail.
var b64 = base64.RawURLEncoding.Strict()

// digest is the name under which a token refers to a disclosure: it is taken
// over the disclosure's base64url text (RFC 9901, section 4.2.3).
func digest(disclosure string) string {
	h := sha256.Sum256([]byte(disclosure))
	return b64.EncodeToString(h[:])
}

// A token is an SD-JWT taken apart: JWT~D1~D2~...~
type token struct {
	jwt         string
	disclosures []string
}

func parseToken(s string) (token, error) {
	if len(s) > maxToken {
		return token{}, fmt.Errorf("SD-JWT of %d bytes: %w", len(s), onrecord.ErrInvalid)
	}
	parts := strings.Split(s, "~")
	if len(parts) < 2 || parts[len(parts)-1] != "" {
		return token{}, fmt.Errorf("SD-JWT: want JWT~DISCLOSURE~...~ with nothing after the last tilde: %w", onrecord.ErrInvalid)
	}
	return token{parts[0], parts[1 : len(parts)-1]}, nil
}

func (t token) String() string {
	return strings.Join(append(append([]string{t.jwt}, t.disclosures...), ""), "~")
}

// newDisclosure hides a field behind a salt. It returns the disclosure.
func newDisclosure(f Field, random io.Reader) (string, error) {
	salt := make([]byte, 16)
	if _, err := io.ReadFull(random, salt); err != nil {
		return "", fmt.Errorf("salt: %w", err)
	}
	b, err := json.Marshal([]any{b64.EncodeToString(salt), f.Name, f.Value})
	if err != nil {
		return "", err
	}
	return b64.EncodeToString(b), nil
}

// decode reads base64url JSON of any shape, refusing names that occur twice.
func decode(part string) (any, error) {
	raw, err := b64.DecodeString(part)
	if err != nil {
		return nil, fmt.Errorf("not base64url: %w", onrecord.ErrInvalid)
	}
	if !jsontext.Value(raw).IsValid() { // UTF-8, no duplicate names
		return nil, fmt.Errorf("not JSON: %w", onrecord.ErrInvalid)
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	var v any
	if err := dec.Decode(&v); err != nil {
		return nil, fmt.Errorf("not JSON: %w", onrecord.ErrInvalid)
	}
	return v, nil
}

// A disclosed part is what one disclosure holds.
type disclosed struct {
	name    string // "" for an array element
	element bool
	value   any
	used    bool
}

func readDisclosure(s string) (*disclosed, error) {
	v, err := decode(s)
	if err != nil {
		return nil, err
	}
	parts, ok := v.([]any)
	if !ok || len(parts) != 2 && len(parts) != 3 {
		return nil, fmt.Errorf("not an array of a salt, a name and a value: %w", onrecord.ErrInvalid)
	}
	if _, ok := parts[0].(string); !ok {
		return nil, fmt.Errorf("the salt is not a string: %w", onrecord.ErrInvalid)
	}
	if len(parts) == 2 {
		return &disclosed{element: true, value: parts[1]}, nil
	}
	name, ok := parts[1].(string)
	if !ok || name == "_sd" || name == "..." {
		return nil, fmt.Errorf("the name is not one that can be disclosed: %w", onrecord.ErrInvalid)
	}
	return &disclosed{name: name, value: parts[2]}, nil
}

// A reader puts disclosures in their places (RFC 9901, section 7.1, step 3).
type reader struct {
	by     map[string]*disclosed // by digest
	seen   map[string]bool       // digests met in the token
	hidden int                   // digests without a disclosure: fields kept back, and decoys
	order  []Field               // top-level fields that were disclosed
}

// process returns the payload with all disclosures in place and no digests
// left. Every disclosure must have been referred to, exactly once.
func process(payload map[string]any, disclosures []string) (map[string]any, *reader, error) {
	if alg, ok := payload["_sd_alg"]; ok && alg != "sha-256" {
		return nil, nil, fmt.Errorf("SD-JWT: digests other than sha-256: %w", onrecord.ErrInvalid)
	}
	r := &reader{by: map[string]*disclosed{}, seen: map[string]bool{}}
	for i, s := range disclosures {
		d, err := readDisclosure(s)
		if err != nil {
			return nil, nil, fmt.Errorf("disclosure %d: %w", i+1, err)
		}
		if r.by[digest(s)] != nil {
			return nil, nil, fmt.Errorf("disclosure %d is there twice: %w", i+1, onrecord.ErrInvalid)
		}
		r.by[digest(s)] = d
	}
	out, err := r.object(payload, 0)
	if err != nil {
		return nil, nil, err
	}
	for i, s := range disclosures {
		if !r.by[digest(s)].used {
			return nil, nil, fmt.Errorf("disclosure %d is not one that this entry was signed with: %w", i+1, onrecord.ErrTampered)
		}
	}
	delete(out, "_sd_alg")
	return out, r, nil
}

// maxDepth bounds how deep disclosures nest.
const maxDepth = 32

var errDepth = fmt.Errorf("SD-JWT: nested too deep: %w", onrecord.ErrInvalid)

func (r *reader) value(v any, depth int) (any, error) {
	if depth > maxDepth {
		return nil, errDepth
	}
	switch v := v.(type) {
	case map[string]any:
		return r.object(v, depth)
	case []any:
		return r.array(v, depth)
	}
	return v, nil
}

func (r *reader) object(o map[string]any, depth int) (map[string]any, error) {
	out := map[string]any{}
	for name, v := range o {
		if name == "_sd" {
			continue
		}
		if name == "..." {
			return nil, fmt.Errorf("SD-JWT: a digest out of place: %w", onrecord.ErrInvalid)
		}
		in, err := r.value(v, depth+1)
		if err != nil {
			return nil, err
		}
		out[name] = in
	}
	return out, r.fill(out, o["_sd"], depth)
}

// fill puts the disclosed members of one object in place.
func (r *reader) fill(out map[string]any, sd any, depth int) error {
	digests, ok := sd.([]any)
	if sd != nil && !ok {
		return fmt.Errorf("SD-JWT: _sd is not an array: %w", onrecord.ErrInvalid)
	}
	for _, dg := range digests {
		d, err := r.take(dg)
		if err != nil {
			return err
		}
		if d == nil {
			continue
		}
		if _, taken := out[d.name]; taken || d.element {
			return fmt.Errorf("SD-JWT: a disclosure does not fit its place: %w", onrecord.ErrInvalid)
		}
		if out[d.name], err = r.value(d.value, depth+1); err != nil {
			return err
		}
		if depth == 0 {
			raw, err := json.Marshal(out[d.name])
			if err != nil {
				return err
			}
			r.order = append(r.order, Field{d.name, raw})
		}
	}
	return nil
}

func (r *reader) array(a []any, depth int) ([]any, error) {
	out := []any{}
	for _, v := range a {
		o, ok := v.(map[string]any)
		dg, hidden := o["..."]
		if !ok || !hidden {
			in, err := r.value(v, depth+1)
			if err != nil {
				return nil, err
			}
			out = append(out, in)
			continue
		}
		if len(o) != 1 {
			return nil, fmt.Errorf("SD-JWT: a digest beside other members: %w", onrecord.ErrInvalid)
		}
		d, err := r.take(dg)
		if err != nil {
			return nil, err
		}
		if d == nil {
			continue
		}
		if !d.element {
			return nil, fmt.Errorf("SD-JWT: a disclosure does not fit its place: %w", onrecord.ErrInvalid)
		}
		in, err := r.value(d.value, depth+1)
		if err != nil {
			return nil, err
		}
		out = append(out, in)
	}
	return out, nil
}

// take finds the disclosure of a digest; nil for one that is kept back.
func (r *reader) take(dg any) (*disclosed, error) {
	s, ok := dg.(string)
	if !ok {
		return nil, fmt.Errorf("SD-JWT: a digest is not a string: %w", onrecord.ErrInvalid)
	}
	if r.seen[s] {
		return nil, fmt.Errorf("SD-JWT: a digest is there twice: %w", onrecord.ErrInvalid)
	}
	r.seen[s] = true
	d := r.by[s]
	if d == nil {
		r.hidden++
		return nil, nil
	}
	d.used = true
	return d, nil
}

// sorted returns the digests in an order that says nothing about the fields.
func sorted(digests []string) []string {
	slices.Sort(digests)
	return digests
}
