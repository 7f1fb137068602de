package diary

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"onrecord"
)

// An Entry is a memorandum as an SD-JWT with all its disclosures: a secret. A
// Disclosure of it is the same with some of them.
type Entry struct{ t token }

// typ marks our tokens, so that no other JWT of the same key passes for one.
const typ = "memcon+sd-jwt"

// slots is what the number of digests is a multiple of.
const slots = 16

// Issue makes an entry: a salted disclosure a field, decoys, and a signature.
func Issue(m Memorandum, key ed25519.PrivateKey, now time.Time, random io.Reader) (Entry, error) {
	if err := m.check(); err != nil {
		return Entry{}, err
	}
	var t token
	var digests []string
	for _, f := range m.Fields() {
		d, err := newDisclosure(f, random)
		if err != nil {
			return Entry{}, err
		}
		t.disclosures = append(t.disclosures, d)
		digests = append(digests, digest(d))
	}
	digests, err := withDecoys(digests, random)
	if err != nil {
		return Entry{}, err
	}
	t.jwt, err = sign(map[string]any{"_sd": sorted(digests), "_sd_alg": "sha-256", "iat": now.Unix()}, key)
	return Entry{t}, err
}

// withDecoys adds digests of nothing, up to the next multiple of slots.
func withDecoys(digests []string, random io.Reader) ([]string, error) {
	for len(digests)%slots != 0 {
		nothing := make([]byte, sha256.Size)
		if _, err := io.ReadFull(random, nothing); err != nil {
			return nil, fmt.Errorf("decoy: %w", err)
		}
		h := sha256.Sum256(nothing)
		digests = append(digests, b64.EncodeToString(h[:]))
	}
	return digests, nil
}

// sign makes a compact JWS with the public key in its header (RFC 8037).
func sign(payload map[string]any, key ed25519.PrivateKey) (string, error) {
	public := b64.EncodeToString(key.Public().(ed25519.PublicKey))
	header := map[string]any{"alg": "EdDSA", "typ": typ, "jwk": map[string]string{"kty": "OKP", "crv": "Ed25519", "x": public}}
	var parts []string
	for _, v := range []any{header, payload} {
		b, err := json.Marshal(v)
		if err != nil {
			return "", err
		}
		parts = append(parts, b64.EncodeToString(b))
	}
	input := strings.Join(parts, ".")
	return input + "." + b64.EncodeToString(ed25519.Sign(key, []byte(input))), nil
}

// Commitment is what the log holds of an entry: base64 of the SHA-256 of the
// signed part, which says nothing without the salts.
func (e Entry) Commitment() string {
	h := sha256.Sum256([]byte(e.t.jwt))
	return base64.StdEncoding.EncodeToString(h[:])
}

// ID names an entry in a folder: the first hex digits of its commitment.
func (e Entry) ID() string {
	h := sha256.Sum256([]byte(e.t.jwt))
	return fmt.Sprintf("%x", h[:8])
}

// Token writes the SD-JWT. For an entry it holds all the text and the salts.
func (e Entry) Token() string { return e.t.String() }

// ParseEntry reads an SD-JWT without verifying it.
func ParseEntry(s string) (Entry, error) {
	t, err := parseToken(s)
	return Entry{t}, err
}

// Disclose keeps the disclosures of the named fields and leaves out all others.
// A field that is not in the entry is onrecord.ErrNotFound.
func (e Entry) Disclose(names ...string) (Entry, error) {
	shown := token{jwt: e.t.jwt}
	missing := slices.Clone(names)
	for _, s := range e.t.disclosures {
		d, err := readDisclosure(s)
		if err != nil {
			return Entry{}, err
		}
		if i := slices.Index(missing, d.name); i >= 0 {
			shown.disclosures = append(shown.disclosures, s)
			missing = slices.Delete(missing, i, i+1)
		}
	}
	if len(missing) > 0 {
		return Entry{}, onrecord.WithHint(fmt.Errorf("no field %s in this entry, or named twice: %w", strings.Join(missing, ", "), onrecord.ErrNotFound),
			"onrecord diary show ENTRY lists the fields")
	}
	return Entry{shown}, nil
}

