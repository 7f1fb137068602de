package ledger_test

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"onrecord/ledger"
	"onrecord/ledger/proof"
)

// long returns n for the long form of a test (ONRECORD_LONG=1), else short.
func long(short, n int) int {
	if os.Getenv("ONRECORD_LONG") != "" {
		return n
	}
	return short
}

const writerEnv = "ONRECORD_TEST_WRITER" // the home folder to write to

func TestMain(m *testing.M) {
	if args := os.Getenv(witnessEnv); args != "" {
		fmt.Fprintln(os.Stderr, beWitness(args))
		os.Exit(1)
	}
	if home := os.Getenv(writerEnv); home != "" {
		fmt.Fprintln(os.Stderr, writeForever(home))
		os.Exit(1)
	}
	if home := os.Getenv(oneEntryEnv); home != "" {
		if err := writeOne(home); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	flag.Set("test.parallel", "8") // most of the time goes to waiting for the disk
	os.Exit(m.Run())
}

// writeOne appends one entry, prints its hash once it is acknowledged, and ends.
func writeOne(home string) error {
	ctx := context.Background()
	l, err := ledger.Open(ctx, home, ledger.Options{})
	if err != nil {
		return err
	}
	r, err := l.Append(ctx, capture("https://example.org/one", 0))
	if err != nil {
		return err
	}
	if _, err := fmt.Println(r.Hash); err != nil {
		return err
	}
	return l.Close(ctx)
}

// writeForever appends from many writers and prints each acknowledged entry,
// until it is killed.
func writeForever(home string) error {
	ctx := context.Background()
	l, err := ledger.Open(ctx, home, ledger.Options{})
	if err != nil {
		return err
	}
	writers, err := strconv.Atoi(os.Getenv("ONRECORD_TEST_WRITERS"))
	if err != nil {
		return err
	}
	if os.Getenv(collectEnv) != "" {
		go collectForever(home)
	}
	failed := make(chan error)
	for w := range writers {
		go func() {
			for i := 0; ; i++ {
				r, err := l.Append(ctx, capture(fmt.Sprintf("https://example.org/%d/%d/%d", os.Getpid(), w, i), 0))
				if err == nil {
					_, err = fmt.Fprintf(os.Stdout, "%d %s\n", r.Index, r.Hash)
				}
				if err != nil {
					failed <- err
				}
			}
		}()
	}
	return <-failed
}

// acked is what a writer said is durable.
type acked struct {
	index uint64
	hash  proof.Hash
}

// crash lets a writer work for a while after its first acknowledgement, kills
// it, and returns what it had acknowledged.
func crash(t *testing.T, home string, writers int, after time.Duration) []acked {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), writerEnv+"="+home, fmt.Sprintf("ONRECORD_TEST_WRITERS=%d", writers))
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var complaints lines
	cmd.Stderr = &complaints
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var all []acked
	in := bufio.NewScanner(out)
	for in.Scan() {
		var a acked
		var hex string
		if _, err := fmt.Sscan(in.Text(), &a.index, &hex); err != nil || a.hash.UnmarshalText([]byte(hex)) != nil {
			continue // cut short by the kill: never reached anybody
		}
		if len(all) == 0 {
			time.AfterFunc(after, func() { cmd.Process.Kill() })
		}
		all = append(all, a)
	}
	cmd.Wait()
	if len(all) == 0 {
		t.Fatalf("the writer acknowledged nothing: %s", complaints)
	}
	return all
}

type lines []byte

func (l *lines) Write(b []byte) (int, error) { *l = append(*l, b...); return len(b), nil }

var _ io.Writer = (*lines)(nil)

// TestKill9 kills a writer again and again. Long: 1,000 times at least, from
// 128 writers, until 500,000 entries were acknowledged.
func TestKill9(t *testing.T) {
	t.Parallel()
	home, _ := newLog(t)
	atLeast, enough, writers, most := long(100, 1000), long(0, 500_000), long(16, 128), long(60, 900)
	if testing.Short() {
		atLeast = 10
	}
	var all []acked
	crashes := 0
	for ; crashes < atLeast || len(all) < enough; crashes++ {
		after := time.Duration(rand.IntN(most*1000)) * time.Microsecond
		all = append(all, crash(t, home, writers, after)...)
	}
	open(t, home).Close(t.Context())
	lost := missing(t, home, all)
	t.Logf("%d crashes, %d acknowledged, %d lost", crashes, len(all), lost)
	if lost > 0 {
		t.Errorf("%d acknowledged entries lost", lost)
	}
	s, err := ledger.Status(home)
	if err != nil {
		t.Fatal(err)
	}
	mustCheck(t, home, s.Signed.Size)
}

// missing counts the acknowledged entries that are not where they were said to
// be.
func missing(t *testing.T, home string, all []acked) (lost int) {
	t.Helper()
	have := map[uint64]proof.Hash{}
	for _, a := range all {
		if h, twice := have[a.index]; twice && h != a.hash {
			t.Errorf("index %d was handed out twice", a.index)
		}
		have[a.index] = a.hash
	}
	entries, err := ledger.Entries(t.Context(), home)
	if err != nil {
		t.Fatal(err)
	}
	for index, hash := range have {
		if index >= uint64(len(entries)) || proof.LeafHash(entries[index]) != hash {
			lost++
		}
	}
	return lost
}
