package proof

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"

	"onrecord"
)

// maxPolicyLines bounds a policy; the format asks for at least 32 of each kind.
const maxPolicyLines = 4096

// A Policy is whom a reader trusts (c2sp.org/tlog-policy): a checkpoint counts
// when one of Logs signed it and the quorum of witnesses cosigned it.
type Policy struct {
	Logs      []Party
	Witnesses []Party
	quorum    rule
	text      string
}

// A Party is a log or a witness of a policy.
type Party struct {
	Name     string // in the policy; the origin for a log
	Key      string // verifier key
	URL      string // "" if not given
	verifier note.Verifier
}

// A rule is met by a set of names of witnesses.
type rule interface {
	met(by map[string]bool) bool
	String() string
}

type one string

func (o one) met(by map[string]bool) bool { return by[string(o)] }
func (o one) String() string              { return string(o) }

type group struct {
	need    int
	members []rule
}

func (g group) met(by map[string]bool) bool {
	have := 0
	for _, m := range g.members {
		if m.met(by) {
			have++
		}
	}
	return have >= g.need
}

func (g group) String() string {
	names := make([]string, len(g.members))
	for i, m := range g.members {
		names[i] = m.String()
	}
	return fmt.Sprintf("%d of {%s}", g.need, strings.Join(names, ", "))
}

type none struct{}

func (none) met(map[string]bool) bool { return true }
func (none) String() string           { return "no witness" }

// Quorum says in words which witnesses are asked for: "2 of {peer, n1, n2}".
func (p *Policy) Quorum() string { return p.quorum.String() }

// String returns the text that the policy was read from.
func (p *Policy) String() string { return p.text }

// ParsePolicy reads a policy file. Unlike some readers it takes any one of
// several log lines, as the format says. A witness that is the log's own key
// is refused: it would vouch for itself.
func ParsePolicy(text []byte) (*Policy, error) {
	p := &policyParser{Policy: Policy{text: string(text)}, rules: map[string]rule{}, keys: map[string]bool{}, members: map[string]bool{}}
	lines := strings.Split(string(text), "\n")
	if len(lines) > maxPolicyLines {
		return nil, fmt.Errorf("policy of %d lines: %w", len(lines), onrecord.ErrInvalid)
	}
	for i, line := range lines {
		if err := p.line(line); err != nil {
			return nil, fmt.Errorf("policy line %d: %w", i+1, err)
		}
	}
	if p.quorum == nil {
		return nil, onrecord.WithHint(fmt.Errorf("policy: no quorum line: %w", onrecord.ErrInvalid),
			`end the file with "quorum NAME", or with "quorum none" to ask for no witness`)
	}
	return &p.Policy, nil
}

type policyParser struct {
	Policy
	rules   map[string]rule // by name of witness or group
	keys    map[string]bool // public keys seen, whatever their names
	members map[string]bool // names that are in a group already
}

func (p *policyParser) line(line string) error {
	for _, c := range []byte(line) {
		if c < 0x20 && c != '\t' || c == 0x7f {
			return fmt.Errorf("control character %#x: %w", c, onrecord.ErrInvalid)
		}
	}
	f := strings.FieldsFunc(line, func(r rune) bool { return r == ' ' || r == '\t' })
	if len(f) == 0 || strings.HasPrefix(f[0], "#") {
		return nil
	}
	switch {
	case f[0] == "log" && (len(f) == 2 || len(f) == 3):
		return p.log(f[1], append(f, "")[2])
	case f[0] == "witness" && (len(f) == 3 || len(f) == 4):
		return p.witness(f[1], f[2], append(f, "")[3])
	case f[0] == "group" && len(f) >= 4:
		return p.group(f[1], f[2], f[3:])
	case f[0] == "quorum" && len(f) == 2:
		return p.setQuorum(f[1])
	}
	return fmt.Errorf("cannot read %q: %w", clip(line), onrecord.ErrInvalid)
}

func (p *policyParser) log(vkey, url string) error {
	v, err := LogVerifier(vkey)
	if err != nil {
		return err
	}
	p.Logs = append(p.Logs, Party{v.Name(), vkey, url, v})
	return p.newKey(vkey)
}

func (p *policyParser) witness(name, vkey, url string) error {
	v, err := WitnessVerifier(vkey)
	if err != nil {
		return err
	}
	p.Witnesses = append(p.Witnesses, Party{name, vkey, url, v})
	if err := p.define(name, one(name)); err != nil {
		return err
	}
	return p.newKey(vkey)
}

// newKey refuses a public key that was named before, in whatever role.
func (p *policyParser) newKey(vkey string) error {
	_, public, _ := splitKey(vkey)
	if p.keys[public] {
		return fmt.Errorf("the same public key twice: %w", onrecord.ErrInvalid)
	}
	p.keys[public] = true
	return nil
}

func (p *policyParser) define(name string, r rule) error {
	if name == "none" || p.rules[name] != nil {
		return fmt.Errorf("name %q is taken: %w", clip(name), onrecord.ErrInvalid)
	}
	p.rules[name] = r
	return nil
}

func (p *policyParser) group(name, need string, members []string) error {
	g := group{need: len(members)}
	for _, m := range members {
		r := p.rules[m]
		if r == nil {
			return fmt.Errorf("group %q: %q is not defined above: %w", clip(name), clip(m), onrecord.ErrInvalid)
		}
		if p.members[m] {
			return fmt.Errorf("group %q: %q is in a group already: %w", clip(name), clip(m), onrecord.ErrInvalid)
		}
		p.members[m] = true
		g.members = append(g.members, r)
	}
	switch need {
	case "all":
	case "any":
		g.need = 1
	default:
		n, err := strconv.Atoi(need)
		if err != nil || n < 1 || n > len(members) || strconv.Itoa(n) != need {
			return fmt.Errorf("group %q: threshold %q, want 1 to %d: %w", clip(name), clip(need), len(members), onrecord.ErrInvalid)
		}
		g.need = n
	}
	return p.define(name, g)
}

func (p *policyParser) setQuorum(name string) error {
	if p.quorum != nil {
		return fmt.Errorf("a second quorum: %w", onrecord.ErrInvalid)
	}
	if name == "none" {
		p.quorum = none{}
		return nil
	}
	if p.quorum = p.rules[name]; p.quorum == nil {
		return fmt.Errorf("quorum %q is not defined above: %w", clip(name), onrecord.ErrInvalid)
	}
	return nil
}
