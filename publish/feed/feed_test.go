package feed_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"flag"
	"os"
	"strings"
	"testing"
	"time"

	"onrecord"
	"onrecord/publish"
	"onrecord/publish/feed"
	"onrecord/publish/publishtest"
)

var update = flag.Bool("update", false, "rewrite the golden files")

var at = feed.Address{
	Self: "https://desk.example/feed.atom", Site: "https://desk.example/",
	Proposition: func(e onrecord.EventID, id string) string { return "https://desk.example/e/" + string(e) + "/p/" + id },
}

func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs (go test ./publish/feed -update rewrites it):\n%s", file, got)
	}
}

func TestAtom(t *testing.T) {
	var b bytes.Buffer
	if err := feed.Atom(&b, "Findings", at, []publish.Edition{publishtest.PhnomPenh()}); err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/feed.atom", b.Bytes())
}

func TestLinked(t *testing.T) {
	e := publishtest.PhnomPenh()
	b, err := json.MarshalIndent(feed.Linked("https://desk.example/e/phnom-penh-2022", at, &e), "", " ")
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/board.jsonld", b)
	if bytes.Contains(b, []byte("ClaimReview")) {
		t.Error("a board is no ClaimReview")
	}
}

// Whatever the documents say, the feed stays XML, each time is one, and no
// entry shares another's ID.
func TestAtomOfHostileText(t *testing.T) {
	var b bytes.Buffer
	if err := feed.Atom(&b, "\x00<b>", at, []publish.Edition{publishtest.Hostile()}); err != nil {
		t.Fatal(err)
	}
	var f struct {
		Entry []struct {
			ID      string `xml:"id"`
			Title   string `xml:"title"`
			Updated string `xml:"updated"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(b.Bytes(), &f); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, e := range f.Entry {
		if _, err := time.Parse(time.RFC3339, e.Updated); err != nil || seen[e.ID] {
			t.Errorf("entry %+v", e)
		}
		seen[e.ID] = true
	}
	if len(f.Entry) != 4 || !strings.Contains(f.Entry[0].Title, "<script>") {
		t.Errorf("entries = %+v", f.Entry)
	}
}
