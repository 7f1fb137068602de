package compare

import (
	"onrecord"
)

// Ask answers given propositions: the stance of each side on each, with its
// evidence, the relation of the stances, and the case's discrepancies.
func Ask(c Case, ps []onrecord.Proposition) onrecord.Board {
	return defaultModel().Ask(c, ps)
}

// board fills in what does not depend on propositions.
func (m *material) board() onrecord.Board {
	return onrecord.Board{
		Event: m.c.Event, Accounts: m.accounts(), Parties: m.c.Parties, Discrepancies: m.discrepancies(), Derivations: m.derivations(),
	}
}

// accounts says what is held of each side's own words.
func (m *material) accounts() []onrecord.Account {
	out := make([]onrecord.Account, len(m.c.Dossier.Sides))
	for i, v := range m.c.Dossier.Sides {
		a := onrecord.Account{Side: v, Record: onrecord.NoRecord}
		for _, p := range m.passages {
			if p.side == v.ID && p.voice < narratedVoice && a.Record == onrecord.NoRecord {
				a.Record = onrecord.SecondHand
			}
		}
		for _, d := range m.docs {
			if d.SpeaksFor == v.ID {
				a.Documents = append(a.Documents, d.ID)
				a.Record = onrecord.Primary
			}
		}
		for _, r := range m.c.Readings {
			for _, s := range r.Statements {
				if m.sideOf(r.Document, s) == v.ID {
					a.Statements = append(a.Statements, onrecord.AttributedAnchor{Doc: r.Document.ID, Statement: s.ID})
				}
			}
		}
		out[i] = a
	}
	return out
}

func (m *material) findings(ps []onrecord.Proposition) []onrecord.Finding {
	out := make([]onrecord.Finding, len(ps))
	for i, p := range ps {
		out[i] = m.finding(m.query(p))
	}
	return out
}

func (m *material) finding(q *query) onrecord.Finding {
	f := onrecord.Finding{Proposition: q.Proposition}
	found := map[onrecord.SideID]onrecord.Position{}
	shown := map[onrecord.SideID][]*passage{}
	for _, v := range m.positions(q) {
		found[v.side.ID], shown[v.side.ID] = v.position(m)
	}
	for _, s := range m.c.Dossier.Sides {
		f.Positions = append(f.Positions, found[s.ID])
	}
	relate(&f)
	m.shadeWordings(&f, shown)
	return f
}
