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
// that an extractor that picks another region makes no alarm.
//
// Limits: two captures only; scheduling is the caller's. The order of paragraphs
// is not compared. Follows what NewsDiffs and diffengine learned about noise,
// and EDGI's practice of comparing links beside text.
package watch
