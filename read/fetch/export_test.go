package fetch

import (
	"context"
	"net"
	"syscall"
	"time"

	"onrecord"
)

// GetGuarded fetches with the guard in place, but for one address that a test
// server listens on.
func GetGuarded(ctx context.Context, address, but string) (onrecord.Capture, []byte, error) {
	o := Options{}
	o.control = func(network, addr string, c syscall.RawConn) error {
		if addr == but {
			return nil
		}
		return guard(network, addr, c)
	}
	return Get(ctx, address, o)
}

// Permits reads rules and asks them about a path.
func Permits(body []byte, path string) bool { return parseRules(200, body).TestAgent(path, agent) }

// GetResolved fetches with the guard in place and names found by r.
func GetResolved(ctx context.Context, address string, r *net.Resolver) (onrecord.Capture, []byte, error) {
	return Get(ctx, address, Options{Timeout: time.Second, resolver: r})
}
