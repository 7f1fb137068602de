package opinion

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"onrecord"
)

// An Endpoint is an OpenAI-compatible server. It gives up a call at the first
// sign of trouble but for one retry where the server asks for patience.
type Endpoint struct {
	Base  string // up to and with "/v1"
	Model string
	// Key is sent as a bearer token where it is not empty. It is never part of
	// an error or a log line.
	Key string
	// Client says who may be dialled; it must not follow redirects, which would
	// carry the key elsewhere. See [NewClient].
	Client *http.Client
	// Patience is how long to wait before the one retry; by default 2 s.
	Patience time.Duration
}

// NewClient returns a client that dials with dial, gives up after the timeout
// and follows no redirect.
func NewClient(t http.RoundTripper, timeout time.Duration) *http.Client {
	return &http.Client{Transport: t, Timeout: timeout, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
}

// CheckBase reports why a base address cannot be used: it must be http or https
// with a host and nothing secret in it.
func CheckBase(base string) error {
	u, err := url.Parse(base)
	switch {
	case err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "":
		return onrecord.WithHint(fmt.Errorf("endpoint %q: %w", redacted(base), onrecord.ErrInvalid), "want an address such as https://models.example/v1")
	case u.User != nil || u.RawQuery != "" || u.Fragment != "":
		return onrecord.WithHint(fmt.Errorf("endpoint %q has a name, a password or a query in it: %w", redacted(base), onrecord.ErrRefused),
			"give the key in a file or an environment variable")
	}
	return nil
}

// redacted is an address without what may be secret in it.
func redacted(base string) string {
	u, err := url.Parse(base)
	if err != nil {
		return "(not an address)"
	}
	u.User, u.RawQuery, u.Fragment = nil, "", ""
	return u.String()
}

// message is one turn of a chat.
type message struct {
	Role    string `json:"role"`
	Content string `json:"content"`
}

type chatRequest struct {
	Model          string         `json:"model"`
	Messages       []message      `json:"messages"`
	Temperature    float64        `json:"temperature"`
	MaxTokens      int            `json:"max_tokens"`
	Seed           int            `json:"seed"`
	ResponseFormat map[string]any `json:"response_format"`
}

type chatAnswer struct {
	Choices []struct {
		Message      message `json:"message"`
		FinishReason string  `json:"finish_reason"`
	} `json:"choices"`
}

// Name implements [Model].
func (e *Endpoint) Name() string { return e.Model }

// Complete implements [Model].
func (e *Endpoint) Complete(ctx context.Context, p Prompt, maxAnswer int64) (string, error) {
	answer, status, err := e.once(ctx, p, maxAnswer)
	if !busy(status) {
		return answer, err
	}
	wait := e.Patience
	if wait == 0 {
		wait = 2 * time.Second
	}
	select {
	case <-ctx.Done():
		return "", err
	case <-time.After(wait):
	}
	answer, _, err = e.once(ctx, p, maxAnswer)
	return answer, err
}

// busy reports whether the server asked to come again later.
func busy(status int) bool {
	return status == http.StatusTooManyRequests || status == http.StatusServiceUnavailable
}

func (e *Endpoint) once(ctx context.Context, p Prompt, maxAnswer int64) (string, int, error) {
	body, err := json.Marshal(chatRequest{
		Model: e.Model, Messages: []message{{"system", p.System}, {"user", p.User}}, MaxTokens: 1500, Seed: 1,
		ResponseFormat: map[string]any{"type": "json_object"},
	})
	if err != nil {
		return "", 0, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, strings.TrimSuffix(e.Base, "/")+"/chat/completions", bytes.NewReader(body))
	if err != nil {
		return "", 0, fmt.Errorf("endpoint: %w", onrecord.ErrInvalid)
	}
	req.Header.Set("Content-Type", "application/json")
	if e.Key != "" {
		req.Header.Set("Authorization", "Bearer "+e.Key)
	}
	resp, err := e.Client.Do(req)
	if err != nil {
		return "", 0, unreachable(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK { // the body may echo the key: it is not shown
		return "", resp.StatusCode, refused(resp.StatusCode)
	}
	b, err := io.ReadAll(io.LimitReader(resp.Body, maxAnswer+1))
	if err != nil {
		return "", 0, unreachable(err)
	}
	if int64(len(b)) > maxAnswer {
		return "", 0, fmt.Errorf("answer over %d bytes: %w", maxAnswer, onrecord.ErrRefused)
	}
	var a chatAnswer
	if err := json.Unmarshal(b, &a); err != nil || len(a.Choices) == 0 {
		return "", 0, fmt.Errorf("answer is no chat completion: %w", onrecord.ErrInvalid)
	}
	return a.Choices[0].Message.Content, resp.StatusCode, nil
}

// refused words an answer that is none, with what to do about it.
func refused(status int) error {
	err := fmt.Errorf("endpoint answered %d %s: %w", status, http.StatusText(status), onrecord.ErrUnavailable)
	switch {
	case status == http.StatusUnauthorized || status == http.StatusForbidden:
		return onrecord.WithHint(err, "look at the key that is sent, and whether it may use this model")
	case status == http.StatusNotFound:
		return onrecord.WithHint(err, "look at the address, which ends in /v1 with most servers, and at the model's name")
	case status >= 300 && status < 400:
		return onrecord.WithHint(err, "redirects are not followed, they could carry the key elsewhere: name the address itself")
	case busy(status):
		return onrecord.WithHint(err, "the server asks for patience: try again later; what was answered is not asked again")
	}
	return err
}

// unreachable words a network failure without the address, which Go's own error
// repeats with each call.
func unreachable(err error) error {
	if errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled) {
		return fmt.Errorf("endpoint: %w: %w", err, onrecord.ErrUnavailable)
	}
	var u *url.Error
	if errors.As(err, &u) {
		err = u.Err
	}
	if errors.Is(err, onrecord.ErrRefused) {
		return err
	}
	return fmt.Errorf("endpoint cannot be reached: %w: %w", err, onrecord.ErrUnavailable)
}
