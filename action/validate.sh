#!/usr/bin/env bash
# Tells every problem as an annotation and in the summary of the job. Fails as pm does.
set -euo pipefail
cd -- "$INPUT_WORKING_DIRECTORY"
args=(validate --format github --summary)
if [[ -n $INPUT_MAX_WARNINGS ]]; then args+=(--max-warnings "$INPUT_MAX_WARNINGS"); fi
if [[ -n $INPUT_SINCE ]]; then args+=(--since "$INPUT_SINCE"); fi
exec node "$GITHUB_ACTION_PATH/bin/pm.js" "${args[@]}"
