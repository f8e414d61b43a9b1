#!/usr/bin/env bash
# Fails where an input that chooses what is done is none of its words, for then nothing would be done.
set -euo pipefail

one_of() {
  local name=$1 value=$2 word
  shift 2
  for word in "$@"; do if [[ $value == "$word" ]]; then return; fi; done
  # What a runner would take for a command of its own stays in one line.
  echo "::error title=unknown value of $name::$name must be one of $* and is ${value//[^A-Za-z0-9_-]/?}."
  exit 1
}

one_of diff "$INPUT_DIFF" compute comment off
one_of roadmap "$INPUT_ROADMAP" check commit off
