package memento_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"onrecord"
	"onrecord/archive/memento"
)

func timeMap(hours ...int) memento.TimeMap {
	m := memento.TimeMap{
		Original: "https://ministry.example/release", Self: "http://desk.example/timemap",
		Address: func(i int) string { return fmt.Sprintf("http://desk.example/d/%d", i) },
	}
	for _, h := range hours {
		m.Captures = append(m.Captures, onrecord.Capture{Started: time.Date(2022, 11, 12, h, 0, 0, 0, time.UTC)})
	}
	return m
}

func ExampleTimeMap_Link() {
	fmt.Print(timeMap(10, 14).Link())
	// Output:
	// <https://ministry.example/release>; rel="original",
	// <http://desk.example/timemap>; rel="self"; type="application/link-format",
	// <http://desk.example/d/0>; rel="first memento"; datetime="Sat, 12 Nov 2022 10:00:00 GMT",
	// <http://desk.example/d/1>; rel="last memento"; datetime="Sat, 12 Nov 2022 14:00:00 GMT"
}

func TestOneCaptureIsFirstAndLast(t *testing.T) {
	if got := timeMap(10).Link(); !strings.Contains(got, `rel="first last memento"`) {
		t.Error(got)
	}
	if got := timeMap().Link(); strings.Contains(got, "memento\"") {
		t.Error(got)
	}
}

func TestNoAddressLeavesItsBrackets(t *testing.T) {
	m := timeMap(10)
	m.Original = "https://a.example/>; rel=\"memento\",\n<https://b.example/"
	got := m.Link()
	if strings.Count(got, "<") != 3 || strings.Count(got, "\n") != 3 {
		t.Error(got)
	}
}

func TestJSON(t *testing.T) {
	b, err := timeMap(10, 14).JSON()
	var got struct {
		Original string `json:"original_uri"`
		Mementos struct{ List []struct{ Datetime string } }
	}
	if err != nil || json.Unmarshal(b, &got) != nil || got.Original == "" || len(got.Mementos.List) != 2 || got.Mementos.List[0].Datetime != "2022-11-12T10:00:00Z" {
		t.Errorf("%s, %v", b, err)
	}
}

func TestClosest(t *testing.T) {
	m := timeMap(10, 14, 20)
	for hour, want := range map[int]int{0: 0, 11: 0, 12: 0, 13: 1, 17: 1, 18: 2, 23: 2} {
		if got := memento.Closest(m.Captures, time.Date(2022, 11, 12, hour, 0, 0, 0, time.UTC)); got != want {
			t.Errorf("at %d: %d, want %d", hour, got, want)
		}
	}
	if memento.Closest(nil, time.Now()) != -1 {
		t.Error("found one of none")
	}
}

func TestIsOriginal(t *testing.T) {
	for address, want := range map[string]bool{"https://a.example/": true, "file:x": false, "javascript:alert(1)": false, "https://": false} {
		if memento.IsOriginal(address) != want {
			t.Error(address)
		}
	}
}
