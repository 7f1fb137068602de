package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"onrecord"
	"onrecord/diary"
	"onrecord/internal/durable"
	"onrecord/ledger"
	"onrecord/ledger/proof"
)

// disclosureSuffix ends the name of a disclosure, beside the leaf and its proof.
const disclosureSuffix = ".sd-jwt"

func diaryDisclose(a *app) *cobra.Command {
	var d disclosing
	c := &cobra.Command{
		Use:   "disclose ENTRY --field NAME... [--yes -o FOLDER]",
		Short: "Show what a disclosure would show, and with --yes make it",
		Long: "Disclose chosen fields of an entry. Without --yes it only prints what the reader will see, exactly. With --yes it writes the disclosure with the proof of its commitment to a folder, and logs that something was disclosed. " +
			"Nothing else of the entry can be learned from it. It cannot be taken back.",
		Example: "  onrecord diary disclose 9f3c1a0b7e5d2c48 --field date --field said-3\n  onrecord diary disclose 9f3c1a0b7e5d2c48 --field date --field said-3 --yes -o disclosed",
		Args:    cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			h, err := a.diaryHome()
			if err != nil {
				return err
			}
			d.id = args[0]
			return a.disclose(c.Context(), h, d)
		},
	}
	f := c.Flags()
	f.StringSliceVar(&d.fields, "field", nil, "a field to disclose: date, place, participant-1, subject, drafter, written, said-1 ...")
	f.BoolVar(&d.yes, "yes", false, "write the disclosure")
	f.StringVarP(&d.out, "out", "o", "disclosed", "folder to write to")
	identityFlag(c, &d.identity)
	return c
}

type disclosing struct {
	id, identity, out string
	fields            []string
	yes               bool
}

func (a *app) disclose(ctx context.Context, h diaryHome, d disclosing) error {
	if len(d.fields) == 0 {
		return onrecord.WithHint(fmt.Errorf("no field to disclose: %w", onrecord.ErrInvalid), "--field date --field said-1; onrecord diary show "+d.id+" lists them")
	}
	entry, err := h.open(d.id, d.identity)
	if err != nil {
		return err
	}
	shown, err := entry.Disclose(d.fields...)
	if err != nil {
		return err
	}
	view, err := diary.Verify(shown)
	if err != nil {
		return err
	}
	if !a.json {
		fmt.Fprintln(a.out, "the reader will see this and nothing else:")
	}
	if err := a.printView(view); err != nil {
		return err
	}
	if !d.yes {
		fmt.Fprintln(a.err, "nothing was written; --yes makes the disclosure, which cannot be taken back")
		return nil
	}
	return a.writeDisclosure(ctx, h, shown, d.out)
}

// writeDisclosure writes the chosen fields with the proof, and logs that it was
// done before they get their names.
func (a *app) writeDisclosure(ctx context.Context, h diaryHome, shown diary.Entry, out string) (err error) {
	policy, err := ledger.Policy(string(h))
	if err != nil {
		return err
	}
	index, err := ledger.FindCommitment(ctx, string(h), shown.Commitment())
	if err != nil {
		return err
	}
	bundle, err := ledger.Prove(ctx, string(h), index, policy)
	if err != nil {
		return err
	}
	token := proof.File{Name: shown.ID() + disclosureSuffix, Data: []byte(shown.Token())}
	if err := mustBeNew(filepath.Join(out, token.Name), token.Data); err != nil {
		return err
	}
	l, err := ledger.Open(ctx, string(h), ledger.Options{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close(ctx)) }()
	// The hash of a token says nothing of its text: the salts are in it.
	leaf := proof.Leaf{Kind: proof.KindDisclosure, Of: proof.RefTo(index, proof.LeafHash(bundle.Leaf)),
		Objects: []proof.Object{proof.ObjectOf("disclosure", token.Data)}}
	err = writeAll(out, append(bundle.Files(), token), func() error {
		_, err := l.Append(ctx, leaf)
		return err
	})
	if err != nil || a.json {
		return err
	}
	_, err = fmt.Fprintf(a.out, "written to %s: hand on the whole folder\n", out)
	return err
}

// mustBeNew refuses to write over another disclosure of the same entry.
func mustBeNew(name string, data []byte) error {
	old, err := os.ReadFile(name)
	if err != nil || bytes.Equal(old, data) {
		return nil // what cannot be read is found when it is written
	}
	return onrecord.WithHint(fmt.Errorf("%s is there already and shows other fields: %w", name, onrecord.ErrConflict), "name another folder with -o")
}

