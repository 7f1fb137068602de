// Package fetch takes a page from the open web as a capture: the bytes, when
// they were asked for and came, and what the server said about them.
//
//	c, payload, err := fetch.Get(ctx, "https://eacnews.asia/home/details/17256", fetch.Options{})
//
// A server must not be able to turn the fetcher against the machine or network
// it runs on. Only http and https are followed. The address is checked when the
// connection is made, after the name was resolved, so that a name that changes
// its mind between check and use (DNS rebinding) gains nothing; every redirect
// is dialled, and so checked, again. Private, loopback, link-local, shared
// (100.64/10), multicast and reserved addresses are refused, also where they hide
// in an IPv6 form (mapped, 6to4, NAT64). Size is counted after decompression.
//
// Limits: no scripts, no cookies, no proxy, no authentication. Robots rules are
// the caller's business. See RFC 6890 for the address blocks.
package fetch

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/url"
	"strings"
	"syscall"
	"time"

	"onrecord"
	"onrecord/internal/coding"
)

// Options are limits and permissions. The zero value is right for the open web.
type Options struct {
	// AllowPrivate permits addresses that are not on the open internet. It is
	// for tests and for intranets, set by a person's flag.
	AllowPrivate bool
	// MaxBytes is the largest payload after decompression. Defaults to 20 MiB.
	MaxBytes int64
	// Timeout bounds the whole fetch with redirects. Defaults to 30 s.
	Timeout time.Duration
	// MaxRedirects defaults to 8.
	MaxRedirects int
	// UserAgent defaults to a plain name of this program.
	UserAgent string
	// ETag and Modified are what the server said of an earlier capture. With
	// them it may answer 304: the capture then has that status and no payload.
	ETag, Modified string
	// Now is the clock. Defaults to time.Now.
	Now func() time.Time

	// control checks an address before it is connected; guard unless a test
	// lets its own server through.
	control func(network, address string, c syscall.RawConn) error
	// resolver finds addresses of names; the system's unless a test brings its own.
	resolver *net.Resolver
}

func (o Options) withDefaults() Options {
	if o.MaxBytes == 0 {
		o.MaxBytes = 20 << 20
	}
	if o.Timeout == 0 {
		o.Timeout = 30 * time.Second
	}
	if o.MaxRedirects == 0 {
		o.MaxRedirects = 8
	}
	if o.UserAgent == "" {
		o.UserAgent = "onrecord/1 (archives what it reads)"
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.control == nil && !o.AllowPrivate {
		o.control = guard
	}
	return o
}

// Get fetches address. An answer with a status of 400 or more is a capture like
// any other: the reader refuses it with its reason. Errors wrap
// onrecord.ErrInvalid for what is no web address, ErrRefused for what a limit or
// rule stopped, and ErrUnavailable for what could not be reached.
func Get(ctx context.Context, address string, o Options) (onrecord.Capture, []byte, error) {
	o = o.withDefaults()
	ctx, cancel := context.WithTimeout(ctx, o.Timeout)
	defer cancel()
	req, err := request(ctx, address, o)
	if err != nil {
		return onrecord.Capture{}, nil, fmt.Errorf("fetch %s: %w", shown(address), err)
	}
	c := onrecord.Capture{URL: address, Started: o.Now().UTC(), Request: req.Header}
	payload, err := take(req, &c, o)
	if err != nil {
		return onrecord.Capture{}, nil, fmt.Errorf("fetch %s: %w", shown(address), o.kind(err))
	}
	c.Ended, c.ID, c.Size = o.Now().UTC(), onrecord.IDOf(payload), int64(len(payload))
	return c, payload, nil
}

func request(ctx context.Context, address string, o Options) (*http.Request, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, fmt.Errorf("not a web address: %w", onrecord.ErrInvalid)
	}
	if err := check(u); err != nil {
		return nil, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", err, onrecord.ErrInvalid)
	}
	req.Header.Set("User-Agent", o.UserAgent)
	req.Header.Set("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,application/pdf;q=0.9,*/*;q=0.5")
	req.Header.Set("Accept-Language", "en;q=0.8,*;q=0.5")
	for name, value := range map[string]string{"If-None-Match": o.ETag, "If-Modified-Since": o.Modified} {
		if value != "" {
			req.Header.Set(name, value)
		}
	}
	return req, nil
}

