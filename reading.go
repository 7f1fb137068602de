package onrecord

// A Reading is a document with what was found in it. Stages take and give
// readings; desk stores them.
type Reading struct {
	Document   *Document   `json:"document"`
	Statements []Statement `json:"statements"`
	Times      []TimeExpr  `json:"times,omitempty"`
}
