package witness

import (
	"sync"
	"time"
)

// Requests of one log that are let through: a burst, then some each second. A
// log needs one a checkpoint.
const (
	burst     = 100
	perSecond = 20
)

// pace keeps one log from keeping the disk busy for all.
type pace struct {
	mu   *sync.Mutex
	now  func() time.Time
	logs map[string]tokens
}

type tokens struct {
	left float64
	at   time.Time
}

func newPace(now func() time.Time) pace {
	return pace{new(sync.Mutex), now, map[string]tokens{}}
}

func (p pace) allow(origin string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.now()
	t, known := p.logs[origin]
	if !known {
		t = tokens{burst, now}
	}
	t.left = min(burst, t.left+perSecond*now.Sub(t.at).Seconds())
	t.at = now
	ok := t.left >= 1
	if ok {
		t.left--
	}
	p.logs[origin] = t
	return ok
}
