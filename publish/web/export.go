package web

import (
	"bytes"
	"io"
	"strings"

	"onrecord/publish"
)

// Export writes every page of the editions as a folder that opens from a disk:
// put is called once for each file, with a slash-separated name that is safe on
// any system. Each page stands alone, with its style sheet inside and a
// content security policy of its own. It returns how many files it gave.
func (s Site) Export(es []publish.Edition, put func(name string, body []byte) error) (int, error) {
	n := 0
	file := func(name string, write func(io.Writer, place) error) error {
		var b bytes.Buffer
		if err := write(&b, below(strings.Count(name, "/"))); err != nil {
			return err
		}
		n++
		return put(name, b.Bytes())
	}
	err := s.exportAll(es, file)
	return n, err
}

type fileFunc func(name string, write func(io.Writer, place) error) error

func (s Site) exportAll(es []publish.Edition, file fileFunc) error {
	for _, list := range []struct {
		name  string
		write func(io.Writer, place) error
	}{
		{"index.html", func(w io.Writer, p place) error { return s.today(w, p, es) }},
		{"w.html", func(w io.Writer, p place) error { return s.people(w, p, ListParties(es), Pager{}) }},
		{"sources.html", func(w io.Writer, p place) error { return s.sources(w, p, ListDocuments(es), Pager{}) }},
	} {
		if err := file(list.name, list.write); err != nil {
			return err
		}
	}
	once := firstOnly(file)
	for i := range es {
		if err := s.exportEvent(&es[i], file); err != nil {
			return err
		}
		for _, r := range es[i].Readings {
			if err := once("d/"+Key(r.Document)+".html", func(w io.Writer, p place) error { return s.document(w, p, &es[i], r) }); err != nil {
				return err
			}
		}
		for _, party := range es[i].Board.Parties {
			id := Slug(string(party.ID))
			if err := once("w/"+id+".html", func(w io.Writer, p place) error { return s.person(w, p, es, id) }); err != nil {
				return err
			}
		}
	}
	return nil
}

// firstOnly skips names that were given before: a document or a person that two
// editions share has one page.
func firstOnly(file fileFunc) fileFunc {
	done := map[string]bool{}
	return func(name string, write func(io.Writer, place) error) error {
		if done[name] {
			return nil
		}
		done[name] = true
		return file(name, write)
	}
}

func (s Site) exportEvent(e *publish.Edition, file fileFunc) error {
	id := Slug(string(e.Board.Event.ID))
	if err := file("e/"+id+".html", func(w io.Writer, p place) error { return s.board(w, p, e) }); err != nil {
		return err
	}
	for _, f := range e.Board.Findings {
		name := "e/" + id + "/p/" + Slug(f.Proposition.ID) + ".html"
		if err := file(name, func(w io.Writer, p place) error { return s.proposition(w, p, e, f) }); err != nil {
			return err
		}
	}
	return nil
}
