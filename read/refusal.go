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

func refuse(reason Reason, format string, args ...any) error {
	return &Refusal{reason, fmt.Sprintf(format, args...)}
}
