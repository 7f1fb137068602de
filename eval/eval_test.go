package eval

import "testing"

func TestDropsNamesWhatFell(t *testing.T) {
	old := baseline
	defer func() { baseline = old }()
	baseline = []byte(`{"s": {"a": 60, "b": 60, "c": 60}}`)
	got, err := Drops("s", map[string]float64{"a": 59.71, "b": 59.69})
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 || got[0] != "b: 59.69, was 60.00" || got[1] != "c: not measured, was 60.00" {
		t.Errorf("drops %q", got)
	}
}

func TestPinsOnlyRise(t *testing.T) {
	old := baseline
	defer func() { baseline = old }()
	baseline = []byte(`{"s": {"a": 60, "b": 60}}`)
	b, err := Pin("s", map[string]float64{"a": 61.234, "b": 10})
	if err != nil {
		t.Fatal(err)
	}
	if want := "{\n  \"s\": {\n    \"a\": 61.23,\n    \"b\": 60\n  }\n}\n"; string(b) != want {
		t.Errorf("pinned %s", b)
	}
}
