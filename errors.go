package onrecord

import "errors"

// The kinds of error. Functions wrap one with %w; exit codes and HTTP statuses
// follow from the kind alone. ErrTampered is loud and never retried.
var (
	ErrNotFound    = errors.New("not found")
	ErrInvalid     = errors.New("invalid")
	ErrConflict    = errors.New("conflict")
	ErrTampered    = errors.New("tampered")
	ErrWithheld    = errors.New("withheld")
	ErrUnavailable = errors.New("unavailable")
	ErrRefused     = errors.New("refused") // by a limit or a rule of ours
)

// Hint returns the advice that [WithHint] put on err, or "".
func Hint(err error) string {
	var h *hinted
	if errors.As(err, &h) {
		return h.hint
	}
	return ""
}

// WithHint adds one line of advice for the person who ran the command: what to
// do about err. It does not change the message or the kind.
func WithHint(err error, hint string) error {
	if err == nil {
		return nil
	}
	return &hinted{err, hint}
}

type hinted struct {
	error
	hint string
}

func (h *hinted) Unwrap() error { return h.error }
