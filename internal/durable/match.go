package durable

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
)

// Match lists the names below dir, with slashes and in order, that match a
// pattern such as "*/*.gz". Unlike the Glob functions it reports a folder that
// cannot be read, for a store must not look empty because the disk fails, and it
// takes dir as it is, whatever signs are in its name. What is not there, or is
// no folder, holds nothing.
func Match(dir, pattern string) (names []string, err error) {
	first, rest, deeper := strings.Cut(pattern, "/")
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		name := e.Name()
		switch ok, err := path.Match(first, name); {
		case err != nil:
			return nil, err
		case !ok:
			continue
		case !deeper:
			names = append(names, name)
			continue
		}
		below, err := Match(filepath.Join(dir, name), rest)
		if err != nil {
			return nil, err
		}
		for _, b := range below {
			names = append(names, name+"/"+b)
		}
	}
	slices.Sort(names)
	return names, nil
}
