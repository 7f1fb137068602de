package durable_test

import (
	"errors"
	"path/filepath"
	"testing"

	"onrecord"
	"onrecord/internal/durable"
)

func TestLockHoldsInsideOneProcess(t *testing.T) {
	name := filepath.Join(t.TempDir(), "lock")
	first, err := durable.Acquire(name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := durable.Acquire(name); !errors.Is(err, onrecord.ErrConflict) {
		t.Fatalf("second lock: %v, want ErrConflict", err)
	}
	if err := first.Release(); err != nil {
		t.Fatal(err)
	}
	again, err := durable.Acquire(name)
	if err != nil {
		t.Fatal(err)
	}
	again.Release()
}
