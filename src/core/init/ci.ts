import { scalarText } from '../yaml/scalar-text.js'
import { type Addition, type RepositoryAnswers, shellCommand } from './addition.js'

/** Where a check of every change can run. */
export const ciServices = {
  github: githubWorkflow,
  gitlab: gitlabJobs,
} as const satisfies Readonly<Record<string, (answers: RepositoryAnswers) => Addition>>

export type CiService = keyof typeof ciServices

// pm is installed before the checkout, so that no file of a pull request configures npm. A push that is refused because
// the branch has moved on is no failure: the run of the newer commit writes the roadmap.
function githubWorkflow({ folder, version }: RepositoryAnswers): Addition {
  const path = '.github/workflows/pm.yml'
  const validate = shellCommand(folder, 'validate', '--format', 'github', '--summary')
  const setUp = `      - run: npm install --global --ignore-scripts backlog-pm@${version}
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
        with:
          persist-credentials: false`
  const text = `# Checks the planning data of every pull request, and keeps the roadmap up to date on main.
name: pm

on:
  push:
    branches: [main]
  pull_request:

permissions: {}

concurrency:
  group: pm-\${{ github.ref }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}

jobs:
  validate:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions:
      contents: read
    steps:
${setUp}
      - run: ${scalarText(validate)}

  roadmap:
    if: github.event_name == 'push'
    needs: validate
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions:
      contents: write # to commit the roadmap
    steps:
${setUp}
      - run: ${scalarText(shellCommand(folder, 'roadmap'))}
      - name: Commit the roadmap where it changed
        env:
          TOKEN: \${{ github.token }}
          GIT_CONFIG_COUNT: 1
          GIT_CONFIG_KEY_0: credential.helper
          GIT_CONFIG_VALUE_0: '!f() { echo username=x-access-token; echo "password=$TOKEN"; }; f'
        run: |
          git add --all
          git diff --cached --quiet && exit
          git config user.name 'github-actions[bot]'
          git config user.email '41898282+github-actions[bot]@users.noreply.github.com'
          git commit --quiet --message 'Update the roadmap'
          git push --quiet origin "HEAD:$GITHUB_REF" && exit
          git fetch --quiet origin "$GITHUB_REF"
          test "$(git rev-parse FETCH_HEAD)" != "$GITHUB_SHA" # the run of a newer commit does it
`
  return {
    files: [{ path, text }],
    next: 'commit it; where the main branch is not main, change branches',
    line: `a step with run: ${validate}`,
  }
}

function gitlabJobs({ folder, version }: RepositoryAnswers): Addition {
  const path = '.gitlab/pm.yml'
  const validate = shellCommand(folder, 'validate', '--format', 'junit')
  const text = `# Checks the planning data of every merge request, and keeps the roadmap up to date on the default branch.
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
