package times

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"time"

	"onrecord"
	"onrecord/text"
)

// Aquaint reads the AQUAINT part of TempEval-3 from the corpus "temporal": the
// text of each document with the annotation inside TEXT.
func Aquaint(fsys fs.FS) ([]Doc, error) {
	return each(fsys, "temporal/aquaint/AQUAINT/*.tml", readTML)
}

// annotated is the number of MEANTIME's sentences that carry annotation: title,
// date line and four more. The rest of each text has none and is left out.
const annotated = 6

// Meantime reads the English MEANTIME documents: their annotated sentences, the
// tokens joined with single spaces where English puts one. The printed date line
// is the creation time: it is left out of text and annotation.
func Meantime(fsys fs.FS) ([]Doc, error) {
	return each(fsys, "temporal/meantime/intra-doc_annotation/corpus_*/*.xml", readCAT)
}

func each(fsys fs.FS, pattern string, read func([]byte) (Doc, error)) ([]Doc, error) {
	names, err := fs.Glob(fsys, pattern)
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("no %s: %w", pattern, fs.ErrNotExist)
	}
	var out []Doc
	for _, name := range names {
		b, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		d, err := read(b)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		d.Name = strings.TrimSuffix(path.Base(name), path.Ext(name))
		out = append(out, d)
	}
	return out, nil
}

// published makes a document whose publication day is the creation time.
func published(s, created string) (*onrecord.Document, error) {
	day, err := time.Parse(time.DateOnly, created[:min(10, len(created))])
	if err != nil {
		return nil, fmt.Errorf("creation time: %w", err)
	}
	return &onrecord.Document{
		Text:      text.New(s),
		Published: onrecord.Published{Date: onrecord.Date{Time: day, Precision: onrecord.Day}, From: "corpus"},
	}, nil
}

// timeML gathers one TimeML document: XML with the annotation around the words.
type timeML struct {
	gold    []Timex
	body    strings.Builder
	inside  bool   // TEXT
	created string // value of the first TIMEX3, outside TEXT
	open    []int  // annotation whose end tag is still to come
}

func readTML(b []byte) (Doc, error) {
	var t timeML
	for dec := xml.NewDecoder(bytes.NewReader(b)); ; {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			d, err := published(t.body.String(), t.created)
			return Doc{Document: d, Gold: t.gold}, err
		}
		if err != nil {
			return Doc{}, err
		}
		switch e := tok.(type) {
		case xml.StartElement:
			t.start(e)
		case xml.EndElement:
			t.end(e.Name.Local)
		case xml.CharData:
			if t.inside {
				t.body.Write(e)
			}
		}
	}
}

func (t *timeML) start(e xml.StartElement) {
	switch {
	case e.Name.Local == "TEXT":
		t.inside = true
	case e.Name.Local == "TIMEX3" && t.inside:
		t.open = append(t.open, len(t.gold))
		t.gold = append(t.gold, Timex{Span: text.Span{Start: t.body.Len()}, Type: attr(e, "type"), Value: attr(e, "value")})
	case e.Name.Local == "TIMEX3" && t.created == "":
		t.created = attr(e, "value")
	}
}

func (t *timeML) end(name string) {
	switch {
	case name == "TEXT":
		t.inside = false
	case name == "TIMEX3" && t.inside && len(t.open) > 0:
		last := len(t.open) - 1
		t.gold[t.open[last]].Span.End = t.body.Len()
		t.open = t.open[:last]
	}
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// cat is the stand-off format of the CAT tool.
type cat struct {
	Tokens []struct {
		ID       int    `xml:"t_id,attr"`
		Sentence int    `xml:"sentence,attr"`
		Text     string `xml:",chardata"`
	} `xml:"token"`
	Times []struct {
		Type     string `xml:"type,attr"`
		Value    string `xml:"value,attr"`
		Function string `xml:"functionInDocument,attr"`
		Anchors  []struct {
			ID int `xml:"t_id,attr"`
		} `xml:"token_anchor"`
	} `xml:"Markables>TIMEX3"`
}

func readCAT(b []byte) (Doc, error) {
	var c cat
	if err := xml.Unmarshal(b, &c); err != nil {
		return Doc{}, err
	}
	created, dateline := c.created()
	body, spans := join(c, dateline)
	var d Doc
	for _, t := range c.Times {
		var at []text.Span
		for _, a := range t.Anchors {
			if s, ok := spans[a.ID]; ok {
				at = append(at, s)
			}
		}
		if len(at) > 0 && t.Function != "CREATION_TIME" {
			d.Gold = append(d.Gold, Timex{Span: text.Hull(at), Type: t.Type, Value: t.Value})
		}
	}
	var err error
	d.Document, err = published(body, isoDay(created))
	return d, err
}

// created returns the creation time and the tokens that print it. Two documents
// lack the annotation: there it is the second line, which holds it in all others.
func (c cat) created() (value string, printed map[int]bool) {
	printed = map[int]bool{}
	for _, t := range c.Times {
		if t.Function == "CREATION_TIME" && value == "" {
			value = t.Value
			for _, a := range t.Anchors {
				printed[a.ID] = true
			}
		}
	}
	if value != "" {
		return value, printed
	}
	var line []string
	for _, t := range c.Tokens {
		if t.Sentence == 1 {
			line = append(line, t.Text)
			printed[t.ID] = true
		}
	}
	if t, err := time.Parse("January 02 , 2006", strings.Join(line, " ")); err == nil {
		value = t.Format(time.DateOnly)
	}
	return value, printed
}

// isoDay turns the one creation time that is written day first.
func isoDay(s string) string {
	if t, err := time.Parse("02-01-2006", s); err == nil {
		return t.Format(time.DateOnly)
	}
	return s
}

// join writes the tokens as a text, a paragraph for each sentence.
func join(c cat, leave map[int]bool) (string, map[int]text.Span) {
	var body strings.Builder
	spans := map[int]text.Span{}
	last, sentence := "", -1
	for _, t := range c.Tokens {
		if leave[t.ID] || t.Sentence >= annotated {
			continue
		}
		switch {
		case sentence >= 0 && t.Sentence != sentence:
			body.WriteString("\n\n")
		case body.Len() > 0 && !tight(last, t.Text):
			body.WriteByte(' ')
		}
		sentence, last = t.Sentence, t.Text
		start := body.Len()
		body.WriteString(t.Text)
		spans[t.ID] = text.Span{Start: start, End: body.Len()}
	}
	return body.String(), spans
}

// tight reports whether no space stands between two tokens.
func tight(left, right string) bool {
	return strings.Contains("$ ( [ £ €", left) && left != " " ||
		strings.Contains(", . ; : ! ? ) ] % 's 're n't 'll", right)
}
