package fetch

import (
	"context"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/temoto/robotstxt"

	"onrecord"
)

// A Polite fetcher asks one host at a time and not too often, and heeds the
// host's robots.txt (RFC 9309). It is for requests that a program makes of
// itself, many or again and again; for one address that a person typed there is
// [Get]. It is not for concurrent use.
//
// A redirect to another host is followed under the first host's rules.
type Polite struct {
	Options Options
	// Gap is the least time between two requests to one host. Defaults to 2 s;
	// a longer Crawl-delay, up to maxGap, is kept.
	Gap time.Duration
	// IgnoreRobots is set by a person's flag.
	IgnoreRobots bool
	// Sleep waits; it returns early, with an error, if the context ends.
	// Defaults to the wall clock.
	Sleep func(context.Context, time.Duration) error

	hosts map[string]*host
}

// host is what is known of one host.
type host struct {
	next   time.Time // when it may be asked again
	gap    time.Duration
	robots *robotstxt.RobotsData
	read   time.Time // when the rules were read
}

const (
	defaultGap = 2 * time.Second
	maxGap     = time.Minute
	// robotsAge is how long rules are believed, robotsSize how much of them is
	// read; both as RFC 9309 advises.
	robotsAge  = 24 * time.Hour
	robotsSize = 500 << 10
	agent      = "onrecord"
)

// Get is [Get] at its host's pace. etag and modified are those of an earlier
// capture, or empty.
func (p *Polite) Get(ctx context.Context, address, etag, modified string) (onrecord.Capture, []byte, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return onrecord.Capture{}, nil, fmt.Errorf("fetch %s: no web address: %w", shown(address), onrecord.ErrInvalid)
	}
	h := p.host(u.Host)
	if err := p.permitted(ctx, h, u); err != nil {
		return onrecord.Capture{}, nil, fmt.Errorf("fetch %s: %w", shown(address), err)
	}
	o := p.Options
	o.ETag, o.Modified = etag, modified
	return p.ask(ctx, h, address, o)
}

func (p *Polite) host(name string) *host {
	if p.hosts == nil {
		p.hosts = map[string]*host{}
	}
	if p.hosts[name] == nil {
		p.hosts[name] = &host{gap: p.Gap}
		if p.Gap == 0 {
			p.hosts[name].gap = defaultGap
		}
	}
	return p.hosts[name]
}

// ask waits for the host's turn and makes one request.
func (p *Polite) ask(ctx context.Context, h *host, address string, o Options) (onrecord.Capture, []byte, error) {
	if wait := h.next.Sub(p.now()); wait > 0 {
		if err := p.sleep(ctx, wait); err != nil {
			return onrecord.Capture{}, nil, fmt.Errorf("fetch %s: %w", shown(address), err)
		}
	}
	c, payload, err := Get(ctx, address, o)
	h.next = p.now().Add(h.gap)
	return c, payload, err
}

func (p *Polite) now() time.Time {
	if p.Options.Now != nil {
		return p.Options.Now()
	}
	return time.Now()
}

func (p *Polite) sleep(ctx context.Context, d time.Duration) error {
	if p.Sleep != nil {
		return p.Sleep(ctx, d)
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// permitted asks the host's robots.txt.
func (p *Polite) permitted(ctx context.Context, h *host, u *url.URL) error {
	if p.IgnoreRobots {
		return nil
	}
	if h.robots == nil || p.now().Sub(h.read) > robotsAge {
		if err := p.rules(ctx, h, u); err != nil {
			return err
		}
	}
	if path := u.RequestURI(); !h.robots.TestAgent(path, agent) {
		return onrecord.WithHint(fmt.Errorf("%s's robots.txt asks programs not to fetch it: %w", u.Host, onrecord.ErrRefused),
			"fetch it once by hand with onrecord add, or see --ignore-robots")
	}
	return nil
}

// rules reads robots.txt. A host without one permits everything; one that fails
// to answer permits nothing until it does.
func (p *Polite) rules(ctx context.Context, h *host, u *url.URL) error {
	o := p.Options
	o.MaxBytes = 4 << 20
	c, body, err := p.ask(ctx, h, u.Scheme+"://"+u.Host+"/robots.txt", o)
	if err != nil {
		return err
	}
	if c.Status >= 500 {
		return fmt.Errorf("%s's robots.txt: the server answered %d: %w", u.Host, c.Status, onrecord.ErrUnavailable)
	}
	h.robots, h.read = parseRules(c.Status, body[:min(len(body), robotsSize)]), p.now()
	h.gap = max(h.gap, min(h.robots.FindGroup(agent).CrawlDelay, maxGap))
	h.next = h.read.Add(h.gap)
	return nil
}

// parseRules reads rules; what nobody can read forbids nothing.
func parseRules(status int, body []byte) (r *robotstxt.RobotsData) {
	defer func() {
		if recover() != nil { // the parser's own bug on a broken file
			r = &robotstxt.RobotsData{}
		}
	}()
	r, err := robotstxt.FromStatusAndBytes(status, body)
	if err != nil {
		return &robotstxt.RobotsData{}
	}
	return r
}

// RetryAfter is how long a server asks to be left alone, 0 if it does not say.
func RetryAfter(c onrecord.Capture, now time.Time) time.Duration {
	for _, v := range c.Header["Retry-After"] {
		if n, err := strconv.Atoi(strings.TrimSpace(v)); err == nil && n > 0 {
			return time.Duration(min(n, 7*24*3600)) * time.Second
		}
		if t, err := time.Parse(time.RFC1123, v); err == nil && t.After(now) {
			return t.Sub(now)
		}
	}
	return 0
}
