package linear

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"math"
)

// An Artefact is a trained model on disk:
//
//	"ONRMODEL"                      magic, eight bytes
//	uint32 format, uint32 n         little-endian, as all numbers
//	n bytes                         the header, JSON: a Card
//	sections                        in the card's order, each Size bytes
//	uint32                          CRC-32 (Castagnoli) of all that precedes
//
// Format numbers only grow; a program reads the one it was built for.
type Artefact struct {
	Card     Card
	sections map[string][]byte
}

// Format is the version of the file format.
const Format = 1

const magic = "ONRMODEL"

// A Card says what a model is and where it comes from.
type Card struct {
	Name      string             `json:"name"`
	Templates string             `json:"templates"` // hash of what the feature functions give for a probe
	Labels    []string           `json:"labels,omitempty"`
	Corpora   []Corpus           `json:"corpora"`
	Seed      uint64             `json:"seed"`
	Epochs    int                `json:"epochs,omitempty"`
	Scores    map[string]float64 `json:"scores,omitempty"` // on development data, percent
	Sections  []Section          `json:"sections"`
}

// A Corpus is training material; none of its text is in the model.
type Corpus struct {
	Name    string `json:"name"`
	Digest  string `json:"digest"` // SHA-256 over names and contents of the files used
	Licence string `json:"licence"`
}

// A Section is a stretch of bytes with a name.
type Section struct {
	Name string `json:"name"`
	Size int    `json:"size"`
}

// New returns an artefact without sections.
func New(card Card) *Artefact { return &Artefact{Card: card, sections: map[string][]byte{}} }

// Add appends a section.
func (a *Artefact) Add(name string, b []byte) {
	a.Card.Sections = append(a.Card.Sections, Section{name, len(b)})
	a.sections[name] = b
}

// AddFloats appends a section of 32-bit floats.
func (a *Artefact) AddFloats(name string, f []float32) {
	b := make([]byte, 0, 4*len(f))
	for _, v := range f {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(v))
	}
	a.Add(name, b)
}

// Bytes returns the named section, or nil.
func (a *Artefact) Bytes(name string) []byte { return a.sections[name] }

// Floats returns the named section of 32-bit floats, or nil.
func (a *Artefact) Floats(name string) []float32 {
	b := a.sections[name]
	f := make([]float32, len(b)/4)
	for i := range f {
		f[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return f
}

// Encode writes the file.
func (a *Artefact) Encode() ([]byte, error) {
	head, err := json.Marshal(a.Card)
	if err != nil {
		return nil, err
	}
	for len(head)%8 != 0 { // sections start aligned
		head = append(head, ' ')
	}
	b := append([]byte(magic), make([]byte, 8)...)
	binary.LittleEndian.PutUint32(b[8:], Format)
	binary.LittleEndian.PutUint32(b[12:], uint32(len(head)))
	b = append(b, head...)
	for _, s := range a.Card.Sections {
		b = append(b, a.sections[s.Name]...)
	}
	return binary.LittleEndian.AppendUint32(b, crc32.Checksum(b, castagnoli)), nil
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Decode reads a file that Encode wrote. It refuses another format, another
// model, other feature templates and damaged bytes. Sections share b's memory.
func Decode(b []byte, name, templates string) (*Artefact, error) {
	a, err := decode(b)
	switch {
	case err != nil:
		return nil, fmt.Errorf("model %s: %w", name, err)
	case a.Card.Name != name:
		return nil, fmt.Errorf("model %s: the file holds %q", name, a.Card.Name)
	case a.Card.Templates != templates:
		return nil, fmt.Errorf("model %s: trained for feature templates %s, the program has %s", name, a.Card.Templates, templates)
	}
	return a, nil
}

func decode(b []byte) (*Artefact, error) {
	if len(b) < 20 || !bytes.HasPrefix(b, []byte(magic)) {
		return nil, fmt.Errorf("no model file")
	}
	if f := binary.LittleEndian.Uint32(b[8:]); f != Format {
		return nil, fmt.Errorf("format %d, want %d", f, Format)
	}
	body, sum := b[:len(b)-4], binary.LittleEndian.Uint32(b[len(b)-4:])
	if crc32.Checksum(body, castagnoli) != sum {
		return nil, fmt.Errorf("damaged: the checksum differs")
	}
	n := uint64(binary.LittleEndian.Uint32(b[12:]))
	if n > uint64(len(body)-16) {
		return nil, fmt.Errorf("damaged: header of %d bytes", n)
	}
	a := New(Card{})
	if err := json.Unmarshal(body[16:16+n], &a.Card); err != nil {
		return nil, fmt.Errorf("header: %w", err)
	}
	return a, a.cut(body[16+n:])
}

func (a *Artefact) cut(rest []byte) error {
	for _, s := range a.Card.Sections {
		if s.Size < 0 || s.Size > len(rest) {
			return fmt.Errorf("damaged: section %s of %d bytes", s.Name, s.Size)
		}
		a.sections[s.Name] = rest[:s.Size:s.Size]
		rest = rest[s.Size:]
	}
	if len(rest) != 0 {
		return fmt.Errorf("damaged: %d bytes too many", len(rest))
	}
	return nil
}
