#!/usr/bin/env bash
# Writes what a pull request would move as its comment. Generated of src/core/init/github-comment.ts.
set -euo pipefail
cd "$(mktemp -d)"
repository=$GITHUB_API_URL/repos/$GITHUB_REPOSITORY

# The token stands in no argument and in no file.
api() {
  curl --silent --show-error --fail --location --max-time 60 \
    --config <(printf 'header = "Authorization: Bearer %s"\n' "$TOKEN") \
    --header 'Accept: application/vnd.github+json' "$@"
}

# What the run of the pull request has left. Its author can have written any of it.
artifact=$(api "$repository/actions/runs/$RUN_ID/artifacts?name=pm-diff" |
  jq '[.artifacts[] | select((.expired or .size_in_bytes > 1000000) | not)][0].id // empty')
if [[ -z $artifact ]]; then
  echo 'The run has left no comparison.'
  exit
fi
api --output diff.zip "$repository/actions/artifacts/$artifact/zip"
unzip -p diff.zip comment.md | head -c 262144 > text || true
unzip -p diff.zip number | head -c 20 > named || true

# The pull request: one that is open for the very commit of that run, as GitHub has it, and that the run names.
number=$(api --get "$repository/pulls" --data-urlencode "head=$HEAD_OWNER:$HEAD_BRANCH" \
  --data state=open --data per_page=100 |
  jq --rawfile named named --arg sha "$HEAD_SHA" --arg repository "$HEAD_REPOSITORY" '
    [.[] | select(.head.sha == $sha and .head.repo.full_name == $repository) | .number
      | select(tostring == ($named | rtrimstr("\n")))][0] // empty')
if [[ -z $number ]]; then
  echo 'No open pull request is at the commit of the run and has the number that the run names.'
  exit
fi

# The comment of an earlier run.
comment='' page=1
while true; do
  api "$repository/issues/$number/comments?per_page=100&page=$page" > comments.json
  comment=$(jq '[.[] | select(.user.login == "github-actions[bot]" and
    (.body | startswith("<!-- pm diff -->")))][0].id // empty' comments.json)
  if [[ -n $comment ]] || (($(jq length comments.json) < 100 || page == 50)); then break; fi
  page=$((page + 1))
done
if [[ -z $comment && $(head -c 64 text) == '**Nothing is different.**'* ]]; then
  echo 'The pull request moves nothing.'
  exit
fi

run=$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/actions/runs/$RUN_ID
jq --null-input --rawfile text text \
  --arg from "What merging this would move, by [its own run]($run) at ${HEAD_SHA:0:9}:" '
  def ended(sign): split(sign + "\u200b") | join(sign) | split(sign) | join(sign + "\u200b");
  def spelt: split("&") | .[:1] + (.[1:] | map(
    if test("^(?:(?:amp|lt|gt|quot);|[^A-Za-z0-9]|$)") then . else "\u200b" + . end)) | join("&");
  def inert: split("&#8203;") | join("\u200b")
    | reduce ("@", "#", "!", (("G", "g") + ("H", "h", "L", "l") + "-"),
      ("issues", "pull", "discussions", "merge_requests", "work_items", "epics" | "/" + . + "/")) as $sign (.; ended($sign))
    | spelt | split("\r\n") | join("\n") | split("\r") | join("\n") | split("\n")
    | map(if test("^(?:[ \t>*+-]|[0-9]+[.)]|\\[[ xX]\\])*/") then sub("/"; "\u200b/") else . end) | join("\n");
  def fitting: if length > 65000 then "The comparison is longer than a comment may be; the run has it." else . end;
  if $text | test("^\\s*$") then "pm could not compare the two states; the run says why."
  else $text | fitting | inert | fitting end
  | {body: "<!-- pm diff -->\n\($from)\n\n\(.)"}' > body.json
if [[ -n $comment ]]; then
  to=(--request PATCH "$repository/issues/comments/$comment")
else
  to=(--request POST "$repository/issues/$number/comments")
fi
api --output /dev/null --header 'Content-Type: application/json' --data-binary @body.json "${to[@]}"
echo "Wrote the comment of pull request $number."
