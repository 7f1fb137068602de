package train

import (
	"onrecord/attribute/model"
	"onrecord/internal/linear/fit"
	"onrecord/lang"
)

// Settings of the student, whose tables are small enough for a processor's cache.
const (
	studentBits   = 17
	studentEpochs = 6
)

// student returns a light model that learned to say what the teacher t says of
// texts. Their marks are not looked at: so any texts will do, and more than
// anybody has marked. The second pass learns from what the teacher says beside the
// student's own first.
func (t Parts) student(texts []example, o Options) Parts {
	o.Log("attribution: a student of %d texts", len(texts))
	teacher := model.Teacher(Chain(t.First), Chain(t.Second), t.Lexicon)
	s := Parts{Lexicon: t.Lexicon}
	s.First = fit.Fields(firstLessons(teacher, texts), o.follow(t.First, "first pass, student"))
	teacher = teacher.WithFirst(Chain(s.First))
	s.Second = fit.Fields(secondLessons(teacher, texts), o.follow(t.Second, "second pass, student"))
	return s
}

// follow are the settings for a field that learns from a teacher. It keeps the
// teacher's scores of pairs.
func (o Options) follow(teacher *fit.Weights, what string) fit.Options {
	f := o.field(studentBits, studentEpochs, &fit.Weights{Next: teacher.Next}, what)
	f.Dropout, f.L2, f.Runs = 0, 1e-7, 1
	return f
}

func firstLessons(teacher *model.Model, texts []example) []fit.Sequence {
	return lessons(teacher, texts, func(r *model.Reading, p lang.Range) []model.Lesson {
		return []model.Lesson{teacher.FirstLesson(r, p)}
	})
}

func secondLessons(teacher *model.Model, texts []example) []fit.Sequence {
	return lessons(teacher, texts, func(r *model.Reading, p lang.Range) (out []model.Lesson) {
		teacher.First(r, p)
		for _, cue := range r.Cues(p) {
			out = append(out, teacher.SecondLesson(r, cue, p))
		}
		return out
	})
}

// lessons gathers what is taught about each paragraph of texts.
func lessons(teacher *model.Model, texts []example, of func(*model.Reading, lang.Range) []model.Lesson) (out []fit.Sequence) {
	var r model.Reading
	for _, x := range texts {
		teacher.Read(&r, x.layer, x.paragraphs, x.hints)
		for _, p := range x.paragraphs {
			for _, l := range of(&r, p) {
				out = append(out, fit.Sequence{Features: l.Features, Soft: l.Soft})
			}
		}
	}
	return out
}
