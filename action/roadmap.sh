#!/usr/bin/env bash
# check: fails where the roadmap is out of date. commit: writes it, and pushes it to the branch that the run is for.
set -euo pipefail
cd -- "$INPUT_WORKING_DIRECTORY"
token=${INPUT_TOKEN:-}
unset INPUT_TOKEN

pm() {
  node "$GITHUB_ACTION_PATH/bin/pm.js" "$@"
}

fail() {
  echo "::error title=$1::$2"
  exit 1
}

# The token reaches git through a helper: no argument and no file holds it.
# shellcheck disable=SC2016
remote() {
  TOKEN=$token git -c credential.helper= \
    -c credential.helper='!f() { echo username=x-access-token; echo "password=$TOKEN"; }; f' \
    -c core.hooksPath=/dev/null "$@"
}

case $INPUT_ROADMAP in
  check)
    pm roadmap --check
    exit
    ;;
  commit) ;;
  *) fail 'unknown input' 'roadmap must be check, commit or off.' ;;
esac

# Whatever else starts a run may have checked out what a stranger wrote.
if [[ ! $GITHUB_EVENT_NAME =~ ^(push|schedule|workflow_dispatch)$ || $GITHUB_REF != refs/heads/* ]]; then
  fail 'no branch to commit to' 'roadmap: commit is for a push to a branch, a schedule or a run by hand.'
fi
if [[ $(git rev-parse HEAD) != "$GITHUB_SHA" || -n $(git status --porcelain) ]]; then
  fail 'not the checkout of the branch' 'roadmap: commit needs the commit that the run is for, and no file changed by an earlier step.'
fi

pm roadmap
git add --all
if git diff --cached --quiet; then exit; fi
git -c user.name='github-actions[bot]' \
  -c user.email='41898282+github-actions[bot]@users.noreply.github.com' \
  -c core.hooksPath=/dev/null \
  commit --quiet --message "$INPUT_COMMIT_MESSAGE"
if remote push --quiet origin "HEAD:$GITHUB_REF"; then exit; fi

# Where the branch has moved on, the run of its newer commit writes the roadmap.
remote fetch --quiet origin "$GITHUB_REF"
if [[ $(git rev-parse FETCH_HEAD) == "$GITHUB_SHA" ]]; then
  fail 'the roadmap cannot be pushed' 'The job needs permissions: contents: write, and a branch that it may push to.'
fi
echo "$GITHUB_REF has a newer commit; its own run updates the roadmap."
