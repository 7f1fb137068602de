package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"onrecord"
	"onrecord/ledger/proof"
)

func verifyCommand(a *app) *cobra.Command {
	var policyFiles []string
	c := &cobra.Command{
		Use:   "verify --policy POLICY PROOF|FOLDER|WACZ|FILE...",
		Short: "Check proofs offline, and say what they show and what they do not",
		Long: "Check proofs offline under the reader's own trust policy. It needs no log and no network. " +
			"Name proofs (.tlog-proof, with the leaf beside it) or folders of them; other files are looked up in the leaves that were proven. " +
			"A dossier (.wacz) is checked with everything in it: files, records, proofs, and that each capture is named by a proof. " +
			"With a policy for the other side's log too it says what is no older than some time, where entries contain that log's checkpoint. " +
			"Exit code 1 if anything does not hold.",
		Example: "  onrecord verify --policy policy.txt proofs press-release.pdf",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			forks, rest := partition(args, func(name string) bool { return strings.HasSuffix(name, proof.ForkSuffix) })
			results, err := verifyForks(forks)
			if err != nil || len(rest) == 0 {
				return errors.Join(err, a.report(results))
			}
			policies, err := readPolicies(policyFiles)
			if err != nil {
				return err
			}
			bundles, rest := partition(rest, isBundle)
			for _, name := range bundles {
				inside, err := verifyWACZ(policies, name)
				if err != nil {
					return err
				}
				results = append(results, inside...)
			}
			if len(rest) == 0 {
				return a.report(results)
			}
			more, err := verifyProofs(policies, rest)
			if err != nil {
				return err
			}
			return a.report(append(results, more...))
		},
	}
	c.Flags().StringArrayVar(&policyFiles, "policy", nil, "the reader's trust policy (c2sp.org/tlog-policy); several for several logs")
	return c
}

// readPolicies reads the policy files of a reader, who must have one.
func readPolicies(names []string) (policies proof.Policies, err error) {
	if len(names) == 0 {
		return nil, onrecord.WithHint(fmt.Errorf("no policy: %w", onrecord.ErrInvalid),
			"--policy names the file that says which log and which witnesses you trust")
	}
	for _, name := range names {
		p, err := readPolicy(name)
		if err != nil {
			return nil, err
		}
		policies = append(policies, p)
	}
	return policies, nil
}

// A checked thing is one that verify was asked about, and what came of it.
type checked struct {
	Name    string         `json:"name"`
	OK      bool           `json:"ok"`
	Error   string         `json:"error,omitempty"`
	Verdict *proof.Verdict `json:"verdict,omitempty"`
	Role    string         `json:"role,omitempty"` // of a file in its leaf
	Proves  []string       `json:"proves,omitempty"`
	Not     []string       `json:"does_not_prove,omitempty"`
	err     error
}

func partition(all []string, is func(string) bool) (yes, no []string) {
	for _, s := range all {
		if is(s) {
			yes = append(yes, s)
		} else {
			no = append(no, s)
		}
	}
	return yes, no
}

// verifyForks checks evidence that a log told two histories. It needs no policy:
// the log's key is in it, and the reader decides whose key that is.
func verifyForks(names []string) ([]checked, error) {
	var results []checked
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		results = append(results, verifyFork(name, b))
	}
	return results, nil
}

func verifyFork(name string, b []byte) checked {
	f, err := proof.ParseFork(b)
	if err != nil {
		return failed(name, err)
	}
	small, large, err := f.Verify()
	if err != nil {
		return failed(name, err)
	}
	return checked{Name: name, OK: true, Proves: []string{
		fmt.Sprintf("Whoever holds the key %s signed two histories of %s.", f.LogKey, small.Origin),
		fmt.Sprintf("At size %d one has root %s; the other, of size %d, does not begin with that.", small.Size, small.Root.Base64(), large.Size),
	}, Not: []string{"It does not show which of the two is right, nor whether the key was stolen."}}
}

