#!/usr/bin/env bash
# Finds out what merging the pull request would move, and leaves it as an artifact for a run that may comment.
set -euo pipefail
cd -- "$INPUT_WORKING_DIRECTORY"

if [[ $GITHUB_EVENT_NAME != pull_request ]] || ! git rev-parse --quiet --verify 'HEAD^2' > /dev/null; then
  echo '::error title=no merge of a pull request::diff: compute is for pull_request, after actions/checkout with fetch-depth: 2.'
  exit 1
fi
mkdir -p "$RUNNER_TEMP/pm-diff"
node "$GITHUB_ACTION_PATH/bin/pm.js" diff 'HEAD^1' HEAD --format markdown > "$RUNNER_TEMP/pm-diff/comment.md" || (($? == 1))
echo "$NUMBER" > "$RUNNER_TEMP/pm-diff/number"
