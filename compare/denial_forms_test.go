package compare_test

import (
	"strings"
	"testing"

	"onrecord"
)

// Forms of denial as a checklist: each line is what Brazil says, or a report,
// after France said what the question asks. Lines that begin with "-" deny
// something else, or nothing.

// TestFormsOfDenial: Brazil's own statement.
func TestFormsOfDenial(t *testing.T) {
	for question, lines := range map[string]string{
		"France's minister raised the detained journalists with Brazil": `
			The subject of detained journalists was never broached.
			No one said a word about detained journalists.
			The case of the journalists was not on the agenda.
			She made no reference to the journalists during the meeting.
			It is not true that the detained journalists were raised.
			It is wrong to say that the detained journalists were raised in the talks.
			Only trade and fisheries were discussed.
			Nothing but trade and fisheries was discussed.
			The two spoke about trade and fisheries and about nothing else.
			- The ministers did not discuss trade.
			- The statement did not mention the journalists.
			- The journalists have not been released.
			- No decision was taken on the journalists.`,
		"Brazil asked France for a loan": `
			No loan was requested.
			Brazil has not sought a loan.
			- France did not ask Brazil for a loan.
			- Brazil has not received the loan.
			- Brazil does not regret the request for a loan.`,
		"The Brazilian patrol boat rammed the French trawler": `
			It was the trawler that rammed our patrol boat.
			The patrol boat was rammed by the trawler.
			- The trawler had no licence.`,
		"Brazil consented to the search of the trawler": `
			Brazil did not consent to this search and reserves all its rights.
			- Brazil did not consent to be quoted.`,
		"Soldiers fired on the protesters": `
			No soldier fired.
			It was the protesters who fired on the soldiers.
			- The protesters were not armed.
			- The soldiers have not left the square.`,
		"Nine people died in the attack": `
			There were no deaths.
			- No group has claimed the attack.
			- Four people were arrested after the attack.`,
		"Brazil agreed to let inspectors into the harbour": `
			Brazil rejected inspectors in the harbour.
			- Brazil rejected the timetable of the talks.
			- No inspector found anything in the harbour.`,
	} {
		for line := range strings.SplitSeq(strings.TrimSpace(lines), "\n") {
			said, denies := strings.CutPrefix(strings.TrimSpace(line), "- ")
			f := ask(withTimes(caseOf(doc{"fr", "2023-05-05", question + "."}, doc{"br", "2023-05-05", "The ministry issued a statement on Friday. " + said})), question)
			holdForm(t, question, said, f.Position("br"), !denies)
		}
	}
}

// TestFormsOfReportedDenial: a report that gives both accounts.
func TestFormsOfReportedDenial(t *testing.T) {
	const question = "France raised the detained journalists"
	const claim = "Claire Dubreuil said that France had raised the detained journalists"
	for line := range strings.SplitSeq(strings.TrimSpace(`
		. Paulo Teixeira denied it.
		, which Brazil denies.
		, a claim that Paulo Teixeira denied.
		. Brazil disputed that account.
		. Paulo Teixeira called that a lie.
		. "That is not what happened," Paulo Teixeira said.
		. "This is simply not true," Paulo Teixeira said.
		. Paulo Teixeira said that it had not.
		. Paulo Teixeira contradicted her.
		. Paulo Teixeira insisted that the matter had not come up.
		. Asked about this, Paulo Teixeira said no such thing had been discussed.
		; Brazil says it did not.
		- . Paulo Teixeira declined to comment.
		- . Paulo Teixeira denied that the harbour was closed.
		- . Paulo Teixeira did not deny it.
		- . Paulo Teixeira called the weather terrible.
		- . Paulo Teixeira said that he had not slept.
		- . Paulo Teixeira insisted that the matter of the harbour had not come up.`), "\n") {
		said, denies := strings.CutPrefix(strings.TrimSpace(line), "- ")
		f := ask(withTimes(caseOf(doc{"fr", "2023-05-05", question + "."}, doc{"", "2023-05-06", claim + said})), question)
		holdForm(t, question, said, f.Position("br"), !denies)
	}
}

func holdForm(t *testing.T, question, said string, p onrecord.Position, denies bool) {
	t.Helper()
	if got := p.Stance.Rejects() && p.Shade != onrecord.DeniesStronger; got != denies {
		t.Errorf("%q, answered %q: %s by %s, denied %v, want %v", question, said, p.Stance, p.Rule, got, denies)
	}
}
