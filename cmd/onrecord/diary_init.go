package main

import (
	"crypto/rand"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"onrecord"
	"onrecord/diary"
	"onrecord/internal/durable"
	"onrecord/ledger"
)

func diaryInit(a *app) *cobra.Command {
	var recipients []string
	var recovery string
	var postQuantum bool
	c := &cobra.Command{
		Use:   "init --new-recovery FILE | --recipient AGE-KEY",
		Short: "Make the diary's keys",
		Long: "Make the diary's keys: one to sign entries, one that the desk opens them with. A second key must be able to open them, kept somewhere else: name its recipient (age1...), or have a new one written to a file, such as on a stick, and take that away. " +
			"Post-quantum keys cannot be mixed with others.",
		Example: "  onrecord diary init --new-recovery /media/stick/recovery.key",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			home, err := a.homeDir()
			if err != nil {
				return err
			}
			return a.initDiary(diaryHome(home), recipients, recovery, postQuantum)
		},
	}
	f := c.Flags()
	f.StringArrayVar(&recipients, "recipient", nil, "another key that can open entries (age1...); may be given several times")
	f.StringVar(&recovery, "new-recovery", "", "write a new recovery key to this file")
	f.BoolVar(&postQuantum, "post-quantum", false, "make hybrid post-quantum keys")
	return c
}

// initDiary makes all keys in memory, checks them, and writes the list of
// recipients last: it says that the diary is whole.
func (a *app) initDiary(h diaryHome, recipients []string, recovery string, postQuantum bool) error {
	if _, err := os.Stat(h.recipients()); err == nil {
		return onrecord.WithHint(fmt.Errorf("there is a diary in %s: %w", string(h), onrecord.ErrConflict), "onrecord diary list shows it")
	}
	signing, err := diary.NewKey(rand.Reader)
	if err != nil {
		return err
	}
	desk, deskTo, err := diary.NewIdentity(postQuantum)
	if err != nil {
		return err
	}
	spare, spareTo, err := diary.NewIdentity(postQuantum)
	if err != nil {
		return err
	}
	to := append([]string{deskTo}, recipients...)
	if recovery != "" {
		to = append(to, spareTo)
	}
	list := strings.Join(to, "\n") + "\n"
	if _, err := diary.ReadRecipients(list); err != nil {
		return err
	}
	secrets := [][2]string{{h.key(), signing}, {h.identity(), desk}}
	if recovery != "" {
		secrets = append(secrets, [2]string{recovery, spare})
	}
	for _, s := range secrets { // all or none
		if err := ledger.CheckFree(s[0]); err != nil {
			return err
		}
	}
	slices.Reverse(secrets) // the recovery key first: its place is the likeliest to fail
	for _, s := range secrets {
		if err := ledger.WriteSecret(s[0], s[1]); err != nil {
			return err
		}
	}
	if err := durable.WriteFile(durable.OS{}, h.recipients(), []byte(list)); err != nil {
		return err
	}
	return a.saidInit(to, recovery)
}

func (a *app) saidInit(to []string, recovery string) error {
	if a.json {
		return a.printJSON(map[string]any{"recipients": to})
	}
	fmt.Fprintf(a.out, "entries will be sealed to %d keys:\n", len(to))
	for _, r := range to {
		fmt.Fprintf(a.out, "  %.40s\n", r)
	}
	if recovery != "" {
		fmt.Fprintf(a.out, "take %s away from this machine, and keep it safe\n", recovery)
	}
	return nil
}
