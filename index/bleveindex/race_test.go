//go:build race

package bleveindex

const raceDetector = true
