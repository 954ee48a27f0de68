# Every target calls a script; `make` alone prints them. Each script answers --help: `node scripts/up.ts --help`.
export PATH := $(CURDIR)/node_modules/.bin:$(PATH)
export SCARF_ANALYTICS := false
export PACT_DO_NOT_TRACK := true
SHELL := /bin/sh
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help

flag = $(if $($(1)),--$(2) '$($(1))')
switch = $(if $(filter-out 0,$($(1))),--$(2))
up_flags = $(call switch,DETACH,detach) $(call flag,MODE,mode) $(call flag,ONLY,only) $(call flag,REPLICAS,replicas) $(call flag,INSPECT,inspect)

.PHONY: help
help: ## print this
	@awk 'BEGIN { FS = ":.*## " } /^## / { printf "\n%s\n", substr($$0, 4) } /^[a-z-]+:.*## / { printf "  make %-18s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

## Run the shop
.PHONY: setup up dev down restart status logs seed import token doctor
setup: ## install what the project's own files name; instant when there is nothing to do
	@sh scripts/setup.sh
up: setup ## start stores and services, seed the demo shop, print the URLs (MODE=one, ONLY=catalog,edge, DETACH=1, REPLICAS=catalog:2, PORT_OFFSET=1000)
	@node scripts/up.ts $(up_flags)
dev: setup ## like up, but what is saved is served at once, contracts included (INSPECT=catalog opens a debugger port)
	@node scripts/up.ts --dev $(up_flags)
down: setup ## stop what `make up` started here
	@node scripts/down.ts
restart: setup ## restart a service, one replica after the other (SERVICE=catalog)
	@node scripts/restart.ts $(call flag,SERVICE,service)
status: setup ## say what runs, where, and since when
	@node scripts/status.ts
logs: setup ## follow the log lines of a service, or of all (SERVICE=catalog)
	@node scripts/logs.ts $(call flag,SERVICE,service)
seed: setup ## put the demo shop into the running services; harmless when it is there
	@node scripts/seed.ts
import: setup ## put the products of a file into the running catalog (FILE=products.ndjson or .csv, CANCEL=…)
	@node scripts/import.ts $(call flag,FILE,file) $(call flag,CANCEL,cancel)
token: setup ## print a bearer token (ROLE=guest|customer|staff|admin, or SERVICE=ops AUD=catalog)
	@node scripts/token.ts $(call flag,ROLE,role) $(call flag,SERVICE,service) $(call flag,AUD,aud)
doctor: setup ## say what was found on this machine, what is missing, and how to mend it
	@node scripts/doctor.ts

## Change it
.PHONY: new-service generate format lint lock release-contract
new-service: setup ## write a new service with its contract, tests and README (NAME=review, RESOURCE=rating)
	@node scripts/new-service.ts $(call flag,NAME,name) $(call flag,RESOURCE,resource)
generate: setup ## make everything that follows from the contracts
	@node scripts/generate.ts
format: setup ## format the code and the contracts
	@node scripts/format.ts
lint: setup ## run every gate: contracts, code, layers, sizes
	@node scripts/lint.ts $(call flag,ONLY,only)
lock: setup ## add other platforms' optional packages to package-lock.json; after each change of dependencies
	@node scripts/lock-platforms.ts
release-contract: setup ## make the contract as it is now the one that may not break any more
	@node scripts/release-contract.ts

## Prove it
.PHONY: test contracts coverage simulate prove-events prove-watch prove-standin prove-grpcurl prove-first-way prove-rolling prove-outages prove-silence
.PHONY: prove-breaker prove-deadlines prove-watchdogs prove-trace prove-modes prove-dev prove-import
.PHONY: prove-protojson prove-transcoder bench-transcoder
.PHONY: bench-observability bench-token prove-replays prove-reads prove-overload prove-edge-streams prove-edge-abuse prove-hostile prove-docs
.PHONY: chaos chaos-ci reconcile prove-oversell prove-blackhole prove-first-day
.PHONY: prove-webhooks prove-tokens prove-access prove-audit prove-identity prove-money prove-checkout
test: setup ## run the tests against stores of their own (FILES='services/catalog/**', GREP=…)
	@node scripts/test.ts $(call flag,FILES,files) $(call flag,GREP,grep)
contracts: setup ## hold every service against its pacts; part of `make test` (UPDATE=1 writes proto/pacts anew)
	@node scripts/contracts.ts $(call switch,UPDATE,update)
coverage: setup ## the same, with the share of covered lines
	@node scripts/test.ts --coverage
simulate: setup ## run checkouts through crashes, zombies, lost replies and a forgetful Redis (SEEDS=1000, SEED=x, MUTANTS=1, MATRIX=1)
	@node scripts/simulate.ts $(call flag,SEEDS,seeds) $(call flag,SEED,seed) $(call flag,ORDER,order) $(call switch,MUTANTS,mutants) $(call switch,MATRIX,matrix)
prove-events: setup ## prove that no event is lost while processes die
	@node scripts/prove/events.ts
prove-watch: setup ## prove that watchers miss nothing while the catalog is restarted, and cost nothing while they are slow
	@node scripts/prove/watch.ts
