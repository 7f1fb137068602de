package trees

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// A model file is the magic, the number of trees, then each tree: its number
// of nodes and the nodes in order, little endian. A node is its feature (0xff
// for a leaf) and one number: the cut, then the two children, or the value.
var magic = []byte("judge1\n")

var errFile = errors.New("trees: damaged model file")

// Write writes m.
func (m *Model) Write(w io.Writer) error {
	var b bytes.Buffer
	b.Write(magic)
	put := func(v any) { _ = binary.Write(&b, binary.LittleEndian, v) } // a Buffer takes all
	put(uint16(len(m.Trees)))
	for _, t := range m.Trees {
		put(uint16(len(t)))
		for _, n := range t {
			if n.Feature < 0 {
				put(uint8(0xff))
				put(n.Value)
				continue
			}
			put(uint8(n.Feature))
			put(n.Cut)
			put([2]uint16{n.Left, n.Right})
		}
	}
	_, err := w.Write(b.Bytes())
	return err
}

// Parse reads what Write wrote. width is the number of features of the rows
// that the model will see.
func Parse(file []byte, width int) (*Model, error) { return Read(bytes.NewReader(file), width) }

// Read is Parse of a file that may hold more behind the model.
func Read(r *bytes.Reader, width int) (*Model, error) {
	head := make([]byte, len(magic))
	if _, err := io.ReadFull(r, head); err != nil || !bytes.Equal(head, magic) {
		return nil, errFile
	}
	var trees uint16
	if err := binary.Read(r, binary.LittleEndian, &trees); err != nil {
		return nil, errFile
	}
	m := &Model{Trees: make([]Tree, trees)}
	for i := range m.Trees {
		t, err := parseTree(r, width)
		if err != nil {
			return nil, fmt.Errorf("%w: tree %d", err, i)
		}
		m.Trees[i] = t
	}
	return m, nil
}

func parseTree(r *bytes.Reader, width int) (Tree, error) {
	var n uint16
	if err := binary.Read(r, binary.LittleEndian, &n); err != nil || n == 0 {
		return nil, errFile
	}
	t := make(Tree, n)
	for i := range t {
		feature, err := r.ReadByte()
		if err != nil {
			return nil, errFile
		}
		if feature == 0xff {
			t[i].Feature = -1
			err = binary.Read(r, binary.LittleEndian, &t[i].Value)
		} else {
			var next [2]uint16
			t[i].Feature = int16(feature)
			err = errors.Join(binary.Read(r, binary.LittleEndian, &t[i].Cut), binary.Read(r, binary.LittleEndian, &next))
			t[i].Left, t[i].Right = next[0], next[1]
			l, r := int(next[0]), int(next[1])
			if int(feature) >= width || l <= i || r <= i || l >= len(t) || r >= len(t) {
				return nil, errFile
			}
		}
		if err != nil {
			return nil, errFile
		}
	}
	return t, nil
}
