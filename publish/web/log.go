package web

import (
	"io"

	"onrecord/publish"
)

// Log writes the page that says how each log stands with its witnesses and
// mirrors. There are none if no log is kept.
func (s Site) Log(w io.Writer, logs []publish.Standing) error {
	return s.write(w, live, "log", page{Title: "Log, witnesses and mirrors", Section: "log", Self: "/log", Body: struct{ Logs []publish.Standing }{logs}})
}
