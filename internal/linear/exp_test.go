package linear

import (
	"math"
	"testing"
)

func TestExpIsCloseToTheLibrarys(t *testing.T) {
	for x := float32(-90); x < 89; x += .0137 {
		got, want := float64(exp32(x)), math.Exp(float64(x))
		if x < -87 {
			want = 0
		}
		if x > 88 {
			want = math.MaxFloat32
		}
		if math.Abs(got-want) > 2e-6*want {
			t.Fatalf("exp(%v) = %v, want %v", x, got, want)
		}
	}
}
