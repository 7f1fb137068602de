package main

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"onrecord"
	"onrecord/archive/wacz"
	"onrecord/archive/warc"
	"onrecord/ledger/proof"
)

// isBundle reports whether a file is a dossier with its proofs inside.
func isBundle(name string) bool { return strings.HasSuffix(strings.ToLower(name), ".wacz") }

// verifyWACZ checks a bundle without anything beside it but the reader's policy:
// every file against its digest, every record against its own, every proof
// against the policy, and that each captured record is named by a proven entry.
// A policy inside the bundle is the maker's and is not used.
func verifyWACZ(policies proof.Policies, name string) ([]checked, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	r, err := wacz.Open(f, info.Size(), wacz.Limits{})
	if unread := new(fs.PathError); errors.As(err, &unread) {
		return nil, err
	}
	if err != nil {
		return []checked{failed(name, err)}, nil
	}
	results := verifyFiles(name, r)
	proofs, proven := verifyInside(policies, name, f, info.Size())
	results = append(results, proofs...)
	for _, file := range r.WARCs() {
		body, err := r.Stream(file)
		if err != nil {
			continue // named by verifyFiles
		}
		results = append(results, verifyRecords(name+" "+file, body, proven)...)
		_ = body.Close() // it was only read
	}
	return results, nil
}

// verifyFiles hashes every file that the bundle describes, and refuses those
// that it does not.
func verifyFiles(name string, r *wacz.Reader) []checked {
	var bad []checked
	for _, file := range r.Names() {
		body, err := r.Stream(file)
		if err != nil {
			bad = append(bad, failed(name+" "+file, err))
			continue
		}
		_ = body.Close() // it was only read
	}
	for _, file := range r.Unlisted() {
		bad = append(bad, failed(name+" "+file, fmt.Errorf("the bundle does not describe this file: %w", onrecord.ErrTampered)))
	}
	if len(bad) > 0 {
		return bad
	}
	return []checked{{Name: name, OK: true, Proves: []string{fmt.Sprintf("All %d files are as the bundle describes them.", len(r.Names()))}}}
}

// verifyInside verifies the proofs that lie in the bundle.
func verifyInside(policies proof.Policies, name string, f io.ReaderAt, size int64) (results []checked, proven []*proof.Verdict) {
	z, err := zip.NewReader(f, size)
	if err != nil {
		return []checked{failed(name, err)}, nil
	}
	names, err := proof.Proofs(z, strings.TrimSuffix(proofsDir, "/"))
	if err != nil || len(names) == 0 {
		return []checked{failed(name, fmt.Errorf("no proofs in it: %w", onrecord.ErrNotFound))}, nil
	}
	for _, file := range names {
		r := verifyOne(policies, z, file)
		r.Name = name + " " + file
		if r.OK {
			proven = append(proven, r.Verdict)
		}
		results = append(results, r)
	}
	return results, proven
}

// verifyRecords checks the records of one WARC file and looks each capture up
// in the proven entries.
func verifyRecords(name string, body io.Reader, proven []*proof.Verdict) []checked {
	var results []checked
	for r := warc.NewReader(body, warc.Limits{}); ; {
		rec, err := r.Next()
		if errors.Is(err, io.EOF) {
			return results
		}
		if err != nil {
			return append(results, failed(name, err))
		}
		what := fmt.Sprintf("%s %s %s", name, rec.Type(), rec.TargetURI())
		if err := rec.Verify(); err != nil && !errors.Is(err, warc.ErrNoDigest) {
			results = append(results, failed(what, err))
			continue
		}
		switch rec.Type() {
		case warc.Response, warc.Resource, warc.Revisit:
			results = append(results, lookUp(what, proof.HashOf(rec.Bytes()), proven))
		}
	}
}
