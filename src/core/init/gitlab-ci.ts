import { scalarText } from '../yaml/scalar-text.js'
import { type Addition, type RepositoryAnswers, shellCommand } from './addition.js'
import { comparingJob, comparisonPath, gitlabComment } from './gitlab-comment.js'
import { inBlock } from './in-block.js'

/** The jobs for GitLab. */
export function gitlabJobs({ folder, version }: RepositoryAnswers): Addition {
  const path = '.gitlab/pm.yml'
  const validate = shellCommand(folder, 'validate', '--format', 'junit')
  const diff = shellCommand(
    folder,
    'diff',
    '"$CI_MERGE_REQUEST_DIFF_BASE_SHA"',
    'HEAD',
    '--format',
    'markdown',
  )
  const text = `# Checks the planning data of every merge request and finds out what it moves; keeps the roadmap up to date on the
# default branch.
.pm:
  image: node:22
  timeout: 5 minutes
  before_script:
    - npm install --global --ignore-scripts backlog-pm@${version}

pm-validate:
  extends: .pm
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  script:
    - ${scalarText(`${validate} > pm.xml`)}
  artifacts:
    when: always
    reports:
      junit: pm.xml

${comparingJob}:
  extends: .pm
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  variables:
    GIT_DEPTH: 0
  script:
    - mkdir ${comparingJob}
    - ${scalarText(`${diff} > ${comparisonPath} || test $? -eq 1`)}
  artifacts:
    expose_as: what it moves
    paths: [${comparisonPath}]
    expire_in: 1 week

# COMMENT_TOKEN: a project access token with the role Reporter and the scope api, as a masked and protected variable. The
# job runs by a schedule of the default branch: a pipeline of a merge request is not given such a variable.
pm-comment:
  image: alpine:3.22
  timeout: 15 minutes
  rules:
    - if: $CI_PIPELINE_SOURCE == "schedule" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $COMMENT_TOKEN
  resource_group: pm-comment
  variables:
    GIT_STRATEGY: none
  before_script:
    - apk add --no-cache --quiet curl jq
  script:
    - |
${inBlock(gitlabComment, 6)}
# ROADMAP_TOKEN: a project access token that may push to the default branch, as a masked and protected variable.
pm-roadmap:
  extends: .pm
  needs: [pm-validate]
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $ROADMAP_TOKEN
  resource_group: pm-roadmap
  script:
    - ${scalarText(shellCommand(folder, 'roadmap'))}
    - |
      git add --all
      git diff --cached --quiet && exit
      git config user.name pm
      git config user.email "pm@noreply.$CI_SERVER_HOST"
      git commit --quiet --message 'Update the roadmap'
      git config credential.helper "!f() { echo username=pm; echo password=\\$ROADMAP_TOKEN; }; f"
      git remote set-url origin "$CI_SERVER_URL/$CI_PROJECT_PATH.git"
      git push --quiet --push-option ci.skip origin "HEAD:refs/heads/$CI_COMMIT_BRANCH" && exit
      git fetch --quiet origin "refs/heads/$CI_COMMIT_BRANCH"
      test "$(git rev-parse FETCH_HEAD)" != "$CI_COMMIT_SHA" # the pipeline of a newer commit does it
`
  return {
    files: [{ path, text }],
    next: `add to .gitlab-ci.yml: include: [{local: ${path}}]`,
    line: `a job with script: ${validate}`,
  }
}
