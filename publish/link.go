package publish

import (
	"fmt"
	"net/url"
	"strings"

	"onrecord"
	"onrecord/text"
)

// longQuote is the length in bytes from which a text fragment names only the
// first and the last words, so that addresses stay short.
const longQuote = 200

// isWeb reports whether u may be linked to from a page.
func isWeb(u string) bool {
	p, err := url.Parse(u)
	return err == nil && (p.Scheme == "http" || p.Scheme == "https") && p.Host != ""
}

// liveURL returns the address of the live page that scrolls to the words, with
// neighbouring words so that the right occurrence is found. A live page may
// have changed since; the archived text has not.
func liveURL(address string, t *text.Text, s text.Span) string {
	if address == "" {
		return ""
	}
	page, _, _ := strings.Cut(address, "#")
	all := t.String()
	var b strings.Builder
	if w := lastWords(lineBefore(all[:s.Start]), 3); w != "" {
		b.WriteString(escape(w) + "-,")
	}
	b.WriteString(exactDirective(all[s.Start:s.End]))
	if w := firstWords(lineAfter(all[s.End:]), 3); w != "" {
		b.WriteString(",-" + escape(w))
	}
	return page + "#:~:text=" + b.String()
}

func exactDirective(exact string) string {
	exact = strings.TrimSpace(exact)
	if len(exact) <= longQuote && !strings.Contains(exact, "\n") {
		return escape(exact)
	}
	return escape(firstWords(exact, 6)) + "," + escape(lastWords(exact, 6))
}

func lineBefore(s string) string { return s[strings.LastIndexByte(s, '\n')+1:] }

func lineAfter(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

func firstWords(s string, n int) string {
	w := strings.Fields(s)
	return strings.Join(w[:min(n, len(w))], " ")
}

func lastWords(s string, n int) string {
	w := strings.Fields(s)
	return strings.Join(w[max(0, len(w)-n):], " ")
}

// escape percent-encodes for a text directive, in which "-", "," and "&" have a
// meaning of their own.
func escape(s string) string {
	return strings.NewReplacer("+", "%20", "-", "%2D").Replace(url.QueryEscape(s))
}

// Citation writes a passage as it would stand in a footnote: the words, who
// said them, where, when, and the two anchors that let anybody check.
func (p Passage) Citation() string {
	if p.Lost {
		return p.Ref()
	}
	var b strings.Builder
	b.WriteString(Quoted(strings.Join(strings.Fields(p.Exact), " ")) + " — ")
	for _, part := range []string{strings.Join(p.Chain, ", citing "), p.Title, p.Date} {
		if part != "" {
			b.WriteString(part + ", ")
		}
	}
	fmt.Fprintf(&b, "[%s]", p.Ref())
	if p.Capture != (onrecord.CaptureID{}) {
		fmt.Fprintf(&b, ", sha256:%s", p.Capture)
	}
	return b.String()
}
