package compare

import "slices"

// Where a sentence credits what it says to somebody, and where what is said
// begins.

// finalAttribution returns where a sentence ends in an attribution that names
// nobody, ", the sources explained", ", she pointed out"; 0 for none. Whoever is
// named before it is spoken of.
func finalAttribution(ws []word, quoted []bool) int {
	for k := len(ws) - 1; k > 3; k-- {
		if quoted[k] || ws[k].low != "," && ws[k].stem != "”" {
			continue
		}
		j := k + 1
		if j < len(ws) && containsAny(ws[j:j+1], "the", "a") {
			j++
		}
		if j+1 < len(ws) && (pronouns.has(ws[j].low) || containsAny(ws[j:j+1], "sources", "officials")) && verbOfSaying(ws, j+1) {
			return k
		}
		return 0
	}
	return 0
}

// endsWith reports whether nothing but a day follows an attribution: "..., the
// ministry said on Friday."
func endsWith(ws []word) bool {
	return !slices.ContainsFunc(ws, func(w word) bool {
		return w.kind == plainWord && !timeWords.has(w.low) && !containsAny([]word{w}, "on", "late", "early")
	})
}

// contentAfter returns where what is said begins behind a source that ends at i:
// "the minister said: ...", "the ministry has said that ..."; the end for nowhere.
func contentAfter(ws []word, i int) int {
	for k := i + 1; k < min(len(ws), i+4); k++ {
		if containsAny(ws[k:k+1], ":", "that") && verbOfSaying(ws, k-1) {
			return k
		}
	}
	return len(ws)
}

// accountOf finds "'s account" at i, behind "by X".
func accountOf(ws []word, i int) bool {
	for i < len(ws) && containsAny(ws[i:i+1], "s", "'s", "’s", "own") {
		i++
	}
	return i < len(ws) && containsAny(ws[i:i+1], "account", "telling", "version", "count", "words")
}
