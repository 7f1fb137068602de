package pdf

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestCompiledCodeIsKept: the second start takes what the first compiled, and
// damaged files in the folder end in a start without them.
func TestCompiledCodeIsKept(t *testing.T) {
	if os.Getenv("ONRECORD_LONG") == "" {
		t.Skip("skipped: compiles the engine twice; set ONRECORD_LONG=1")
	}
	home := t.TempDir()
	t.Setenv("XDG_CACHE_HOME", home)
	dir := filepath.Join(home, "onrecord", "pdf")
	var took [2]time.Duration
	for i := range took {
		begun := time.Now()
		pool, err := start(dir)
		if err != nil {
			t.Fatal(err)
		}
		took[i] = time.Since(begun)
		if err := pool.Close(); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("first start %v, second %v", took[0], took[1])
	if took[1]*3 > took[0] {
		t.Errorf("the second start took %v, the first %v", took[1], took[0])
	}
	damaged := 0
	err := filepath.WalkDir(home, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		damaged++
		return os.WriteFile(name, []byte("damaged"), 0o600)
	})
	if err != nil || damaged == 0 {
		t.Fatalf("%d files kept, %v", damaged, err)
	}
	if _, err := engine(); err != nil {
		t.Errorf("with damaged files: %v", err)
	}
}
