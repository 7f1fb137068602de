// Package feed writes editions for machines that follow them: an Atom feed with
// an entry for each finding, and schema.org JSON-LD.
//
// An entry of the Phnom Penh feed is titled "≠ contradicted: The President
// called for the release of Seng Theary"; under it each side's stance and best
// words. Entries keep the address of their proposition as ID, so a changed
// relation updates an entry and a new article about it adds none.
//
// The JSON-LD is an ItemList of Claims, each with the Quotations it appears in.
// It is no ClaimReview: that says a claim was judged, and nothing here judges.
//
// Times come from the material alone (captures, publication, reviews), so the
// same edition gives the same bytes. Formats: RFC 4287; schema.org Claim,
// Quotation, ItemList.
package feed