func verifyProofs(policies proof.Policies, args []string) ([]checked, error) {
	proofs, files, err := sortOut(args)
	if err != nil {
		return nil, err
	}
	var results []checked
	var proven []*proof.Verdict
	for _, name := range proofs {
		r := verifyOne(policies, os.DirFS(filepath.Dir(name)), filepath.Base(name))
		r.Name = name
		if r.OK {
			proven = append(proven, r.Verdict)
		}
		results = append(results, r)
	}
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		results = append(results, lookUp(name, proof.HashOf(b), proven))
	}
	return results, nil
}

// sortOut tells proofs from files that proofs are about.
func sortOut(args []string) (proofs, files []string, err error) {
	for _, arg := range args {
		fi, err := os.Stat(arg)
		switch {
		case err != nil:
			return nil, nil, err
		case fi.IsDir():
			names, err := proof.Proofs(os.DirFS(arg), ".")
			if err != nil {
				return nil, nil, err
			}
			if len(names) == 0 {
				return nil, nil, fmt.Errorf("%s: no proofs in it: %w", arg, onrecord.ErrNotFound)
			}
			for _, n := range names {
				proofs = append(proofs, filepath.Join(arg, n))
			}
		case strings.HasSuffix(arg, proof.ProofSuffix):
			proofs = append(proofs, arg)
		default:
			files = append(files, arg)
		}
	}
	if len(proofs) == 0 {
		return nil, nil, onrecord.WithHint(fmt.Errorf("no proof among the files: %w", onrecord.ErrNotFound),
			"name the folder with the "+proof.ProofSuffix+" files too")
	}
	return proofs, files, nil
}

func verifyOne(policies proof.Policies, fsys fs.FS, name string) checked {
	b, err := proof.ReadBundle(fsys, name)
	if err != nil {
		return failed(name, err)
	}
	v, err := policies.VerifyBundle(b)
	if err != nil {
		return failed(name, err)
	}
	return checked{Name: name, OK: true, Verdict: v, Proves: v.Proves(), Not: v.DoesNotProve()}
}

func failed(name string, err error) checked {
	return checked{Name: name, Error: err.Error(), err: err}
}

// lookUp finds a file's hash in the leaves that were proven.
func lookUp(name string, hash proof.Hash, proven []*proof.Verdict) checked {
	for _, v := range proven {
		if v.Content == nil {
			continue
		}
		for _, o := range v.Content.Objects {
			if o.SHA256 == hash {
				return checked{Name: name, OK: true, Verdict: v, Role: o.Role,
					Proves: []string{fmt.Sprintf("These are exactly the bytes that entry %d of %s names as its %s.", v.Index, v.Origin, o.Role)}}
			}
		}
	}
	return failed(name, fmt.Errorf("none of the proven entries names its SHA-256 %s: %w", hash, onrecord.ErrTampered))
}

func (a *app) report(results []checked) error {
	var bad error
	for _, r := range results {
		if !r.OK && bad == nil {
			bad = r.err
		}
		if err := a.printChecked(r); err != nil {
			return err
		}
	}
	if bad == nil {
		return nil
	}
	return notAll(bad)
}

// notAll is the end of a command that checked several things, of which some do
// not hold.
func notAll(why error) error {
	hint := onrecord.Hint(why)
	if hint == "" {
		hint = "what failed proves nothing: ask for another copy, and look whether the policy names the right log and witnesses"
	}
	return &exitError{exitFinding, onrecord.WithHint(errors.New("not everything holds; see above"), hint)}
}

func (a *app) printChecked(r checked) error {
	if a.json {
		return a.printJSON(r)
	}
	if !r.OK {
		_, err := fmt.Fprintf(a.out, "FAILED    %s\n          %s\n", r.Name, r.Error)
		return err
	}
	fmt.Fprintf(a.out, "VERIFIED  %s\n", r.Name)
	for _, s := range r.Proves {
		fmt.Fprintf(a.out, "  shows   %s\n", s)
	}
	for _, s := range r.Not {
		fmt.Fprintf(a.out, "  but     %s\n", s)
	}
	return nil
}
