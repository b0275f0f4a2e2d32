// Package house holds the rules of the whole project, as tests: who may import whom, and that the files round the code
// (container, CI, documents) agree with it.
package house
