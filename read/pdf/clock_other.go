//go:build !linux

package pdf

import "time"

// threadTime stands in with the clock where a thread's processor time is not
// to be had.
func threadTime() func() time.Duration {
	begun := time.Now()
	return func() time.Duration { return time.Since(begun) }
}