// check refuses addresses that are no plain web address.
func check(u *url.URL) error {
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return onrecord.WithHint(fmt.Errorf("scheme %q: %w", u.Scheme, onrecord.ErrRefused), "only http and https are fetched")
	case u.Host == "" || u.Hostname() == "":
		return fmt.Errorf("no host: %w", onrecord.ErrInvalid)
	case u.User != nil:
		return onrecord.WithHint(fmt.Errorf("a name or password in the address: %w", onrecord.ErrRefused), "leave them out; they would end up in the archive")
	}
	return nil
}

// take makes the request and reads the answer within the limits.
func take(req *http.Request, c *onrecord.Capture, o Options) ([]byte, error) {
	resp, err := o.client(c).Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	c.FinalURL, c.Status, c.Proto, c.Header = resp.Request.URL.String(), resp.StatusCode, resp.Proto, resp.Header
	media, params, err := mime.ParseMediaType(resp.Header.Get("Content-Type"))
	if err == nil {
		c.MediaType, c.Charset = media, params["charset"]
	}
	// The transport undoes gzip, which it asked for, and takes the field away.
	body, err := coding.Plain(resp.Header.Get("Content-Encoding"), resp.Body)
	if err != nil {
		return nil, onrecord.WithHint(err, "the server compressed its answer in a way that nobody asked for; save the page in a browser and give the file")
	}
	payload, err := io.ReadAll(io.LimitReader(body, o.MaxBytes+1))
	if err != nil {
		return nil, err
	}
	if int64(len(payload)) > o.MaxBytes {
		return nil, onrecord.WithHint(fmt.Errorf("more than %d bytes: %w", o.MaxBytes, onrecord.ErrRefused), "a page is smaller; raise the limit if this one is not")
	}
	return payload, nil
}

// client dials only what guard lets through and keeps no state between calls.
func (o Options) client(c *onrecord.Capture) *http.Client {
	dialer := &net.Dialer{Timeout: 10 * time.Second, Control: o.control, Resolver: o.resolver}
	transport := &http.Transport{
		DialContext: func(ctx context.Context, network, addr string) (net.Conn, error) {
			conn, err := dialer.DialContext(ctx, network, addr)
			if err == nil {
				c.RemoteAddr = conn.RemoteAddr().String()
			}
			return conn, err
		},
		TLSHandshakeTimeout:    10 * time.Second,
		ResponseHeaderTimeout:  20 * time.Second,
		MaxResponseHeaderBytes: 256 << 10,
		DisableKeepAlives:      true,
		ForceAttemptHTTP2:      true,
	}
	return &http.Client{Transport: transport, CheckRedirect: func(req *http.Request, via []*http.Request) error {
		if len(via) > o.MaxRedirects {
			return onrecord.WithHint(fmt.Errorf("more than %d redirects: %w", o.MaxRedirects, onrecord.ErrRefused), "the server sends its visitors in a circle; it may want a browser with cookies")
		}
		return check(req.URL)
	}}
}

// shown is address as an error may print it: without a password.
func shown(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		_, rest, ok := strings.Cut(address, "@")
		if ok {
			return "...@" + rest
		}
		return address
	}
	return u.Redacted()
}

// kind gives network failures their kind, and words that a person understands.
func (o Options) kind(err error) error {
	var request *url.Error
	if errors.As(err, &request) {
		err = request.Err // the address is said already
	}
	var certificate *tls.CertificateVerificationError
	switch {
	case errors.Is(err, onrecord.ErrRefused) || errors.Is(err, onrecord.ErrInvalid):
		return err
	case errors.Is(err, context.DeadlineExceeded):
		return fmt.Errorf("no whole answer within %v: %w", o.Timeout, onrecord.ErrUnavailable)
	case errors.As(err, &certificate):
		return onrecord.WithHint(fmt.Errorf("%w: %w", err, onrecord.ErrUnavailable), "the server cannot prove that it is the one you asked; if you trust it, save the page in a browser and give the file")
	}
	return fmt.Errorf("%w: %w", err, onrecord.ErrUnavailable)
}
