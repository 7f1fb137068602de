package linear

import (
	"fmt"
	"math"
	"math/bits"
)

// TableOf reads the rows of the table called name.
func TableOf(a *Artefact, name string, labels int) (*Table, error) {
	rows, bits := a.Bytes(name+".rows"), 0
	for Stride(labels)<<bits < len(rows) {
		bits++
	}
	t, err := NewTable(bits, labels, rows)
	if err != nil {
		return nil, fmt.Errorf("model %s: %w", a.Card.Name, err)
	}
	return t, nil
}

// FoldedOf reads the rows of the folded table called name.
func FoldedOf(a *Artefact, name string) (*Folded, error) {
	rows := a.Bytes(name + ".rows")
	t, err := NewFolded(bits.Len(uint(len(rows)/blockLabels))-1, rows)
	if err != nil {
		return nil, fmt.Errorf("model %s: %w", a.Card.Name, err)
	}
	return t, nil
}

// OctetOf reads the sections of the chain called name as one that runs fast.
func OctetOf(a *Artefact, name string, labels int) (*Octet, error) {
	c, err := ChainOf(a, name, labels)
	if err != nil {
		return nil, err
	}
	o, err := NewOctet(c.table, c.scale, c.next)
	if err != nil {
		return nil, fmt.Errorf("model %s: %w", a.Card.Name, err)
	}
	return o, nil
}

// ChainOf reads the sections of the chain called name.
func ChainOf(a *Artefact, name string, labels int) (*Chain, error) {
	t, err := TableOf(a, name, labels)
	if err != nil {
		return nil, err
	}
	next, scale := a.Floats(name+".next"), a.Floats(name+".scale")
	if len(next) != (labels+1)*labels || len(scale) != 1 || !(scale[0] > 0) || math.IsInf(float64(scale[0]), 0) {
		return nil, fmt.Errorf("model %s: %d pair scores for %d labels", a.Card.Name, len(next), labels)
	}
	return NewChain(t, scale[0], labels, next), nil
}

// AddChain writes the sections that ChainOf reads.
func AddChain(a *Artefact, name string, rows []byte, scale float32, next []float32) {
	a.Add(name+".rows", rows)
	a.AddFloats(name+".next", next)
	a.AddFloats(name+".scale", []float32{scale})
}
