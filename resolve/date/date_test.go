package date_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord"
	"onrecord/resolve/date"
	"onrecord/text"
)

func document(s, published string) *onrecord.Document {
	d := &onrecord.Document{Text: text.New(s)}
	if published != "" {
		day, err := onrecord.ParseDate(published)
		if err != nil {
			panic(err)
		}
		d.Published.Date = day
	}
	return d
}

func ExampleFind() {
	d := document("On 13 November, the two men met. A release issued on 12 November 2022 says otherwise.", "2022-11-24")
	for _, x := range date.Find(d) {
		fmt.Println(d.Text.Slice(x.Span), x.Type, x.Value, x.Anchor)
	}
	// Output:
	// 13 November DATE 2022-11-13 published
	// 12 November 2022 DATE 2022-11-12 self
}

// render writes what was found as "words=value" for comparison.
func render(d *onrecord.Document) string {
	var out []string
	for _, x := range date.Find(d) {
		out = append(out, d.Text.Slice(x.Span)+"="+x.Value)
	}
	return strings.Join(out, " | ")
}

// Published Thursday, 24 November 2022.
func TestValues(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		// days
		{"They met on Saturday.", "Saturday=2022-11-19"},
		{"They will meet on Saturday.", "Saturday=2022-11-26"},
		{"They are scheduled to meet Saturday.", "Saturday=2022-11-26"},
		{"He said Thursday that it was over.", "Thursday=2022-11-24"},
		{"They must leave by Friday.", "Friday=2022-11-25"},
		{"They met last Thursday.", "last Thursday=2022-11-17"},
		{"It starts next Monday.", "next Monday=2022-11-28"},
		{"It ended yesterday and today is quiet; tomorrow is open.", "yesterday=2022-11-23 | today=2022-11-24 | tomorrow=2022-11-25"},
		{"On 13 November, they met.", "13 November=2022-11-13"},
		{"The court will sit on January 14.", "January 14=2023-01-14"},
		{"The court sat on Jan. 14.", "Jan. 14=2022-01-14"},
		{"It was signed on 5 March 1946 in Fulton.", "5 March 1946=1946-03-05"},
		{"It was signed on March 5, 1946, in Fulton.", "March 5, 1946=1946-03-05"},
		{"It was signed on Wednesday, 16 November 2022.", "Wednesday, 16 November 2022=2022-11-16"},
		{"They met on April 24 and 25.", "April 24=2022-04-24 | 25=2022-04-25"},
		{"Logged 2022-11-12.", "2022-11-12=2022-11-12"},
		{"It happened three days ago.", "three days ago=2022-11-21"},
		{"The fleet left in December 1941. Two days later it was seen.", "December 1941=1941-12 | Two days later=1941-12-03"},
		// longer
		{"It fell last month and last year.", "last month=2022-10 | last year=2021"},
		{"It opened this week.", "this week=2022-W47"},
		{"Prices rose in October.", "October=2022-10"},
		{"The vote is due in March.", "March=2023-03"},
		{"He said it before the March election.", "March=2023-03"},
		{"In 1968 he ran, and he lost that November.", "1968=1968 | that November=1968-11"},
		{"He is in his 40s and grew up in the '80s.", "the '80s=198"},
		{"It closed last November.", "last November=2021-11"},
		{"Sales fell in the third quarter of 2021.", "the third quarter of 2021=2021-Q3"},
		{"Sales fell in the first quarter of last year.", "the first quarter of last year=2021-Q1"},
		{"He arrived last spring.", "last spring=2022-SP"},
		{"In the 1980s he was poor.", "the 1980s=198"},
		{"In 1998 he was rich, and in the following year poor.", "1998=1998 | the following year=1999"},
		{"It was built ten years ago.", "ten years ago=2012"},
		{"He came in late November.", "late November=2022-11"},
		// times
		{"At 4:49 P.M. ICT they sat down.", "4:49 P.M. ICT=2022-11-24T16:49+07:00"},
		{"It began at 10:35 a.m. on Friday.", "10:35 a.m. on Friday=2022-11-18T10:35"},
		{"He spoke Sunday night.", "Sunday night=2022-11-20TNI"},
		{"It struck at 16:15 UTC.", "16:15 UTC=2022-11-24T16:15Z"},
		{"The quake struck at 0900 GMT.", "0900 GMT=2022-11-24T09:00Z"},
		{"He called this morning and last night.", "this morning=2022-11-24TMO | last night=2022-11-23TNI"},
		// lengths
		{"The talks took two days.", "two days=P2D"},
		{"A 16-hour flight.", "16-hour=PT16H"},
		{"It lasted five and a half hours.", "five and a half hours=PT5H30M"},
		{"It lasted more than four decades.", "more than four decades=P40Y"},
		{"For the past two months he hid.", "the past two months=P2M"},
		{"He waited for years.", "years=PXY"},
		// sets and references
		{"The paper appears daily, and the fair every year.", "daily=P1D | every year=P1Y"},
		{"He is now free and will soon leave.", "now=PRESENT_REF | soon=FUTURE_REF"},
	} {
		if got := render(document(c.text, "2022-11-24")); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestWhatIsNoTime(t *testing.T) {
	for _, s := range []string{
		"The Sun said so.", "You may go.", "They march on.", "April Ryan asked.", "A 44-year-old man and a boy six years old.",
		"It won 2:1.", "The Russell 2000 Index rose.", "He ran 1,998 miles.", "Prices fall.", "A second man fled.", "It cost $1999.",
		"Flight 2014 landed.", "They sat in the front row of seats.", "He shot 1500 people.", "Stop him and March on the town.",
	} {
		if got := render(document(s, "2022-11-24")); got != "" {
			t.Errorf("%s: found %s", s, got)
		}
	}
}

func TestUndatedDocumentsStayOpen(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"They met yesterday.", "yesterday="},
		{"They met on Friday.", "Friday=XXXX-WXX-5"},
		{"They met on 13 November.", "13 November=XXXX-11-13"},
		{"They met in November.", "November=XXXX-11"},
		{"On 13 November they met. A release of 12 November 2022 denies it.", "13 November=2022-11-13 | 12 November 2022=2022-11-12"},
		{"On 13 November they met, as on 12 November 2021 and on 14 November 2022.", "13 November=XXXX-11-13 | 12 November 2021=2021-11-12 | 14 November 2022=2022-11-14"},
	} {
		if got := render(document(c.text, "")); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestInferredYearNamesItsAnchor(t *testing.T) {
	d := document("On 13 November they met. A release of 12 November 2022 denies it.", "")
	x := date.Find(d)[0]
	if x.Anchor != "document" || !slices.Equal(x.Alternatives, []string{"XXXX-11-13"}) {
		t.Errorf("got anchor %q and alternatives %v", x.Anchor, x.Alternatives)
	}
}

func TestBoundsLeaveOneYear(t *testing.T) {
	d := document("On 13 November they met.", "")
	d.Published.NotBefore, d.Published.NotAfter = onrecord.DayOf(2022, 11, 20), onrecord.DayOf(2023, 1, 5)
	if x := date.Find(d)[0]; x.Value != "2022-11-13" || x.Anchor != "bounds" {
		t.Errorf("got %+v", x)
	}
}

func TestAlternativesAreKept(t *testing.T) {
	x := date.Find(document("They met on Saturday.", "2022-11-24"))[0]
	if !slices.Contains(x.Alternatives, "2022-11-26") {
		t.Errorf("Saturday = %s, alternatives %v: want the coming one among them", x.Value, x.Alternatives)
	}
	x = date.Find(document("Filed 03/04/2022.", "2022-11-24"))[0]
	if x.Value != "2022-03-04" || !slices.Equal(x.Alternatives, []string{"2022-04-03"}) {
		t.Errorf("03/04/2022 = %s, alternatives %v", x.Value, x.Alternatives)
	}
}

func TestZonesOfManyCountries(t *testing.T) {
	x := date.Find(document("It began at 4:00 p.m. IST.", "2022-11-24"))[0]
	if x.Value != "2022-11-24T16:00+05:30" || !slices.Equal(x.Alternatives, []string{"2022-11-24T16:00+02:00", "2022-11-24T16:00+01:00"}) {
		t.Errorf("IST: %s, alternatives %v", x.Value, x.Alternatives)
	}
	for text, want := range map[string]string{
		"It began at 9 a.m. ET on 4 July 2022.":      "2022-07-04T09:00-04:00",
		"It began at 9 a.m. ET on 4 January 2022.":   "2022-01-04T09:00-05:00",
		"It landed at 6:40 p.m. (GMT +8) in the bay": "2022-11-24T18:40+08:00",
	} {
		if got := date.Find(document(text, "2022-11-24"))[0].Value; got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

func TestTodayIsTheDatelinesDay(t *testing.T) {
	d := document("The leaders met today.", "2022-11-12T18:30Z")
	if x := date.Find(d)[0]; x.Value != "2022-11-12" {
		t.Errorf("without a dateline: %s", x.Value)
	}
	d.Dateline = &onrecord.Dateline{Place: "Phnom Penh"}
	if x := date.Find(d)[0]; x.Value != "2022-11-13" {
		t.Errorf("in Phnom Penh it was the 13th already: %s", x.Value)
	}
}

func TestOtherStoriesAreNotRead(t *testing.T) {
	s := "Fair opens Friday |\nHe said on Saturday.\n"
	d := document(s, "2022-11-24")
	d.Lines = []onrecord.Line{
		{Kind: onrecord.LineTicker, Span: text.Span{Start: 0, End: 17}},
		{Kind: onrecord.LineBody, Span: text.Span{Start: 20, End: len(s) - 1}},
	}
	if got := render(d); got != "Saturday=2022-11-19" {
		t.Errorf("got %s", got)
	}
}

func TestWeekdays(t *testing.T) {
	d := document("They met on Wednesday, 29 May 2025, and on Friday, 30 May 2025.", "")
	got := date.Weekdays(d)
	if len(got) != 1 || got[0].Printed != "Wednesday" || got[0].Implied != "Thursday" || d.Text.Slice(got[0].Span) != "Wednesday, 29 May 2025" {
		t.Errorf("got %+v", got)
	}
}

func TestSameInstant(t *testing.T) {
	thai := date.Clock{Hour: 7, Minute: 35, Offset: 7 * time.Hour}
	if gap, same := date.SameInstant(thai, date.Clock{Hour: 12, Minute: 35}); same || gap != 12*time.Hour {
		t.Errorf("7.35am Thai time and 12.35 GMT: gap %v, same %v", gap, same)
	}
	if _, same := date.SameInstant(thai, date.Clock{Hour: 0, Minute: 35}); !same {
		t.Error("7.35am Thai time is 00.35 GMT")
	}
}

func TestClocks(t *testing.T) {
	d := document("Shots were heard at 7.35am (12.35 GMT), and again at 8.20am (01.20 GMT).", "2025-07-24")
	bangkok, _ := date.ZoneOf("ICT")
	got := date.Clocks(d, date.Find(d), func() []*time.Location { return []*time.Location{bangkok} })
	if len(got) != 1 || got[0].Printed != "7.35am" || got[0].Implied != "00:35Z" {
		t.Errorf("got %+v, want the first pair with 00:35Z", got)
	}
	if got := date.Clocks(d, date.Find(d), func() []*time.Location { return nil }); len(got) != 0 {
		t.Errorf("without a zone nothing is known, got %+v", got)
	}
}

func TestDaysAcrossZones(t *testing.T) {
	delhi, _ := date.ZoneOf("IST")
	washington, _ := date.ZoneOf("EDT")
	got := date.Days(onrecord.DayOf(2024, 10, 15), washington, delhi)
	want := []onrecord.Date{onrecord.DayOf(2024, 10, 15), onrecord.DayOf(2024, 10, 16)}
	if !slices.Equal(got, want) {
		t.Errorf("15 October in Washington is %v in Delhi, want %v", got, want)
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"On 13 November, at 7.35am Thai time (12.35 GMT).", "last Oct. 23, 10 p.m", "the 1980’s–'90s", "29 February", "31/02/2022 99/99/99",
		"week of March 6 25th century Q5 2009", "2022-13-45T99:99", "more than the early late mid of", "1/2 ½ two and a half", "\xff Friday\xff the 31st",
	} {
		f.Add(s, true)
	}
	f.Fuzz(func(t *testing.T, s string, dated bool) {
		d := document(s, "")
		if dated {
			d.Published.Date = onrecord.DayOf(2022, 11, 24)
		}
		end := 0
		for _, x := range date.Find(d) {
			if x.Span.Start < end || x.Span.End > len(s) || x.Span.Empty() {
				t.Fatalf("%q: span %v after %d", s, x.Span, end)
			}
			if !dated && (x.Anchor == "published" || x.Anchor == "dateline") {
				t.Errorf("%q: anchor %q without one", s, x.Anchor)
			}
			end = x.Span.End
		}
		date.Weekdays(d)
	})
}

func BenchmarkFind(b *testing.B) {
	p := strings.Repeat("On 13 November, the minister held a meeting, and said late on Friday that the two sides would meet again next week. He has waited for 16 years. ", 20)
	d := document(p, "2022-11-24")
	b.SetBytes(int64(len(p)))
	for b.Loop() {
		date.Find(d)
	}
}

// Cost grows with the length of the text, not with its square.
func TestLinearTime(t *testing.T) {
	for _, unit := range []string{"1 ", "the ", "early ", "a.", "12", "more than ", "Friday ", "1/2 ", "twenty-", "in the past ", "\xff", "1,234", "13 - ", "'", "– “"} {
		short, long := cost(unit, 500), cost(unit, 5_000)
		if long > 40*short+300*time.Millisecond {
			t.Errorf("%q: %v for 500 and %v for 5,000 of them", unit, short, long)
		}
	}
}

func cost(unit string, n int) time.Duration {
	d := document(strings.Repeat(unit, n), "2022-11-24")
	start := time.Now()
	date.Find(d)
	return time.Since(start)
}
