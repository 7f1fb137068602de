package durable

import (
	"errors"
	"fmt"
	"os"
	"syscall"

	"onrecord"
)

// A Lock is an exclusive right that ends with the process at the latest. It
// holds between processes and between goroutines of one process.
type Lock struct{ f *os.File }

// Acquire takes the lock that the file name stands for, which is made if
// missing. It does not wait: where somebody else holds it, the error wraps
// onrecord.ErrConflict.
func Acquire(name string) (*Lock, error) {
	f, err := os.OpenFile(name, os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, err
	}
	for {
		err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if !errors.Is(err, syscall.EINTR) {
			break
		}
	}
	if err != nil {
		f.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, fmt.Errorf("lock %s is held by another process: %w", name, onrecord.ErrConflict)
		}
		return nil, fmt.Errorf("lock %s: %w", name, err)
	}
	return &Lock{f}, nil
}

// Release gives the lock back. It unlocks by name: closing alone would leave the
// lock with a child process that was just forked and has not yet let go of it.
func (l *Lock) Release() error {
	return errors.Join(syscall.Flock(int(l.f.Fd()), syscall.LOCK_UN), l.f.Close())
}
