import { commentBody, commentMarker, nothingDifferent } from './comment-body.js'

/** The name of the job of a merge request that leaves its comparison. */
export const comparingJob = 'pm-diff'
/** Where it leaves it, relative to the root of the repository. */
export const comparisonPath = 'pm-diff/comment.md'

/**
 * The script that writes the comments of open merge requests on GitLab, for a POSIX shell with curl and jq. What a merge
 * request has brought is text in a file, of limited size, that only jq reads.
 */
export const gitlabComment = `set -eu
cd "$(mktemp -d)"
# The token stands in no argument and in no file.
api() {
  printf 'header = "PRIVATE-TOKEN: %s"\\n' "$COMMENT_TOKEN" |
    curl --silent --show-error --fail --location --max-time 60 --config - "$@"
}
requests=$CI_API_V4_URL/projects/$CI_PROJECT_ID/merge_requests
api --output user.json "$CI_API_V4_URL/user"
api --output open.json "$requests?state=opened&order_by=updated_at&per_page=100"
jq '.[].iid' open.json > open
while read -r iid; do
  api --output request.json "$requests/$iid"
  # The pipeline of the newest commit; that of a fork belongs to the fork.
  pipeline=$(jq --raw-output '.head_pipeline | select(.) | "\\(.project_id)/pipelines/\\(.id)"' request.json)
  [ -n "$pipeline" ] || continue
  api --output jobs.json "$CI_API_V4_URL/projects/$pipeline/jobs?scope=success&per_page=100" || continue
  job=$(jq '[.[] | select(.name == "${comparingJob}")][0].id // empty' jobs.json)
  [ -n "$job" ] || continue
  # Its author can have written any of it.
  api "$CI_API_V4_URL/projects/\${pipeline%%/*}/jobs/$job/artifacts/${comparisonPath}" | head -c 262144 > text
  [ -s text ] || continue
  note='' page=1
  while [ "$page" -le 50 ]; do
    api --output notes.json "$requests/$iid/notes?sort=asc&per_page=100&page=$page"
    note=$(jq --slurpfile me user.json '[.[] | select(.author.id == $me[0].id and
      (.body | startswith("${commentMarker}")))][0].id // empty' notes.json)
    if [ -n "$note" ] || [ "$(jq length notes.json)" -lt 100 ]; then break; fi
    page=$((page + 1))
  done
  case $(head -c 64 text) in
    '${nothingDifferent}'*) [ -n "$note" ] || continue ;;
  esac
  jq --null-input --rawfile text text --slurpfile request request.json '
  ($request[0].sha[:9]) as $sha
  | "What merging this would move, by its own pipeline at \\($sha):" as $from
  | ${commentBody}' > body.json
  method=POST to=$requests/$iid/notes
  if [ -n "$note" ]; then method=PUT to=$to/$note; fi
  api --output /dev/null --request "$method" --header 'Content-Type: application/json' \\
    --data-binary @body.json "$to"
  echo "Wrote the comment of merge request $iid."
done < open
`
