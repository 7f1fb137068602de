package reading

// Figures reads both open sets and names the scores, in points of 100 and
// counts, for the table and its pins. The judge has been trained on these
// pages; [Unseen] is the honest figure for bodies.
func Figures(zyte, fundus []Page) map[string]float64 {
	z, f := Measure(zyte), Measure(fundus)
	return map[string]float64{
		"zyte body F1":           100 * z.Body.F1,
		"zyte body exact":        100 * z.Body.Exact,
		"zyte pages read":        float64(len(zyte) - len(z.Refused)),
		"fundus body F1":         100 * f.Body.MeanF,
		"fundus pages from half": float64(f.Body.Pages - f.Body.Under),
		"fundus pages read":      float64(len(fundus) - len(f.Refused)),
		"fundus title":           100 * f.Title,
		"fundus authors":         100 * f.Authors,
		"fundus day":             100 * f.Day,
	}
}

// Unseen names the scores of bodies on publishers that the judge has not seen:
// five judges are trained, each on four fifths of the publishers.
func Unseen(zyte, fundus []Page) map[string]float64 {
	t := CrossValidate(Samples(zyte), Samples(fundus))
	return map[string]float64{
		"zyte body F1":           100 * t[0].F1,
		"zyte body exact":        100 * t[0].Exact,
		"fundus body F1":         100 * t[1].MeanF,
		"fundus pages from half": float64(t[1].Pages - t[1].Under),
	}
}
