# What to type: make demo, make test. Each sets up what is missing first.

.PHONY: help rules demo test test-browser pictures preview setup build lint check clean fuzz differential bench sanitize

help:
	@echo "make demo    install what is missing, build, check the content, render one mail"
	@echo "make test    install what is missing, then run every test"
	@echo "make preview  build the preview and start it on this content"
	@echo "make test-browser   test the preview in a real browser"
	@echo "make pictures  take the pictures of the documentation anew"
	@echo "make build   build the command line tool (.build/debug/parlance)"
	@echo "make lint    check the code's style"
	@echo "make check   check the content that is shipped"
	@echo "make rules   write the documentation's page of the rules anew"
	@echo "make bench   measure messages, mails and commands against libicu and md4c"
	@echo "make differential   compare a million random messages with libicu (PARLANCE_CASES)"
	@echo "make fuzz    fuzz parsing and formatting, 60 s each (FUZZ_SECONDS)"
	@echo "make sanitize   run the tests of many tasks under the thread sanitizer"
	@echo "make clean   remove what was built"

setup:
	@scripts/setup

build: setup
	@swift build --product parlance

demo: setup
	@scripts/demo

test: setup
	@scripts/test

test-browser: setup
	@scripts/test-browser

pictures: setup
	@PARLANCE_PICTURES=Sources/Parlance/Documentation.docc scripts/test-browser test_picture

preview: setup
	@swift build --product parlance-preview
	@.build/debug/parlance-preview --open

lint:
	@swift format lint --strict --recursive Package.swift Sources Tests Fuzz Benchmarks/Package.swift Benchmarks/Sources

rules: build
	@.build/debug/parlance explain --markdown > Rules.md.new
	@mv Rules.md.new Sources/Parlance/Documentation.docc/Rules.md

check: build
	@.build/debug/parlance check
	@.build/debug/parlance check --no-cache --strict -C Sources/ParlancePreview/Catalog

bench: setup
	@scripts/bench

differential: setup
	@scripts/differential

fuzz: setup
	@scripts/fuzz

sanitize: setup
	@scripts/sanitize

clean:
	@rm -rf .build .build-* Benchmarks/.build
