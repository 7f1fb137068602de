package pdf

import (
	"time"

	"golang.org/x/sys/unix"
)

// threadTime returns a function that tells how much processor time the calling
// thread has had since, from whatever thread it is asked.
func threadTime() func() time.Duration {
	clock := int32(^unix.Gettid()<<3 | 6) // the kernel's name for the thread's own clock
	read := func() time.Duration {
		var t unix.Timespec
		if unix.ClockGettime(clock, &t) != nil {
			return 0 // the thread is gone
		}
		return time.Duration(t.Nano())
	}
	begun := read()
	return func() time.Duration { return read() - begun }
}
