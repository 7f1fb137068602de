package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"github.com/spf13/cobra"

	"onrecord"
	"onrecord/internal/durable"
	"onrecord/ledger"
	"onrecord/ledger/proof"
)

func proveCommand(a *app) *cobra.Command {
	var policyFile, out string
	c := &cobra.Command{
		Use:   "prove ENTRY|SHA256|FILE...",
		Short: "Write the proof that something is in the log",
		Long: "Write the proof that something is in the log, for somebody who verifies it offline: the entry's bytes and a proof, and the other side's checkpoint that the entry contains. " +
			"Name an entry by its number, or what it is about by its SHA-256 or as a file; then the oldest entry that names it is proven.",
		Example: "  onrecord prove press-release.pdf -o proofs\n  onrecord verify --policy policy.txt proofs press-release.pdf",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			home, err := a.homeDir()
			if err != nil {
				return err
			}
			policy, err := policyOr(policyFile, func() (*proof.Policy, error) { return ledger.Policy(home) })
			if err != nil {
				return err
			}
			return a.prove(c.Context(), home, args, policy, out)
		},
	}
	c.Flags().StringVar(&policyFile, "policy", "", "prove against a checkpoint that this policy accepts (default: the log's own)")
	c.Flags().StringVarP(&out, "out", "o", ".", "folder to write to")
	return c
}

// policyOr reads a policy file, or takes the other if none is named.
func policyOr(name string, other func() (*proof.Policy, error)) (*proof.Policy, error) {
	if name == "" {
		return other()
	}
	return readPolicy(name)
}

func readPolicy(name string) (*proof.Policy, error) {
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	p, err := proof.ParsePolicy(b)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return p, nil
}

// prove makes all proofs that are asked for before it writes the first.
func (a *app) prove(ctx context.Context, home string, args []string, policy *proof.Policy, out string) error {
	var indexes []uint64
	var bundles []proof.Bundle
	var files []proof.File
	for _, arg := range args {
		index, err := entryOf(ctx, home, arg)
		if err != nil {
			return err
		}
		b, err := ledger.Prove(ctx, home, index, policy)
		if err != nil {
			return err
		}
		indexes, bundles, files = append(indexes, index), append(bundles, b), append(files, b.Files()...)
	}
	if err := writeAll(out, files, nil); err != nil {
		return err
	}
	for i, b := range bundles {
		if err := a.printProven(indexes[i], b, policy, out); err != nil {
			return err
		}
	}
	return nil
}

func (a *app) printProven(index uint64, b proof.Bundle, policy *proof.Policy, out string) error {
	var names []string
	for _, f := range b.Files() {
		names = append(names, filepath.Join(out, f.Name))
	}
	if a.json {
		return a.printJSON(map[string]any{"index": index, "leaf_sha256": proof.LeafHash(b.Leaf), "files": names})
	}
	for _, name := range names {
		fmt.Fprintln(a.out, name)
	}
	if _, err := policy.VerifyBundle(b); err != nil {
		a.complain(onrecord.WithHint(fmt.Errorf("the proof does not satisfy the policy yet: %w", err), "onrecord peer sync asks the witnesses again"))
	}
	return nil
}

// writeAll puts files into a folder: all of them are on disk under other names
// before the first gets its own. In between it calls then, if it is not nil, and
// writes nothing if that fails.
func writeAll(dir string, files []proof.File, then func() error) (err error) {
	var staged []*durable.Staged
	defer func() {
		for _, s := range staged { // gone already where it was committed
			s.Discard()
		}
	}()
	for _, f := range files {
		s, err := durable.Stage(durable.OS{}, filepath.Join(dir, f.Name), f.Data)
		if err != nil {
			return fmt.Errorf("write to %s: %w", dir, cause(err))
		}
		staged = append(staged, s)
	}
	if then != nil {
		err = then()
	}
	for _, s := range staged {
		if err == nil {
			err = s.Commit()
		}
	}
	return err
}

// cause is err without the name of a temporary file in it.
func cause(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// entryOf finds which entry is meant.
func entryOf(ctx context.Context, home, arg string) (uint64, error) {
	if n, err := strconv.ParseUint(arg, 10, 63); err == nil {
		return n, nil
	}
	var hash proof.Hash
	if hash.UnmarshalText([]byte(arg)) != nil {
		b, err := os.ReadFile(arg)
		if errors.Is(err, fs.ErrNotExist) {
			return 0, onrecord.WithHint(fmt.Errorf("%q: %w", arg, onrecord.ErrNotFound), "name an entry's number, a SHA-256 in hex, or a file")
		}
		if err != nil {
			return 0, err
		}
		hash = proof.HashOf(b)
	}
	found, err := ledger.Find(ctx, home, hash)
	if err != nil {
		return 0, err
	}
	if len(found) == 0 {
		return 0, onrecord.WithHint(fmt.Errorf("no signed entry names SHA-256 %s: %w", hash, onrecord.ErrNotFound), "onrecord log add FILE logs a file")
	}
	return found[0], nil
}
