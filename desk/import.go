package desk

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"onrecord"
	"onrecord/read"
)

// ImportFolder takes a dossier.toml folder into the home folder: every document
// is captured, and the event is made with the dossier's sides. A document that
// cannot be read is a problem and the others are taken. The event's ID is the
// folder's name unless id is given; ErrConflict if there is such an event.
func (d *Desk) ImportFolder(ctx context.Context, dir string, id onrecord.EventID) (Event, []onrecord.Problem, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return Event{}, nil, noCase(dir, err)
	}
	defer root.Close()
	b, err := readFile(root, dossierFile)
	if err != nil {
		return Event{}, nil, noCase(dir, err)
	}
	dossier, err := read.Dossier(b)
	if err != nil {
		return Event{}, nil, fmt.Errorf("%s: %w", filepath.Join(dir, dossierFile), err)
	}
	if id == "" {
		id = folderID(dir)
	}
	e := Event{ID: id, Title: dossier.Title, Sides: dossier.Sides}
	var problems []onrecord.Problem
	for _, it := range dossier.Documents {
		a, err := d.takeItem(ctx, root, it)
		if err != nil {
			problems = append(problems, unread(it.File, err))
			continue
		}
		e.Assign(a)
	}
	e, err = d.NewEvent(ctx, e)
	return e, problems, err
}

// takeItem captures one file of a dossier folder.
func (d *Desk) takeItem(ctx context.Context, root *os.Root, it onrecord.Item) (Assignment, error) {
	payload, err := readFile(root, it.File)
	if err != nil {
		return Assignment{}, err
	}
	added, err := d.AddBytes(ctx, it.File, payload)
	if err != nil {
		return Assignment{}, err
	}
	return Assignment{
		Document: added.Document.ID, Capture: added.Capture.ID, SpeaksFor: it.SpeaksFor, Name: it.File, Title: it.Title,
		Outlet: it.Outlet, URL: it.URL, Published: it.Published, Language: it.Language, Part: !it.Complete, Rights: it.Rights,
	}, nil
}
