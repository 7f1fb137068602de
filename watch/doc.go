// Package watch says what changed between two captures of one page, in the
// terms of an article and not of its markup.
//
//	old, new := watch.See(oldPayload, address), watch.See(newPayload, address)
//	for _, c := range watch.Compare(old, new) { ... }
//	// number   "12 November"  ->  "13 November"   in "... a meeting on 12 November ..."
//	// quote    "no negotiation" removed
//
// If the Phnom Penh article one day said 12 November where it said 13, that is a
// date change and is told with both wordings; if its ticker shows other stories,
// or its counter of readers moves, nothing is told.
//
// What is compared: headline, byline, publication date, the body's paragraphs,
// correction notes, and the links, files and images that stand in the content.
// Navigation, headers, footers, share bars, counters and time stamps are not. A
// paragraph counts as removed only if its words are nowhere on the new page, so
// that an extractor that picks another region makes no alarm: that, and another
// edition in place of the page, are changes of their own kind.
//
// A [Watcher] looks at a [Target] once: it fetches it if it changed, compares it
// with the capture held and keeps it if anything that matters differs. A list (a
// feed, a sitemap, an OPML) gives new targets. A [Book] keeps the targets of a
// home folder. When to look, [Due] says: often while a page is fresh, seldom
// later, and never after a year without a change.
//
// Limits: the order of paragraphs is not compared. A book is one file, written
// anew at each look: for thousands of pages, not for millions. Follows what
// NewsDiffs (the schedule, pages that flap) and diffengine learned about noise,
// and EDGI's practice of comparing links beside text.
package watch
