package proof

import (
	"encoding/base64"
	"fmt"
	"strings"

	fnote "github.com/transparency-dev/formats/note"
	"golang.org/x/mod/sumdb/note"

	"onrecord"
)

// Signature types of c2sp.org/signed-note that are used here.
const (
	algEd25519     = 0x01 // logs
	algCosignature = 0x04 // witnesses
	algMLDSA44     = 0x06 // witnesses, post-quantum
)

// LogVerifier reads the verifier key of a log: NAME+HASH+BASE64, Ed25519.
func LogVerifier(vkey string) (note.Verifier, error) {
	alg, _, err := splitKey(vkey)
	if err == nil && alg != algEd25519 {
		err = fmt.Errorf("signature type %d, want %d: %w", alg, algEd25519, onrecord.ErrInvalid)
	}
	if err != nil {
		return nil, fmt.Errorf("log key: %w", err)
	}
	v, err := note.NewVerifier(vkey)
	if err != nil {
		return nil, fmt.Errorf("log key: %w: %w", onrecord.ErrInvalid, err)
	}
	return v, nil
}

// WitnessVerifier reads the verifier key of a witness: cosignature/v1 in
// Ed25519 or ML-DSA-44.
func WitnessVerifier(vkey string) (note.Verifier, error) {
	alg, _, err := splitKey(vkey)
	if err == nil && alg != algCosignature && alg != algMLDSA44 {
		err = fmt.Errorf("signature type %d, want %d or %d: %w", alg, algCosignature, algMLDSA44, onrecord.ErrInvalid)
	}
	if err != nil {
		return nil, fmt.Errorf("witness key: %w", err)
	}
	v, err := newWitnessVerifier(vkey, alg)
	if err != nil {
		return nil, fmt.Errorf("witness key: %w: %w", onrecord.ErrInvalid, err)
	}
	_, hash, _ := strings.Cut(vkey, "+")
	if want := fmt.Sprintf("%08x", v.KeyHash()); hash[:8] != want {
		return nil, fmt.Errorf("witness key: key hash %s, computed %s: %w", hash[:8], want, onrecord.ErrInvalid)
	}
	return v, nil
}

func newWitnessVerifier(vkey string, alg byte) (note.Verifier, error) {
	if alg == algMLDSA44 {
		return fnote.NewMLDSAVerifier(vkey)
	}
	return fnote.NewVerifierForCosignatureV1(vkey)
}

// splitKey takes a verifier key apart. Base64 may hold plus signs, so only the
// first two separate.
func splitKey(vkey string) (alg byte, public string, err error) {
	if strings.HasPrefix(vkey, "PRIVATE+KEY+") { // and never repeat it
		return 0, "", fmt.Errorf("a private key where a public one belongs: %w", onrecord.ErrInvalid)
	}
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) != 3 || len(parts[1]) != 8 || strings.Trim(parts[1], "0123456789abcdef") != "" {
		return 0, "", fmt.Errorf("%q is not NAME+HASH+KEY: %w", clip(vkey), onrecord.ErrInvalid)
	}
	key, err := base64.StdEncoding.Strict().DecodeString(parts[2])
	if err != nil || len(key) < 2 {
		return 0, "", fmt.Errorf("%q: bad base64: %w", clip(vkey), onrecord.ErrInvalid)
	}
	return key[0], string(key[1:]), nil
}

// clip keeps what an error repeats of its input short, and keys out of it.
func clip(s string) string {
	if strings.Contains(s, "PRIVATE+KEY") || strings.Contains(s, "PRIVATE KEY") || strings.Contains(s, "SECRET-KEY") {
		return "(a private key)"
	}
	if len(s) > 60 {
		return s[:60] + "..."
	}
	return s
}
