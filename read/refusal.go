package read

import (
	"fmt"

	"onrecord"
)

// Reason says why material is no article.
type Reason string

// Reasons, from what the server said to what the page shows.
const (
	BadStatus Reason = "status"    // the server answered with an error
	Challenge Reason = "challenge" // a check that the visitor is human
	Consent   Reason = "consent"   // a wall that asks for cookies or terms
	Login     Reason = "login"     // only for members
	Teaser    Reason = "teaser"    // the opening of an article behind a paywall
	NotFound  Reason = "not-found" // a page that says there is none, with status 200
	Index     Reason = "index"     // a list of articles
	TooLittle Reason = "too-little"
	TooLarge  Reason = "too-large"
	Format    Reason = "format" // no text format that is read
)

// A Refusal says that material was not read as an article, and why. It is an
// error of kind onrecord.ErrRefused.
type Refusal struct {
	Reason Reason
	Text   string // for people, with what was seen
}

// Error writes the reason and what was seen.
func (r *Refusal) Error() string { return fmt.Sprintf("no article (%s): %s", r.Reason, r.Text) }

// Unwrap gives the kind.
func (r *Refusal) Unwrap() error { return onrecord.ErrRefused }

// advice is what a person can do about a refusal.
var advice = map[Reason]string{
	BadStatus: "look at the address in a browser; of a page that is gone, a web archive may have a copy",
	Challenge: "open it in a browser, save the page and give the file",
	Consent:   "open it in a browser, agree or refuse there, save the page and give the file",
	Login:     "log in with a browser, save the page and give the file",
	Teaser:    "what stands here is not the whole article; save the page from a browser that may read it and give the file",
	NotFound:  "look at the address; of a page that is gone, a web archive may have a copy",
	Index:     "give the address of one article; onrecord add takes in the pages that a feed, sitemap or OPML names",
	TooLittle: "look at it in a browser; a page that only scripts fill must be saved there",
	TooLarge:  "cut out the part that matters, or save it as text",
	Format:    "web pages, PDF, plain text and Markdown are read, and WARC and WACZ files of them",
}

func refuse(reason Reason, format string, args ...any) error {
	return onrecord.WithHint(&Refusal{reason, fmt.Sprintf(format, args...)}, advice[reason])
}
