package archive

import (
	"context"
	"fmt"
	"iter"
	"maps"
	"slices"
	"sync"

	"onrecord"
)

// Mem is a [Store] in memory, for tests and for programs that keep nothing.
// The zero value is ready for use.
type Mem struct {
	mu      sync.RWMutex
	objects map[onrecord.CaptureID][]byte
	files   map[string]memFile
}

type memFile struct {
	capture onrecord.Capture
	warc    []byte
}

// Put implements [Store].
func (m *Mem) Put(_ context.Context, c onrecord.Capture, payload []byte) (Receipt, error) {
	c = normal(c)
	if err := checked(c, payload); err != nil {
		return Receipt{}, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if old, ok := m.files[FileName(c)]; ok {
		return receiptOf(old.warc)
	}
	earlier := m.earliest(c.ID)
	set, err := recordsOf(c, payload, earlier)
	if err != nil {
		return Receipt{}, err
	}
	b, err := encode(set)
	if err != nil {
		return Receipt{}, err
	}
	if m.files == nil {
		m.files, m.objects = map[string]memFile{}, map[onrecord.CaptureID][]byte{}
	}
	m.files[FileName(c)] = memFile{c, b}
	m.objects[c.ID] = slices.Clone(payload)
	return receipt(c, set.main(), earlier != nil), nil
}

func (m *Mem) earliest(id onrecord.CaptureID) *onrecord.Capture {
	for _, name := range slices.Sorted(maps.Keys(m.files)) {
		if c := m.files[name].capture; c.ID == id {
			return &c
		}
	}
	return nil
}

// Payload implements [Store].
func (m *Mem) Payload(_ context.Context, id onrecord.CaptureID) ([]byte, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	b, ok := m.objects[id]
	if !ok {
		return nil, fmt.Errorf("object %s: %w", id, onrecord.ErrNotFound)
	}
	return slices.Clone(b), nil
}

// Captures implements [Store].
func (m *Mem) Captures(ctx context.Context) iter.Seq2[onrecord.Capture, error] {
	return func(yield func(onrecord.Capture, error) bool) {
		m.mu.RLock()
		files := maps.Clone(m.files)
		m.mu.RUnlock()
		for _, name := range slices.Sorted(maps.Keys(files)) {
			if err := ctx.Err(); err != nil {
				yield(onrecord.Capture{}, err)
				return
			}
			if !yield(files[name].capture, nil) {
				return
			}
		}
	}
}

// WARC implements [Store].
func (m *Mem) WARC(_ context.Context, c onrecord.Capture) ([]byte, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	f, ok := m.files[FileName(normal(c))]
	if !ok {
		return nil, fmt.Errorf("capture %s of %s: %w", c.ID.Short(), c.URL, onrecord.ErrNotFound)
	}
	return slices.Clone(f.warc), nil
}
