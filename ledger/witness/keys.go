package witness

import (
	"crypto/rand"
	"errors"
	"fmt"
	"path/filepath"

	fnote "github.com/transparency-dev/formats/note"
	"golang.org/x/mod/sumdb/note"

	"onrecord"
	"onrecord/ledger"
	"onrecord/ledger/proof"
)

func keyFile(home string) string         { return filepath.Join(home, "keys", "witness.key") }
func postQuantumFile(home string) string { return filepath.Join(home, "keys", "witness-pq.key") }

// Init makes the key of a witness named name, and with postQuantum a second one
// (ML-DSA-44), and returns the verifier keys that others need.
func Init(home, name string, postQuantum bool) (vkeys []string, err error) {
	skey, vkey, err := note.GenerateKey(rand.Reader, name)
	if err != nil {
		return nil, err
	}
	if vkey, err = fnote.VKeyToCosignatureV1(vkey); err == nil {
		_, err = proof.WitnessVerifier(vkey)
	}
	if err != nil {
		return nil, onrecord.WithHint(fmt.Errorf("witness name %q: %w", name, onrecord.ErrInvalid), "a name like example.org/witness: no spaces, no plus signs")
	}
	for _, file := range []string{keyFile(home), postQuantumFile(home)} {
		if err := ledger.CheckFree(file); err != nil {
			return nil, err
		}
	}
	if err := ledger.WriteSecret(keyFile(home), skey); err != nil {
		return nil, err
	}
	vkeys = append(vkeys, vkey)
	if !postQuantum {
		return vkeys, nil
	}
	if skey, vkey, err = fnote.GenerateMLDSAKey(name); err != nil {
		return nil, err
	}
	return append(vkeys, vkey), ledger.WriteSecret(postQuantumFile(home), skey)
}

// readKeys reads the witness's keys; the post-quantum one may be missing.
func readKeys(home string) ([]note.Signer, error) {
	var signers []note.Signer
	for _, file := range []string{keyFile(home), postQuantumFile(home)} {
		secret, err := ledger.ReadSecret(file)
		if errors.Is(err, onrecord.ErrNotFound) && len(signers) > 0 {
			return signers, nil
		}
		if err != nil {
			return nil, onrecord.WithHint(err, hintFor(err))
		}
		s, err := fnote.NewSignerForCosignatureV1(secret)
		if err != nil { // it may repeat the secret
			return nil, onrecord.WithHint(fmt.Errorf("key %s is not a witness's key: %w", file, onrecord.ErrInvalid),
				"put it back from where a copy is kept; a new witness needs a new name")
		}
		signers = append(signers, s)
	}
	return signers, nil
}

// Owns reports whether vkey is a key of the witness under the home folder,
// which has no say on the log beside it. Without a witness none is.
func Owns(home, vkey string) (bool, error) {
	v, err := proof.WitnessVerifier(vkey)
	if err != nil {
		return false, nil // no witness's key at all
	}
	signers, err := readKeys(home)
	if errors.Is(err, onrecord.ErrNotFound) {
		return false, nil
	}
	for _, s := range signers {
		if s.Name() == v.Name() && s.KeyHash() == v.KeyHash() {
			return true, nil
		}
	}
	return false, err
}

func hintFor(err error) string {
	if h := onrecord.Hint(err); h != "" {
		return h
	}
	return "onrecord witness init --name example.org/witness makes the key"
}

func verifiers(signers []note.Signer) []note.Verifier {
	var vs []note.Verifier
	for _, s := range signers {
		vs = append(vs, s.(*fnote.Signer).Verifier())
	}
	return vs
}
