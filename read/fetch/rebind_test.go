package fetch_test

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync/atomic"
	"testing"

	"golang.org/x/net/dns/dnsmessage"

	"onrecord"
	"onrecord/read/fetch"
)

// nameServer answers every question for an IPv4 address with what answer gives.
func nameServer(t *testing.T, answer func() netip.Addr) *net.Resolver {
	t.Helper()
	conn, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	go func() {
		buf := make([]byte, 1500)
		for {
			n, from, err := conn.ReadFrom(buf)
			if err != nil {
				return
			}
			var m dnsmessage.Message
			if m.Unpack(buf[:n]) != nil || len(m.Questions) != 1 {
				continue
			}
			q := m.Questions[0]
			m.Response, m.Authoritative, m.Additionals = true, true, nil
			if q.Type == dnsmessage.TypeA {
				m.Answers = []dnsmessage.Resource{{Header: dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class}, Body: &dnsmessage.AResource{A: answer().As4()}}}
			}
			if out, err := m.Pack(); err == nil {
				_, _ = conn.WriteTo(out, from)
			}
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "udp", conn.LocalAddr().String())
	}}
}

// TestRebinding: a name that is public when it is first asked about, and private
// from then on, is refused where the connection is made.
func TestRebinding(t *testing.T) {
	reached := false
	private := serve(t, func(http.ResponseWriter, *http.Request) { reached = true })
	port := private[strings.LastIndex(private, ":"):]
	var asked atomic.Int32
	r := nameServer(t, func() netip.Addr {
		if asked.Add(1) == 1 {
			return netip.MustParseAddr("192.0.2.1") // of no use, and not the machine
		}
		return netip.MustParseAddr("127.0.0.1")
	})
	if _, err := r.LookupNetIP(t.Context(), "ip4", "rebind.example"); err != nil || asked.Load() != 1 {
		t.Fatalf("the name server does not answer: %v", err)
	}
	_, _, err := fetch.GetResolved(t.Context(), "http://rebind.example"+port+"/", r)
	if !errors.Is(err, onrecord.ErrRefused) || reached || asked.Load() < 2 {
		t.Errorf("got %v (reached %v, asked %d times), want a refusal at the connection", err, reached, asked.Load())
	}
}

// TestPrivateByName: every way to write a private address, also as the target of
// a redirect, ends in a refusal or in no address at all; nothing is reached.
func TestPrivateByName(t *testing.T) {
	reached := false
	private := serve(t, func(http.ResponseWriter, *http.Request) { reached = true })
	port := private[strings.LastIndex(private, ":"):]
	var to string
	hop := serve(t, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, to, http.StatusFound) })
	for _, host := range []string{
		"127.0.0.1", "127.1", "0177.0.0.1", "0x7f.0.0.1", "0x7f000001", "2130706433", "017700000001", "localhost", "LOCALHOST.",
		"[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:7f00:1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "0.0.0.0", "[::]",
		"169.254.169.254", "[fd00:ec2::254]", "[fe80::1%25lo]", "10.0.0.1", "127.0.0.1.", "①②⑦.⓪.⓪.①",
	} {
		to = "http://" + host + port + "/latest/meta-data/"
		if _, _, err := fetch.GetGuarded(t.Context(), hop, strings.TrimPrefix(hop, "http://")); err == nil || reached {
			t.Errorf("a redirect to %s gave %v (reached %v)", to, err, reached)
		}
		if _, _, err := fetch.Get(t.Context(), to, fetch.Options{}); err == nil || reached {
			t.Errorf("%s gave %v (reached %v)", to, err, reached)
		}
	}
}
