# Needs Go and make, nothing else.
GO      ?= go
ADDR    ?= 127.0.0.1:8080
# Not from the environment: `make clean` removes it.
DATA    = ./data
FUZZTIME ?= 30s

export CGO_ENABLED = 0

.PHONY: help run build test browser check bench bench-quick bench-go fuzz clean

help: ## tell what there is
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 10

run: build ## index the bundled samples, serve, print the address
	bin/indexer load -data $(DATA) corpus/samples/statements
	bin/server -data $(DATA) -addr $(ADDR)

build: ## both programs into bin/
	$(GO) build -o bin/ ./cmd/...

test: ## every test
	$(GO) test ./...

browser: ## what the tests of the pages need: Chromium, by apt, and axe-core, by npm
	.ci/browser

check: ## go vet, staticcheck, gofmt, and the tests under the race detector
	$(GO) vet ./...
	$(GO) tool staticcheck ./...
	@files=$$(gofmt -l .); if [ -n "$$files" ]; then echo "gofmt would change: $$files"; exit 1; fi
	CGO_ENABLED=1 $(GO) test -race ./...

bench: build ## speed beside plain Bleve and other engines, into bench/results and bench/README.md; a million too with BENCH_MILLION=1
	$(GO) build -o bin/ ./bench/speed
	bin/speed -peers bench/peers -o bench/results/speed.txt
	bin/speed report

bench-quick: build ## the same with a tenth of the documents, and without the others, into bench/results/quick.txt
	$(GO) build -o bin/ ./bench/speed
	bin/speed -n 24000 -queries 30 -budget 2s -o bench/results/quick.txt

bench-go: ## the benchmarks of go test
	$(GO) test -run '^$$' -bench . -benchmem ./...

fuzz: ## each fuzz target for FUZZTIME
	@set -e; for f in $$(grep -rl --include='*_test.go' '^func Fuzz' .); do \
		for t in $$(sed -n 's/^func \(Fuzz[A-Za-z0-9_]*\).*/\1/p' $$f); do \
			echo "$$(dirname $$f) $$t"; \
			$(GO) test -run '^$$' -fuzz "^$$t\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 5s ./$$(dirname $$f); \
		done; \
	done

clean: ## what was built, and the data of `make run`
	rm -rf bin $(DATA)
