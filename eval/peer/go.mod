module onrecord/eval/peer

go 1.26.0

require (
	github.com/jdkato/prose/v3 v3.2.3
	onrecord v0.0.0
)

require (
	golang.org/x/tools v0.52.0 // indirect
	gopkg.in/neurosnap/sentences.v1 v1.0.6 // indirect
)

replace onrecord => ../..
