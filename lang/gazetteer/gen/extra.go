package main

import (
	"fmt"
	"strings"
)

// addExtra adds the names of extra.tsv. A line holds a kind, a target and its
// further names, separated by tabs; names are separated by " | ".
//
//	alias    Myanmar    Burma            other names of a place in the table
//	demonym  Cambodia   Cambodian        people of, and adjective for, a place
//	region   Middle East                 a new place: KIND NAME[@COUNTRY[@ZONE]]
func addExtra(rows []row, text string) ([]row, error) {
	for n, line := range strings.Split(text, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.SplitN(line+"\t\t", "\t", 4)
		kind, target, names := f[0], f[1], strings.Split(f[2], " | ")
		base, ok := place(rows, kind, target)
		if !ok {
			return nil, fmt.Errorf("extra.tsv:%d: no place %q", n+1, target)
		}
		if kind != "alias" && kind != "demonym" {
			rows = append(rows, base)
		}
		for _, name := range names {
			if name != "" {
				r := base
				r.name = name
				if kind == "demonym" {
					r.kind = "demonym"
				}
				rows = append(rows, r)
			}
		}
	}
	return rows, nil
}

// place returns the row that target means: the likeliest of that name for an
// alias or a demonym (NAME@COUNTRY@KIND picks among namesakes), or a new one.
func place(rows []row, kind, target string) (row, bool) {
	part := strings.Split(target+"@@", "@")
	name, country, third := part[0], part[1], part[2]
	if kind != "alias" && kind != "demonym" {
		return row{name, name, kind, country, "", third, regionWeight * 4}, true
	}
	var best row
	for _, r := range rows {
		if r.name == name && r.canonical == name && r.kind != "demonym" && within(r.country, country) && within(r.kind, third) && r.weight > best.weight {
			best = r
		}
	}
	return best, best.name != ""
}

func within(got, want string) bool { return want == "" || got == want }
