# What to type: make demo, make test. Each sets up what is missing first.

.PHONY: help demo test setup build lint check clean

help:
	@echo "make demo    install what is missing, build, check the content, render one mail"
	@echo "make test    install what is missing, then run every test"
	@echo "make build   build the command line tool (.build/debug/parlance)"
	@echo "make lint    check the code's style"
	@echo "make check   check the content that is shipped"
	@echo "make clean   remove what was built"

setup:
	@scripts/setup

build: setup
	@swift build --product parlance

demo: setup
	@scripts/demo

test: setup
	@scripts/test

lint:
	@swift format lint --strict --recursive Package.swift Sources Tests

check: build
	@.build/debug/parlance check

clean:
	@rm -rf .build
