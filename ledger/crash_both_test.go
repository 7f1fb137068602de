package ledger_test

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"onrecord/ledger"
	"onrecord/ledger/witness"
)

const (
	witnessEnv = "ONRECORD_TEST_WITNESS" // HOME ADDRESS LOGKEY of a process that is a witness
	collectEnv = "ONRECORD_TEST_COLLECT" // set for a writer that collects cosignatures too
)

// beWitness serves until it is killed.
func beWitness(args string) error {
	f := strings.Fields(args)
	w, err := witness.Open(f[0], []string{f[2]})
	if err != nil {
		return err
	}
	return http.ListenAndServe(f[1], w)
}

// collectForever asks the witnesses again and again and prints what was cosigned.
func collectForever(home string) {
	c := ledger.NewCollector(home, nil)
	for {
		out, err := c.Collect(context.Background())
		for _, o := range out {
			if err == nil && o.Err == nil {
				fmt.Fprintf(os.Stdout, "cosigned %d\n", o.Size)
			}
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// TestKill9LogAndWitness kills the log's process and the witness's, in turn and
// at random moments. Nothing acknowledged is lost, and the witness remembers
// every size that it has cosigned. Long: 200 of each.
func TestKill9LogAndWitness(t *testing.T) {
	t.Parallel()
	home, logKey := newLog(t)
	witnessHome := t.TempDir()
	keys, err := witness.Init(witnessHome, "b.example/witness", false)
	if err != nil {
		t.Fatal(err)
	}
	addr := freeAddress(t)
	if err := ledger.AddPeer(home, ledger.Peer{Name: "b", WitnessKey: keys[0], WitnessURL: "http://" + addr}); err != nil {
		t.Fatal(err)
	}
	n := long(20, 200)
	var all []acked
	var most uint64
	for round := range n {
		wit := startWitness(t, witnessHome, addr, logKey)
		killWitness := time.Duration(rand.IntN(400)) * time.Millisecond
		time.AfterFunc(killWitness, func() { wit.Process.Kill() })
		got, cosigned := crashBoth(t, home, time.Duration(rand.IntN(400))*time.Millisecond)
		all = append(all, got...)
		most = max(most, cosigned)
		wit.Process.Kill()
		wit.Wait()
		c, err := witness.Cosigned(witnessHome, logKey)
		if err != nil {
			t.Fatalf("round %d: the witness's memory: %v", round, err)
		}
		if c.Size < most {
			t.Errorf("round %d: the witness remembers %d, but has cosigned %d", round, c.Size, most)
		}
	}
	open(t, home).Close(t.Context())
	lost := missing(t, home, all)
	t.Logf("%d + %d kills: %d entries acknowledged, %d lost; cosigned up to %d", n, n, len(all), lost, most)
	if lost > 0 {
		t.Errorf("%d acknowledged entries lost", lost)
	}
	if most == 0 {
		t.Error("nothing was ever cosigned")
	}
	wit := startWitness(t, witnessHome, addr, logKey)
	defer wit.Wait()
	defer wit.Process.Kill()
	if err := collect(t, &side{home: home})["b"]; err != nil {
		t.Errorf("after all: %v", err)
	}
}

func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

func startWitness(t *testing.T, home, addr, logKey string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), witnessEnv+"="+strings.Join([]string{home, addr, logKey}, " "))
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill() })
	for range 1500 {
		if c, err := net.Dial("tcp", addr); err == nil {
			c.Close()
			return cmd
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Fatal("the witness does not answer")
	return nil
}

// crashBoth runs a writer that collects, kills it, and returns what it had
// acknowledged and the largest size that was cosigned.
func crashBoth(t *testing.T, home string, after time.Duration) (all []acked, cosigned uint64) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), writerEnv+"="+home, collectEnv+"=1", "ONRECORD_TEST_WRITERS=4")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for in := bufio.NewScanner(out); in.Scan(); {
		var a acked
		var hex string
		var size uint64
		if n, _ := fmt.Sscanf(in.Text(), "cosigned %d", &size); n == 1 {
			cosigned = max(cosigned, size)
		} else if _, err := fmt.Sscan(in.Text(), &a.index, &hex); err == nil && a.hash.UnmarshalText([]byte(hex)) == nil {
			if all = append(all, a); len(all) == 1 {
				time.AfterFunc(after, func() { cmd.Process.Kill() })
			}
		}
	}
	cmd.Wait()
	return all, cosigned
}