func diaryVerify(a *app) *cobra.Command {
	var policyFiles []string
	var key string
	c := &cobra.Command{
		Use:   "verify --policy POLICY FOLDER",
		Short: "Check a disclosure offline, and say what it shows",
		Long:  "Check disclosures in a folder under the reader's own trust policy: the signature, that each field is one the entry was signed with, that the log committed to the entry, and since when. Exit code 1 if anything does not hold.",
		Args:  cobra.ExactArgs(1), Example: "  onrecord diary verify --policy policy.txt disclosed",
		RunE: func(_ *cobra.Command, args []string) error {
			policies, err := readPolicies(policyFiles)
			if err != nil {
				return err
			}
			return a.verifyDisclosures(policies, key, args[0])
		},
	}
	c.Flags().StringArrayVar(&policyFiles, "policy", nil, "the reader's trust policy (c2sp.org/tlog-policy); several for several logs")
	c.Flags().StringVar(&key, "key", "", "demand this signing key, as an earlier disclosure showed it")
	return c
}

func (a *app) verifyDisclosures(policies proof.Policies, key, dir string) error {
	if _, err := os.ReadDir(dir); err != nil {
		return err
	}
	tokens, err := durable.Match(dir, "*"+disclosureSuffix)
	if err != nil || len(tokens) == 0 {
		return errors.Join(err, onrecord.WithHint(fmt.Errorf("%s: no disclosure in it: %w", dir, onrecord.ErrNotFound), "disclosures end in "+disclosureSuffix))
	}
	proven, err := provenCommitments(policies, dir)
	if err != nil {
		return err
	}
	var bad error
	for _, token := range tokens {
		name := filepath.Join(dir, token)
		view, verdict, err := checkDisclosure(name, key, proven)
		if err != nil {
			bad = errors.Join(bad, err)
			if err := a.printChecked(failed(name, err)); err != nil {
				return err
			}
			continue
		}
		if err := a.printDisclosed(name, view, verdict); err != nil {
			return err
		}
	}
	if bad != nil {
		return notAll(bad)
	}
	return nil
}

// provenCommitments verifies the proofs in dir.
func provenCommitments(policies proof.Policies, dir string) (map[string]*proof.Verdict, error) {
	fsys := os.DirFS(dir)
	names, err := proof.Proofs(fsys, ".")
	if err != nil {
		return nil, err
	}
	proven := map[string]*proof.Verdict{}
	for _, name := range names {
		if r := verifyOne(policies, fsys, name); r.OK && r.Verdict.Content != nil && r.Verdict.Content.Kind == proof.KindDiary {
			proven[r.Verdict.Content.Commit] = r.Verdict
		}
	}
	return proven, nil
}

func checkDisclosure(name, key string, proven map[string]*proof.Verdict) (diary.View, *proof.Verdict, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return diary.View{}, nil, err
	}
	entry, err := diary.ParseEntry(strings.TrimSuffix(string(text), "\n"))
	if err != nil {
		return diary.View{}, nil, err
	}
	view, err := diary.Verify(entry)
	if err != nil {
		return diary.View{}, nil, err
	}
	if key != "" && key != view.Key {
		return view, nil, fmt.Errorf("signed by key %s, want %s: %w", view.Key, key, onrecord.ErrTampered)
	}
	v := proven[entry.Commitment()]
	if v == nil {
		return view, nil, fmt.Errorf("no proof beside it holds for its commitment: %w", onrecord.ErrTampered)
	}
	return view, v, nil
}

func (a *app) printDisclosed(name string, view diary.View, v *proof.Verdict) error {
	if a.json {
		return a.printJSON(map[string]any{"name": name, "ok": true, "view": view, "verdict": v})
	}
	fmt.Fprintf(a.out, "VERIFIED  %s\n", name)
	if err := a.printView(view); err != nil {
		return err
	}
	for _, s := range append(v.Proves(), "These words were fixed when the entry was logged; fields that are not shown cannot have been changed either.") {
		fmt.Fprintf(a.out, "  shows   %s\n", s)
	}
	for _, s := range v.DoesNotProve() {
		fmt.Fprintf(a.out, "  but     %s\n", s)
	}
	return nil
}
