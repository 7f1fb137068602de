package diary

import (
	"bytes"
	"crypto/ed25519"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord"
)

const memo = `
date = "2022-11-12"
place = "Phnom Penh"
participants = ["A. Leader", "B. Leader", "C. Aide"]
subject = "Detained citizens and a naval base"
drafter = "C. Aide"
written = "2022-11-12T21:30:00+07:00"

[[said]]
who = "B. Leader"
what = "A list of eleven names is on the table."

[[said]]
who = "A. Leader"
what = "The courts will look at it."
`

// steady is a source of bytes that are the same every time.
type steady struct{ n byte }

func (s *steady) Read(p []byte) (int, error) {
	for i := range p {
		s.n = s.n*5 + 3
		p[i] = s.n ^ byte(i)
	}
	return len(p), nil
}

func issued(t testing.TB) Entry {
	t.Helper()
	m, err := ParseMemorandum([]byte(memo))
	if err != nil {
		t.Fatal(err)
	}
	_, key, err := ed25519.GenerateKey(&steady{})
	if err != nil {
		t.Fatal(err)
	}
	e, err := Issue(m, key, time.Date(2022, 11, 12, 14, 30, 0, 0, time.UTC), &steady{7})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestAllFieldsComeBack(t *testing.T) {
	v, err := Verify(issued(t))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range v.Fields {
		got = append(got, f.Name+"="+f.Text())
	}
	want := []string{
		"date=2022-11-12", "place=Phnom Penh", "participant-1=A. Leader", "participant-2=B. Leader", "participant-3=C. Aide",
		"subject=Detained citizens and a naval base", "drafter=C. Aide", "written=2022-11-12T21:30:00+07:00",
		"said-1=B. Leader: A list of eleven names is on the table.", "said-2=A. Leader: The courts will look at it.",
	}
	if !slices.Equal(got, want) {
		t.Errorf("fields\n%q, want\n%q", got, want)
	}
	if len(v.Fields)+v.Hidden != slots {
		t.Errorf("%d fields and %d hidden, want %d together", len(v.Fields), v.Hidden, slots)
	}
}

func TestADisclosureShowsTheChosenFieldsOnly(t *testing.T) {
	e := issued(t)
	all, err := Verify(e)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range all.Fields {
		shown, err := e.Disclose(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		again, err := ParseEntry(shown.Token())
		if err != nil {
			t.Fatal(err)
		}
		v, err := Verify(again)
		if err != nil {
			t.Fatal(err)
		}
		if len(v.Fields) != 1 || v.Fields[0].Name != f.Name || v.Hidden != slots-1 {
			t.Errorf("disclosing %s shows %v, hides %d", f.Name, v.Fields, v.Hidden)
		}
		if shown.Commitment() != e.Commitment() {
			t.Error("the commitment changed")
		}
		for _, other := range all.Fields {
			if other.Name != f.Name && readable(t, shown, fmt.Sprintf(",%q,", other.Name)) {
				t.Errorf("disclosing %s shows %s too", f.Name, other.Name)
			}
		}
	}
	if _, err := e.Disclose("said-9"); !errors.Is(err, onrecord.ErrNotFound) {
		t.Errorf("a field that is not there: %v", err)
	}
	if _, err := e.Disclose("date", "date"); !errors.Is(err, onrecord.ErrNotFound) {
		t.Errorf("a field twice: %v", err)
	}
}

// readable looks for text in all parts of a token, decoded.
func readable(t *testing.T, e Entry, text string) bool {
	t.Helper()
	parts := append(strings.Split(e.t.jwt, ".")[:2], e.t.disclosures...)
	for _, p := range parts {
		raw, err := b64.DecodeString(p)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(raw, []byte(text)) {
			return true
		}
	}
	return false
}

func TestSameTextHasAnotherDigestEachTime(t *testing.T) {
	f := textField("said-1", "no negotiation took place")
	random := &steady{1}
	a, err := newDisclosure(f, random)
	if err != nil {
		t.Fatal(err)
	}
	b, err := newDisclosure(f, random)
	if err != nil {
		t.Fatal(err)
	}
	if digest(a) == digest(b) {
		t.Error("a digest can be guessed from the text")
	}
}

// TestEveryBit flips every bit of a disclosure: it is refused, or shows exactly
// what it showed before.
func TestEveryBit(t *testing.T) {
	shown, err := issued(t).Disclose("date", "said-1")
	if err != nil {
		t.Fatal(err)
	}
	want, err := Verify(shown)
	if err != nil {
		t.Fatal(err)
	}
	token := []byte(shown.Token())
	for i := range len(token) * 8 {
		token[i/8] ^= 1 << (i % 8)
		if e, err := ParseEntry(string(token)); err == nil {
			if v, err := Verify(e); err == nil {
				t.Errorf("bit %d flipped and accepted: %+v (was %+v)", i, v, want)
			}
		}
		token[i/8] ^= 1 << (i % 8)
	}
	for i := range len(token) {
		cut := string(token[:i])
		if e, err := ParseEntry(cut); err == nil {
			if v, err := Verify(e); err == nil && len(v.Fields) == len(want.Fields) {
				t.Errorf("cut at %d and all fields accepted", i)
			}
		}
	}
}

func TestUnreferencedDisclosuresAreRefused(t *testing.T) {
	e := issued(t)
	d, err := newDisclosure(textField("said-3", "something never said"), &steady{99})
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string]func(t *token){
		"added":          func(t *token) { t.disclosures = append(t.disclosures, d) },
		"twice":          func(t *token) { t.disclosures = append(t.disclosures, t.disclosures[0]) },
		"text changed":   func(t *token) { t.disclosures[8] = d },
		"name changed":   func(t *token) { t.disclosures[0] = renamed(t.disclosures[0]) },
		"empty":          func(t *token) { t.disclosures = append(t.disclosures, "") },
		"reserved name":  func(t *token) { t.disclosures = append(t.disclosures, b64.EncodeToString([]byte(`["s","_sd",[]]`))) },
		"not an array":   func(t *token) { t.disclosures = append(t.disclosures, b64.EncodeToString([]byte(`{}`))) },
		"four parts":     func(t *token) { t.disclosures = append(t.disclosures, b64.EncodeToString([]byte(`["s","a","b","c"]`))) },
		"salt no string": func(t *token) { t.disclosures = append(t.disclosures, b64.EncodeToString([]byte(`[1,"a","b"]`))) },
		"with padding":   func(t *token) { t.disclosures[0] += "=" },
		"signature cut":  func(t *token) { t.jwt = t.jwt[:len(t.jwt)-4] },
		"unsigned": func(t *token) {
			t.jwt = b64.EncodeToString([]byte(`{"alg":"none"}`)) + t.jwt[strings.Index(t.jwt, "."):]
		},
		"header replaced": func(t *token) { t.jwt = "e30" + t.jwt[strings.Index(t.jwt, "."):] },
	}
	for name, change := range tests {
		t.Run(name, func(t *testing.T) {
			c := token{e.t.jwt, slices.Clone(e.t.disclosures)}
			change(&c)
			if v, err := Verify(Entry{c}); err == nil {
				t.Errorf("accepted: %+v", v)
			} else if !errors.Is(err, onrecord.ErrTampered) && !errors.Is(err, onrecord.ErrInvalid) {
				t.Errorf("no kind: %v", err)
			}
		})
	}
}

func renamed(d string) string {
	raw, _ := b64.DecodeString(d)
	return b64.EncodeToString(bytes.Replace(raw, []byte(`"date"`), []byte(`"Date"`), 1))
}

// TestRFC9901Rules runs the processing rules on payloads as in the RFC's
// examples: nested objects, arrays, recursive disclosures.
func TestRFC9901Rules(t *testing.T) {
	given := "WyIyR0xDNDJzS1F2ZUNmR2ZyeU5STjl3IiwgImdpdmVuX25hbWUiLCAiSm9obiJd"
	if got, want := digest(given), "jsu9yVulwQQlhFlM_3JlzMaSFzglhQG0DpfayQwLUK4"; got != want {
		t.Fatalf("digest of the RFC's given_name is %s, want %s", got, want)
	}
	street := b64.EncodeToString([]byte(`["salt-1","street","Schulstr. 12"]`))
	address := b64.EncodeToString(fmt.Appendf(nil, `["salt-2","address",{"_sd":[%q],"country":"DE"}]`, digest(street)))
	element := b64.EncodeToString([]byte(`["salt-3","DE"]`))
	tests := []struct {
		name, payload string
		disclosures   []string
		want          string // "" for refused
		hidden        int
	}{
		{"member", fmt.Sprintf(`{"_sd":[%q],"_sd_alg":"sha-256"}`, digest(given)), []string{given}, `{"given_name":"John"}`, 0},
		{"kept back", fmt.Sprintf(`{"_sd":[%q],"a":1}`, digest(given)), nil, `{"a":1}`, 1},
		{"recursive", fmt.Sprintf(`{"_sd":[%q]}`, digest(address)), []string{address, street}, `{"address":{"country":"DE","street":"Schulstr. 12"}}`, 0},
		{"inner without outer", fmt.Sprintf(`{"_sd":[%q]}`, digest(address)), []string{street}, "", 0},
		{"element", fmt.Sprintf(`{"n":["US",{"...":%q}]}`, digest(element)), []string{element}, `{"n":["US","DE"]}`, 0},
		{"element kept back", fmt.Sprintf(`{"n":["US",{"...":%q}]}`, digest(element)), nil, `{"n":["US"]}`, 1},
		{"element as member", fmt.Sprintf(`{"_sd":[%q]}`, digest(element)), []string{element}, "", 0},
		{"member as element", fmt.Sprintf(`{"n":[{"...":%q}]}`, digest(given)), []string{given}, "", 0},
		{"name taken", fmt.Sprintf(`{"_sd":[%q],"given_name":"Jane"}`, digest(given)), []string{given}, "", 0},
		{"digest twice", fmt.Sprintf(`{"_sd":[%q],"a":{"_sd":[%q]}}`, digest(given), digest(given)), []string{given}, "", 0},
		{"digest twice, kept back", fmt.Sprintf(`{"_sd":[%q,%q]}`, digest(given), digest(given)), nil, "", 0},
		{"other digests", fmt.Sprintf(`{"_sd":[%q],"_sd_alg":"sha-512"}`, digest(given)), nil, "", 0},
		{"_sd no array", `{"_sd":"x"}`, nil, "", 0},
		{"digest no string", `{"_sd":[1]}`, nil, "", 0},
		{"digest beside others", fmt.Sprintf(`{"n":[{"...":%q,"a":1}]}`, digest(element)), []string{element}, "", 0},
		{"dots as a name", `{"a":{"...":"x"}}`, nil, "", 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			payload, err := decode(b64.EncodeToString([]byte(test.payload)))
			if err != nil {
				t.Fatal(err)
			}
			out, r, err := process(payload.(map[string]any), test.disclosures)
			if test.want == "" {
				if err == nil {
					t.Fatalf("accepted: %v", out)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			got, _ := json.Marshal(out)
			if string(got) != test.want || r.hidden != test.hidden {
				t.Errorf("%s with %d hidden, want %s with %d", got, r.hidden, test.want, test.hidden)
			}
		})
	}
}

// sealed puts an entry into a folder that two keys open.
func sealed(t *testing.T) (f Folder, e Entry, desk, recovery string) {
	t.Helper()
	f, e = Folder(t.TempDir()), issued(t)
	var recipients []string
	for _, secret := range []*string{&desk, &recovery} {
		s, recipient, err := NewIdentity(false)
		if err != nil {
			t.Fatal(err)
		}
		*secret = s
		recipients = append(recipients, recipient)
	}
	to, err := ReadRecipients(strings.Join(recipients, "\n"))
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Seal(e, to); err != nil {
		t.Fatal(err)
	}
	return f, e, desk, recovery
}

func TestSealedEntriesOpenWithEitherKey(t *testing.T) {
	f, e, desk, recovery := sealed(t)
	for _, secret := range []string{desk, recovery} {
		ids, err := ReadIdentities(secret)
		if err != nil {
			t.Fatal(err)
		}
		got, err := f.Open(e.ID(), ids)
		if err != nil {
			t.Fatal(err)
		}
		if got.Token() != e.Token() {
			t.Error("another entry came back")
		}
	}
	other, _, err := NewIdentity(false)
	if err != nil {
		t.Fatal(err)
	}
	ids, _ := ReadIdentities(other)
	if _, err := f.Open(e.ID(), ids); !errors.Is(err, onrecord.ErrWithheld) {
		t.Errorf("a stranger's key: %v", err)
	}
}

func TestDamagedSealsAreRefused(t *testing.T) {
	f, e, desk, _ := sealed(t)
	ids, err := ReadIdentities(desk)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(f.file(e.ID()))
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(raw); i += 7 {
		broken := bytes.Clone(raw)
		broken[i] ^= 4
		if err := os.WriteFile(f.file(e.ID()), broken, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := f.Open(e.ID(), ids); err == nil {
			t.Fatalf("byte %d flipped and opened", i)
		}
	}
}

// TestDestroyLeavesNothing looks through the folder for salts and text.
func TestDestroyLeavesNothing(t *testing.T) {
	f, e, desk, _ := sealed(t)
	if err := f.Destroy(e.ID()); err != nil {
		t.Fatal(err)
	}
	err := filepath.WalkDir(string(f), func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			t.Errorf("left: %s", name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	ids, _ := ReadIdentities(desk)
	if _, err := f.Open(e.ID(), ids); !errors.Is(err, onrecord.ErrNotFound) {
		t.Errorf("opened: %v", err)
	}
}

func TestOneRecipientIsNotEnough(t *testing.T) {
	secret, recipient, err := NewIdentity(false)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"", recipient, recipient + "\n" + recipient, secret, "age1nonsense\nage1other"} {
		_, err := ReadRecipients(text)
		if !errors.Is(err, onrecord.ErrInvalid) {
			t.Errorf("accepted %q: %v", text, err)
		} else if strings.Contains(err.Error(), secret) {
			t.Error("the error repeats a secret key")
		}
	}
}

func TestErrorsRepeatNothing(t *testing.T) {
	secret := "eleven names"
	for _, text := range []string{
		strings.Replace(memo, "place =", "place = "+secret, 1),
		strings.Replace(memo, `"Phnom Penh"`, `"`+secret, 1),
		strings.Replace(memo, "subject =", "topic =", 1) + "\n" + `x = "` + secret + `"`,
		strings.Replace(memo, `date = "2022-11-12"`, `date = "`+secret+`"`, 1),
		strings.Replace(memo, `drafter = "C. Aide"`, "", 1),
	} {
		_, err := ParseMemorandum([]byte(text))
		if !errors.Is(err, onrecord.ErrInvalid) {
			t.Errorf("accepted: %v", err)
		} else if strings.Contains(err.Error()+onrecord.Hint(err), secret) {
			t.Errorf("the error repeats the text: %v", err)
		}
	}
	key, err := NewKey(&steady{5})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := ReadKey(strings.Replace(key, "MC4", "XX4", 1)); err == nil || strings.Contains(err.Error(), "XX4") {
		t.Errorf("broken key: %v", err)
	}
}

func FuzzVerify(f *testing.F) {
	e := issued(f)
	f.Add(e.Token())
	shown, _ := e.Disclose("date")
	f.Add(shown.Token())
	commitment := e.Commitment()
	f.Fuzz(func(t *testing.T, s string) {
		got, err := ParseEntry(s)
		if err != nil {
			return
		}
		if got.Token() != s {
			t.Errorf("%q is read as %q", s, got.Token())
		}
		if v, err := Verify(got); err == nil && got.Commitment() == commitment && len(v.Fields) > 10 {
			t.Errorf("more fields than were written: %+v", v)
		}
	})
}

func FuzzMemorandum(f *testing.F) {
	f.Add([]byte(memo))
	f.Fuzz(func(t *testing.T, b []byte) {
		m, err := ParseMemorandum(b)
		if err == nil && len(m.Fields()) < 7 {
			t.Errorf("%d fields", len(m.Fields()))
		}
	})
}