prove-standin: setup ## prove that the MongoDB stand-in answers as it should
	@node scripts/standin/prove.ts
prove-grpcurl: setup ## prove that grpcurl and buf curl reach every rpc of every service
	@node scripts/prove/grpcurl.ts
prove-first-way: setup ## prove that a fresh clone comes up and answers a newcomer's first calls
	@node scripts/prove/first-way.ts
prove-modes: setup ## prove that one process does what many do, in less memory
	@node scripts/prove/modes.ts
prove-dev: setup ## prove that what is saved is served within three seconds, contracts included
	@node scripts/prove/dev.ts
prove-rolling: setup ## prove that a rolling restart fails no request at the edge
	@node scripts/prove/rolling.ts
prove-outages: setup ## prove that the shop goes on without Redis, and says 503 without MongoDB
	@node scripts/prove/outages.ts
prove-silence: setup ## prove that calls to a peer that never speaks end in time, and heal with it
	@node scripts/prove/silence.ts
prove-breaker: setup ## prove that the breaker opens in time, and stays as grpcurl tripped it
	@node scripts/prove/breaker.ts
prove-deadlines: setup ## prove that deadlines end work at every hop and retries do not amplify
	@node scripts/prove/deadlines.ts
prove-watchdogs: setup ## prove that workers take jobs again after each restart of Redis
	@node scripts/prove/watchdogs.ts
prove-trace: setup ## prove that one write over REST is one trace through three services
	@node scripts/prove/trace.ts
prove-import: setup ## prove that an import whose worker dies makes every product once
	@node scripts/prove/import.ts
prove-protojson: setup ## prove that the edge's ProtoJSON passes the official conformance tests
	@node scripts/prove/protojson.ts
prove-transcoder: setup ## prove on 250,000 random messages that the edge prints what protobuf-es prints
	@node scripts/prove/transcoder.ts
bench-transcoder: setup ## compare the compiled transcoder with ts-proto, toJSON and JSON.stringify
	@node scripts/bench/transcoder.ts
prove-edge-streams: setup ## prove that the edge holds no more of a stream than is read, and cancels it with its caller
	@node scripts/prove/edge-streams.ts
prove-edge-abuse: setup ## prove that slow sockets and callers that go away cost the others nothing
	@node scripts/prove/edge-abuse.ts
prove-hostile: setup ## prove that 50,000 hostile requests get documented answers and nothing else
	@node scripts/prove/hostile.ts
prove-tokens: setup ## prove that no forged token is taken, and nothing fetched that it points to
	@node scripts/prove/tokens.ts
prove-access: setup ## prove of every rpc and route that it lets through whom the contract names
	@node scripts/prove/access.ts
prove-webhooks: setup ## prove that no forged, changed or stale webhook is taken, or read before its signature is checked
	@node scripts/prove/webhooks.ts
prove-docs: setup ## prove in a real browser that the docs page works, and speaks with nobody but the edge
	@node scripts/prove/docs.ts
prove-replays: setup ## prove that copies of a write are one write, though the edge is killed among them
	@node scripts/prove/replays.ts
prove-reads: setup ## prove that a crowd that reads the same at once is five calls at most
	@node scripts/prove/reads.ts
prove-overload: setup ## prove that a service asked for three times what it can do does what it can
	@node scripts/prove/overload.ts
prove-identity: setup ## prove that access ends everywhere in time, and that signing in tells nothing and leaves nothing
	@node scripts/prove/identity.ts
prove-audit: setup ## prove that every row of an audit log that is edited, deleted or moved is found at its position
	@node scripts/prove/audit.ts
chaos: setup ## prove that no order is lost, doubled or oversold, whatever is killed (CHECKOUTS=10000, SEED=x)
	@node scripts/chaos.ts $(call flag,CHECKOUTS,checkouts) $(call flag,SEED,seed)
chaos-ci: setup ## the same with 500 checkouts, and stores killed more often
	@node scripts/chaos.ts --checkouts 500 --store-seconds 15 $(call flag,SEED,seed)
reconcile: setup ## compare stock, its ledger, orders, payments and coupons of the running shop; changes nothing
	@node scripts/reconcile.ts
prove-oversell: setup ## prove that a thousand people at once get no more than there is (ROUNDS=20)
	@node scripts/prove/oversell.ts $(call flag,ROUNDS,rounds)
prove-blackhole: setup ## prove that a payment provider that answers nothing costs nobody his order
	@node scripts/prove/blackhole.ts
prove-first-day: setup ## prove that a day in the shop goes as it should, a whole minute without the payment provider included
	@E2E_PROVIDER_AWAY_SECONDS=60 node scripts/test.ts --files scripts/e2e/checkout.test.ts
prove-money: setup ## prove on a million cases that prices, taxes, discounts and refunds sum exactly
	@node scripts/prove/money.ts
bench-token: setup ## tell what the check of a token costs in CPU time of a read
	@node scripts/bench/token.ts
bench-observability: setup ## tell what the edge's log line and spans cost in CPU time of a request
	@node scripts/bench/observability.ts
prove-checkout: setup ## tell what a checkout costs in time, writes and CPU time, and how many there can be in a second
	@node scripts/prove/checkout.ts
