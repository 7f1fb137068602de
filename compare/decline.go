package compare

import "onrecord"

// declineOf finds a refusal to say (R6): asked about the query, the side gives
// no answer. It is neither a denial nor silence.
func (m *material) declineOf(q *query, fits []fit) (denial, bool) {
	for _, f := range fits {
		if f.p.voice > carriedVoice || f.p.question {
			continue
		}
		at := f.p.declines()
		if at < 0 {
			continue
		}
		asked := append(append([]word{}, f.p.words...), questionBefore(f.p)...)
		if q.pointedAt(f.p.words[at:]) {
			asked = append(asked, antecedent(f.p)...)
		}
		if c := coverage(q.content, asked); c >= 0.55 && coverage(q.heavy, asked) >= 0.5 {
			return denial{fit: f, objection: objection{stance: onrecord.Declines, rule: "declines", trigger: f.p.words[at].span, strength: c,
				why: "Asked about it, the side does not answer."}}, true
		}
	}
	return denial{}, false
}

// pointedAt reports whether a refusal leaves to the text before what it is
// about, and that may be q: "declined to comment on that", or "would not
// confirm the request" for a query about a request.
func (q *query) pointedAt(ws []word) bool {
	for i := 1; i < len(ws); i++ {
		bare := i+1 >= len(ws) || !plainNoun(ws[i+1])
		switch {
		case containsAny(ws[i:i+1], "it", "this", "that") && bare:
			return true
		case ws[i].low == "the" && !bare && pointedAt.has(ws[i+1].low):
			a := actOf(ws[i+1 : i+2])
			return a == otherAct || a == q.act
		}
	}
	return len(ws) < 6 // "declined to comment."
}

// questionBefore returns the words of the question that p answers: the
// reporter's sentences right before the answering turn.
func questionBefore(p *passage) []word {
	var out []word
	for b, n := p.before, 0; b != nil && n < 6; b, n = b.before, n+1 {
		if b.question {
			out = append(out, b.words...)
		} else if len(out) > 0 {
			break
		}
	}
	return out
}

var refusals = stems("decline refuse")

// declines is [declines] of the passage's words.
func (p *passage) declines() int {
	return p.facts.declined.get(func() int { return declines(p.words) })
}

// notMine finds "the decision is not ours".
func notMine(ws []word, i int) bool {
	return i+1 < len(ws) && (possessive.has(ws[i+1].low) || ws[i+1].low == "mine") && containsAny(ws[:i], "decision", "matter", "call", "choice", "place")
}

// notOnes finds "not for us to say", "not for her to judge".
func notOnes(ahead []word) bool {
	return len(ahead) > 4 && ahead[1].low == "for" && ahead[3].low == "to" && containsAny(ahead[4:5], "say", "judge", "decide", "comment", "speculate")
}

// declines finds "declined to say", "I’m not going to characterise", "no
// comment", "will not dignify"; -1 for none.
func declines(ws []word) int {
	for i, w := range ws {
		ahead := ws[i:min(len(ws), i+7)]
		switch {
		case refusals.has(w.stem) && containsAny(ahead, "say", "comment", "discuss", "confirm", "answer", "elaborate", "disclose", "respond"):
			return i
		case negates(w) && containsAny(ahead, "characterize", "characterise", "comment", "dignify", "speculate", "elaborate", "disclose"):
			return i
		case containsAny(ws[i:i+1], "leave", "leaves", "left", "leaving") && i+3 < len(ws) && containsAny(ws[i+1:i+2], "it", "that", "this") && ws[i+2].low == "to" && containsAny(ws[i+3:min(len(ws), i+10)], "say", "explain", "answer", "speak", "comment", "judge", "characterize", "characterise"):
			return i
		case negates(w) && containsAny(ahead, "get", "go") && containsAny(ahead, "into", "further"):
			return i
		case i == 0 && asksItself(ws) && (containsAny(ws, "matter") || containsAny(ws, "decide", "say") && containsAny(ws, "for")):
			return i
		case w.low == "neither" && containsAny(ahead, "confirm"), negates(w) && (notOnes(ahead) || notMine(ws, i)):
			return i
		}
	}
	return -1
}
