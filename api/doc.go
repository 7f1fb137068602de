// Package api serves what a desk holds over HTTP: pages for people and the same
// things as data for programs.
//
//	GET /                    Today                       /index.json
//	GET /e/{event}           an event's board            .json  .jsonld  .atom
//	GET /e/{event}/p/{id}    one proposition             .json
//	GET /d/{doc}             a document and statements   .json  .txt (its text)
//	GET /w/{person}          one party                   .json
//	GET /w                   the parties                 .json
//	GET /sources             the documents               .json
//	GET /feed.atom           the findings of all events
//
// {doc} is the short ID of a capture; a document's own name is redirected to it.
// JSON has the shapes of package publish/wire, errors are RFC 9457 problems.
//
// Everything is read-only. A page is made whole before its first byte is sent,
// carries an ETag of its content, and allows nothing but the site's own style
// sheet and icon: no script, no frame, no other host. A server on a loopback
// address answers only to loopback names, so that a page of another site cannot
// reach it by pointing a name of its own here (DNS rebinding).
//
// Limits: no login, hence meant for one machine or behind a proxy that has one;
// lists are made anew for each request.
package api
