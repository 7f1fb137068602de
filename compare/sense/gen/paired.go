package main

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
)

// components are what is kept of a vector of the transformer.
const components = 100

// epsilon keeps a layer's norm from dividing by zero, as the model has it.
const epsilon = 1e-12

// A model is what a transformer makes of a word before its first layer.
type model struct {
	pieces    map[string]int // numbers of the pieces of words
	embedded  tensor         // a row for each piece
	position  tensor         // a row for each place in a text
	sentence  tensor         // a row for the first of two sentences, and one for the second
	gain, add tensor         // of the norm over the sum of the three
}

// writePaired writes, for each word of a table of writeVectors and in its order, one
// int8 row: the mean of its pieces as the first layer of the transformer in dir
// takes them in, along the main axes of the words of the table.
func writePaired(dir, table, out string) error {
	m, err := readModel(dir)
	if err != nil {
		return err
	}
	words, ranks, err := readWords(table)
	if err != nil {
		return err
	}
	vs := make([][]float64, len(words))
	for i, w := range words {
		if vs[i], err = m.vector(w); err != nil {
			return err
		}
	}
	var rows []byte
	for _, v := range alongMainAxes(vs, ranks, components) {
		rows = append(rows, quantise(v)...)
	}
	return os.WriteFile(out, rows, 0o644)
}

// readWords reads the words and ranks of a table that writeVectors wrote.
func readWords(name string) ([]string, []int, error) {
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, nil, err
	}
	n, length := int(binary.LittleEndian.Uint32(b)), int(binary.LittleEndian.Uint32(b[8:]))
	b = b[12:]
	words, ranks := strings.Split(string(b[:length]), "\n"), make([]int, n)
	for i := range ranks {
		ranks[i] = int(binary.LittleEndian.Uint16(b[length+2*i:]))
	}
	return words, ranks, nil
}

// vector is the mean of the pieces of a word, of length 1.
func (m *model) vector(word string) ([]float64, error) {
	ids := m.split(word)
	if len(ids) == 0 {
		return nil, fmt.Errorf("no pieces for %q", word)
	}
	mean := make([]float64, m.embedded.width)
	for at, id := range ids {
		x := make([]float64, len(mean))
		for k := range x {
			x[k] = float64(m.embedded.row(id)[k] + m.position.row(at + 1)[k] + m.sentence.row(0)[k]) // a mark stands before the first
		}
		for k, y := range m.normed(x) {
			mean[k] += y
		}
	}
	return unit(mean), nil
}

func (m *model) normed(x []float64) []float64 {
	mean, square := 0.0, 0.0
	for _, y := range x {
		mean += y / float64(len(x))
		square += y * y / float64(len(x))
	}
	scale := 1 / math.Sqrt(square-mean*mean+epsilon)
	for k, y := range x {
		x[k] = (y-mean)*scale*float64(m.gain.row(0)[k]) + float64(m.add.row(0)[k])
	}
	return x
}

// split cuts a lower-case word into pieces, the longest first (Wu and others,
// 2016); hyphens stand alone.
func (m *model) split(word string) []int {
	var ids []int
	for _, part := range strings.Fields(strings.ReplaceAll(word, "-", " - ")) {
		for from := 0; from < len(part); {
			id, to := m.longest(part, from)
			if to == from {
				return nil
			}
			ids, from = append(ids, id), to
		}
	}
	return ids
}

// longest finds the longest piece of a word from a byte on, and where it ends.
func (m *model) longest(word string, from int) (id, to int) {
	mark := ""
	if from > 0 {
		mark = "##"
	}
	for to := len(word); to > from; to-- {
		if id, ok := m.pieces[mark+word[from:to]]; ok {
			return id, to
		}
	}
	return 0, from
}

// A tensor has rows of equal width.
type tensor struct {
	width  int
	values []float32
}

func (t tensor) row(i int) []float32 { return t.values[i*t.width : (i+1)*t.width] }

func readModel(dir string) (*model, error) {
	vocabulary, err := os.ReadFile(filepath.Join(dir, "vocab.txt"))
	if err != nil {
		return nil, err
	}
	m := &model{pieces: map[string]int{}}
	for piece := range strings.Lines(string(vocabulary)) {
		m.pieces[strings.TrimSuffix(piece, "\n")] = len(m.pieces)
	}
	weights, err := os.ReadFile(filepath.Join(dir, "model.safetensors"))
	if err != nil {
		return nil, err
	}
	for name, into := range map[string]*tensor{"word_embeddings.weight": &m.embedded, "position_embeddings.weight": &m.position,
		"token_type_embeddings.weight": &m.sentence, "LayerNorm.weight": &m.gain, "LayerNorm.bias": &m.add} {
		if *into, err = readTensor(weights, "embeddings."+name); err != nil {
			return nil, err
		}
	}
	return m, nil
}

// readTensor reads a tensor of 32-bit numbers from a safetensors file: the length of
// a header, the header, which is JSON, and the numbers.
func readTensor(file []byte, name string) (tensor, error) {
	length := binary.LittleEndian.Uint64(file)
	var header map[string]struct {
		Type   string `json:"dtype"`
		Shape  []int  `json:"shape"`
		Offset [2]int `json:"data_offsets"`
	}
	if err := json.Unmarshal(file[8:8+length], &header); err != nil {
		return tensor{}, err
	}
	h, ok := header[name]
	if !ok || h.Type != "F32" {
		return tensor{}, fmt.Errorf("no 32-bit numbers %q", name)
	}
	t := tensor{h.Shape[len(h.Shape)-1], make([]float32, (h.Offset[1]-h.Offset[0])/4)}
	data := file[8+int(length):]
	return t, binary.Read(bytes.NewReader(data[h.Offset[0]:h.Offset[1]]), binary.LittleEndian, t.values)
}