// A View is what a reader of a disclosure sees: this and nothing else.
type View struct {
	Fields []Field `json:"fields"`
	// Hidden is how many slots are kept back; decoys are among them.
	Hidden int       `json:"hidden"`
	Issued time.Time `json:"issued"` // by the drafter's clock
	Key    string    `json:"key"`    // that signed, base64url of an Ed25519 public key
}

// Verify checks an entry or a disclosure by itself: the signature against the
// key in it, and every disclosure against a digest that was signed. Whose key
// it is, and since when the entry exists, is for the log to show.
func Verify(e Entry) (View, error) {
	payload, key, err := openJWT(e.t.jwt)
	if err != nil {
		return View{}, err
	}
	_, r, err := process(payload, e.t.disclosures)
	if err != nil {
		return View{}, err
	}
	v := View{Hidden: r.hidden, Key: b64.EncodeToString(key), Fields: inOrder(r.order)}
	iat, ok := payload["iat"].(json.Number)
	seconds, err := iat.Int64()
	if !ok || err != nil {
		return View{}, fmt.Errorf("SD-JWT: no time of issue: %w", onrecord.ErrInvalid)
	}
	v.Issued = time.Unix(seconds, 0).UTC()
	return v, nil
}

// openJWT verifies a compact JWS of ours.
func openJWT(jwt string) (payload map[string]any, key ed25519.PublicKey, err error) {
	parts := strings.Split(jwt, ".")
	if len(parts) != 3 {
		return nil, nil, fmt.Errorf("SD-JWT: not HEADER.PAYLOAD.SIGNATURE: %w", onrecord.ErrInvalid)
	}
	if key, err = headerKey(parts[0]); err != nil {
		return nil, nil, err
	}
	sig, err := b64.DecodeString(parts[2])
	if err != nil || !ed25519.Verify(key, []byte(parts[0]+"."+parts[1]), sig) {
		return nil, nil, fmt.Errorf("SD-JWT: the signature does not verify: %w", onrecord.ErrTampered)
	}
	v, err := decode(parts[1])
	if err != nil {
		return nil, nil, fmt.Errorf("SD-JWT: payload: %w", err)
	}
	payload, ok := v.(map[string]any)
	if !ok {
		return nil, nil, fmt.Errorf("SD-JWT: payload is not an object: %w", onrecord.ErrInvalid)
	}
	return payload, key, nil
}

// headerKey reads the header, which can be of one form only.
func headerKey(part string) (ed25519.PublicKey, error) {
	v, err := decode(part)
	if err != nil {
		return nil, fmt.Errorf("SD-JWT: header: %w", err)
	}
	h, _ := v.(map[string]any)
	jwk, _ := h["jwk"].(map[string]any)
	x, _ := jwk["x"].(string)
	key, err := b64.DecodeString(x)
	if len(h) != 3 || h["alg"] != "EdDSA" || h["typ"] != typ || len(jwk) != 3 || jwk["kty"] != "OKP" || jwk["crv"] != "Ed25519" ||
		err != nil || len(key) != ed25519.PublicKeySize {
		return nil, fmt.Errorf("SD-JWT: not a %s signed with Ed25519: %w", typ, onrecord.ErrInvalid)
	}
	return key, nil
}

// inOrder puts fields into reading order, whatever order they came in.
func inOrder(fields []Field) []Field {
	rank := func(f Field) (int, int) {
		stem, number, _ := strings.Cut(f.Name, "-")
		n, _ := strconv.Atoi(number)
		i := slices.Index([]string{"date", "place", "participant", "subject", "drafter", "written", "said"}, stem)
		if i < 0 {
			i = 100
		}
		return i, n
	}
	slices.SortStableFunc(fields, func(a, b Field) int {
		ai, an := rank(a)
		bi, bn := rank(b)
		if ai != bi {
			return ai - bi
		}
		if an != bn {
			return an - bn
		}
		return strings.Compare(a.Name, b.Name)
	})
	return fields
}
