#!/usr/bin/env bash
# Builds pm from the action's own checkout: the code of the commit that the workflow names, and packages whose bytes its
# lock file knows. No file of the checked repository takes part.
set -euo pipefail
cd "$GITHUB_ACTION_PATH"

if ! node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'; then
  echo '::error title=pm needs Node 20.19 or newer::Put actions/setup-node before this action.'
  exit 1
fi
if [[ ! -f dist/cli.js ]]; then
  npm ci --ignore-scripts --include=dev --no-audit --no-fund --loglevel=error
  node scripts/build.js
fi
