package desk_test

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"onrecord"
	"onrecord/desk"
)

// crashHome makes the test binary a process that captures until it is killed.
const crashHome = "ONRECORD_CRASH_HOME"

func TestMain(m *testing.M) {
	if home := os.Getenv(crashHome); home != "" {
		captureForEver(home, os.Getenv("ONRECORD_CRASH_ROUND"))
	}
	os.Exit(m.Run())
}

// captureForEver says the ID of a document once it is acknowledged.
func captureForEver(home, round string) {
	ctx := context.Background()
	d, err := desk.Open(ctx, home, desk.Config{})
	if err != nil {
		fmt.Println("error", err)
		os.Exit(1)
	}
	for i := 0; ; i++ {
		name := filepath.Join(home, "in-"+round+".txt")
		body := fmt.Sprintf("The ministry said in round %s that %d ministers met.\n", round, i/2) // each text twice
		if err := os.WriteFile(name, []byte(body), 0o600); err != nil {
			os.Exit(1)
		}
		a, err := d.Add(ctx, name)
		if err != nil {
			fmt.Println("error", err)
			os.Exit(1)
		}
		fmt.Println(a.Capture.ID, a.Receipt.File)
	}
}

// TestKilledAddLeavesAllOrNothing kills a capturing process at random moments.
// ONRECORD_CRASHES sets how often; the short form is for every run.
func TestKilledAddLeavesAllOrNothing(t *testing.T) {
	crashes := 5
	if n, err := strconv.Atoi(os.Getenv("ONRECORD_CRASHES")); err == nil {
		crashes = n
	}
	home := t.TempDir()
	acknowledged := map[string]onrecord.CaptureID{} // by WARC file
	random := rand.New(rand.NewPCG(1, 2))
	for round := range crashes {
		runAndKill(t, home, round, time.Duration(20+random.IntN(250))*time.Millisecond, acknowledged)
	}
	checkHome(t, home, acknowledged)
	t.Logf("%d crashes, %d captures acknowledged, 0 lost", crashes, len(acknowledged))
	if len(acknowledged) == 0 {
		t.Error("no capture was acknowledged: nothing was shown")
	}
}

// runAndKill kills the child some time after its first acknowledgement.
func runAndKill(t *testing.T, home string, round int, after time.Duration, acknowledged map[string]onrecord.CaptureID) {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), crashHome+"="+home, "ONRECORD_CRASH_ROUND="+strconv.Itoa(round))
	out, err := c.StdoutPipe()
	if err == nil {
		err = c.Start()
	}
	if err != nil {
		t.Error(err)
		return
	}
	var kill *time.Timer
	for lines := bufio.NewScanner(out); lines.Scan(); {
		id, file, _ := strings.Cut(lines.Text(), " ")
		parsed, err := onrecord.ParseCaptureID(id)
		if err != nil {
			t.Errorf("round %d: %s", round, lines.Text())
			break
		}
		acknowledged[file] = parsed
		if kill == nil {
			kill = time.AfterFunc(after, func() { _ = c.Process.Kill() })
		}
	}
	_ = c.Wait() // it was killed
}

func checkHome(t *testing.T, home string, acknowledged map[string]onrecord.CaptureID) {
	t.Helper()
	d := open(t, home)
	report, err := d.Archive().Scrub(t.Context())
	if err != nil || len(report.Damaged) > 0 || len(report.Unclaimed) > 0 {
		t.Errorf("scrub: %+v, %v", report, err)
	}
	for file, id := range acknowledged {
		c, err := d.Archive().Capture(file)
		if err != nil || c.ID != id {
			t.Errorf("acknowledged capture %s is lost: %v", file, err)
		}
		if _, err := d.Reading(t.Context(), onrecord.DocumentID(id.Short())); err != nil {
			t.Errorf("acknowledged document %s is not indexed: %v", id.Short(), err)
		}
	}
	lines, err := d.Documents(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lines {
		if _, err := d.Payload(t.Context(), l.Capture); err != nil {
			t.Errorf("listed document %s has no bytes: %v", l.ID, err)
		}
	}
	for _, c := range d.Health(t.Context()) {
		if !c.OK && c.Name != "clock" { // the test's clock stands in the past
			t.Errorf("%s: %s", c.Name, c.Detail)
		}
	}
}

// TestTwoWritersDoNotDisturbEachOther lets processes capture into one home.
func TestTwoWritersDoNotDisturbEachOther(t *testing.T) {
	home := t.TempDir()
	done := make(chan map[string]onrecord.CaptureID)
	for writer := range 2 {
		go func() {
			acknowledged := map[string]onrecord.CaptureID{}
			runAndKill(t, home, writer, 400*time.Millisecond, acknowledged)
			done <- acknowledged
		}()
	}
	all := <-done
	for file, id := range <-done {
		all[file] = id
	}
	checkHome(t, home, all)
}
