package ledger

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/mod/sumdb/note"

	"onrecord"
	"onrecord/ledger/proof"
)

// A Peer is another organisation: its witness cosigns our log; its log, if it
// has one, we mirror and our witness cosigns. One without a log is neutral.
type Peer struct {
	Name       string `json:"name"`
	LogKey     string `json:"log_key,omitempty"` // verifier keys
	LogURL     string `json:"log_url,omitempty"`
	WitnessKey string `json:"witness_key,omitempty"`
	WitnessURL string `json:"witness_url,omitempty"`
}

var peerName = regexp.MustCompile(`^[a-z0-9][a-z0-9.-]{0,60}$`)

// Neutral reports whether the peer is only a witness.
func (p Peer) Neutral() bool { return p.LogKey == "" }

// Check says what is wrong with p, if anything.
func (p Peer) Check() error {
	if !peerName.MatchString(p.Name) || p.Name == "none" {
		return fmt.Errorf("peer %q: want a short name of a-z, 0-9, dot and dash: %w", p.Name, onrecord.ErrInvalid)
	}
	if p.LogKey == "" && p.WitnessKey == "" {
		return onrecord.WithHint(fmt.Errorf("peer %s: no key: %w", p.Name, onrecord.ErrInvalid), "give its log's key, its witness's key, or both")
	}
	for _, k := range []struct {
		key, url, what string
		read           func(string) (note.Verifier, error)
	}{
		{p.LogKey, p.LogURL, "log", proof.LogVerifier},
		{p.WitnessKey, p.WitnessURL, "witness", proof.WitnessVerifier},
	} {
		if k.key == "" && k.url != "" {
			return fmt.Errorf("peer %s: a %s URL without its key: %w", p.Name, k.what, onrecord.ErrInvalid)
		}
		if k.key != "" {
			if _, err := k.read(k.key); err != nil {
				return fmt.Errorf("peer %s: %w", p.Name, err)
			}
		}
		if err := checkURL(k.url); err != nil {
			return fmt.Errorf("peer %s: %s URL: %w", p.Name, k.what, err)
		}
	}
	return nil
}

func checkURL(s string) error {
	if s == "" {
		return nil
	}
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || u.User != nil || u.RawQuery != "" {
		return onrecord.WithHint(fmt.Errorf("want http:// or https://, a host and a path: %w", onrecord.ErrInvalid), "such as https://b.example/log")
	}
	return nil
}

// AddPeer remembers a peer, or new addresses of one. Keys of a known peer do
// not change silently: that is onrecord.ErrConflict.
func AddPeer(homeDir string, p Peer) error {
	h := home(homeDir)
	if err := p.Check(); err != nil {
		return err
	}
	own, err := h.logVerifier()
	if err != nil {
		return err
	}
	others, err := Peers(homeDir)
	if err != nil {
		return err
	}
	for _, o := range others {
		if o.Name == p.Name && (o.LogKey != p.LogKey || o.WitnessKey != p.WitnessKey) {
			return onrecord.WithHint(fmt.Errorf("peer %s is known with other keys: %w", p.Name, onrecord.ErrConflict),
				"if the keys really changed, add it under another name")
		}
		if o.Name != p.Name && (p.LogKey != "" && o.LogKey == p.LogKey || p.WitnessKey != "" && o.WitnessKey == p.WitnessKey) {
			return fmt.Errorf("peer %s has the same key as %s: %w", p.Name, o.Name, onrecord.ErrConflict)
		}
	}
	if v, err := proof.LogVerifier(p.LogKey); err == nil && v.Name() == own.Name() {
		return fmt.Errorf("peer %s: %s is our own log: %w", p.Name, own.Name(), onrecord.ErrInvalid)
	}
	b, err := json.MarshalIndent(p, "", "\t")
	if err != nil {
		return err
	}
	return put(h.peer(p.Name, "peer.json"), append(b, '\n'))
}

func (h home) peer(name string, in ...string) string {
	return h.in(append([]string{"peers", name}, in...)...)
}

const againHint = "remove this file, then add the peer again with the keys that you compared; what is kept beside it stays"

// Peers lists the known peers by name.
func Peers(homeDir string) ([]Peer, error) {
	h := home(homeDir)
	dirs, err := os.ReadDir(h.in("peers"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var all []Peer
	for _, d := range dirs {
		b, err := os.ReadFile(h.peer(d.Name(), "peer.json"))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		var p Peer
		if err := json.Unmarshal(b, &p); err != nil || p.Name != d.Name() {
			return nil, onrecord.WithHint(fmt.Errorf("%s is damaged: %w", h.peer(d.Name(), "peer.json"), onrecord.ErrTampered), againHint)
		}
		if err := p.Check(); err != nil {
			return nil, onrecord.WithHint(fmt.Errorf("%s: %w", h.peer(d.Name(), "peer.json"), err), againHint)
		}
		all = append(all, p)
	}
	slices.SortFunc(all, func(a, b Peer) int { return strings.Compare(a.Name, b.Name) })
	return all, nil
}

// Policy is what we suggest to readers of our log: half of the peers' witnesses,
// rounded up, so that with three of them two must agree and none has a veto. Our
// own witness is not in it. Without witnesses it asks for none.
func Policy(homeDir string) (*proof.Policy, error) {
	vkey, _, err := home(homeDir).logKey()
	if err != nil {
		return nil, err
	}
	peers, err := Peers(homeDir)
	if err != nil {
		return nil, err
	}
	return policyOf(vkey, peers)
}

func policyOf(logKey string, peers []Peer) (*proof.Policy, error) {
	var b strings.Builder
	fmt.Fprintf(&b, "log %s\n", logKey)
	var names []string
	for _, p := range peers {
		if p.WitnessKey != "" {
			fmt.Fprintf(&b, "witness %s %s %s\n", p.Name, p.WitnessKey, p.WitnessURL)
			names = append(names, p.Name)
		}
	}
	if len(names) == 0 {
		b.WriteString("quorum none\n")
	} else {
		fmt.Fprintf(&b, "group witnesses-of-our-log %d %s\nquorum witnesses-of-our-log\n", (len(names)+1)/2, strings.Join(names, " "))
	}
	return proof.ParsePolicy([]byte(b.String()))
}

// peerCheckpoint is where a peer's checkpoint that a leaf contains is kept.
func (h home) peerCheckpoint(root proof.Hash) string {
	return h.in("peers", "seen", root.String()+".checkpoint")
}

// lastCosigned reads the largest checkpoint that any known witness cosigned.
func (h home) lastCosigned() (*Stage, error) {
	sizes, err := h.cosignedSizes()
	if err != nil || len(sizes) == 0 {
		return nil, err
	}
	policy, err := Policy(string(h))
	if err != nil {
		return nil, err
	}
	for _, size := range slices.Backward(sizes) {
		b, err := os.ReadFile(h.cosigned(size))
		if err != nil {
			return nil, err
		}
		if seen, err := policy.Open(b); err == nil && len(seen.Cosigned) > 0 {
			return &Stage{Size: seen.Size, Root: seen.Root, At: seen.Cosigned[0].Time, By: seen.Cosigned}, nil
		}
	}
	return nil, nil
}
