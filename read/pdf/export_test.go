package pdf

// Paragraphs is paragraphs, for its fuzz test.
var Paragraphs = paragraphs
