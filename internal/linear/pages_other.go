//go:build !linux

package linear

// largePages does nothing where memory is not asked for by pages.
func largePages([]uint64) {}
