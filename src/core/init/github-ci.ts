import { scalarText } from '../yaml/scalar-text.js'
import { type Addition, type RepositoryAnswers, shellCommand } from './addition.js'
import { commentVariables, comparison, githubComment } from './github-comment.js'
import { blockText, inBlock } from './in-block.js'
import type { NewFile } from './new-files.js'

/**
 * The workflows for GitHub. pm is installed before the checkout, so that no file of a pull request configures npm. A push
 * that is refused because the branch has moved on is no failure: the run of the newer commit writes the roadmap.
 */
export function githubWorkflows({ folder, version }: RepositoryAnswers): Addition {
  const path = '.github/workflows/pm.yml'
  const validate = shellCommand(folder, 'validate', '--format', 'github', '--summary')
  const diff = shellCommand(folder, 'diff', "'HEAD^1'", 'HEAD', '--format', 'markdown')
  const compare = `mkdir "$RUNNER_TEMP/${comparison}"
${diff} > "$RUNNER_TEMP/${comparison}/comment.md" || test $? -eq 1
echo "$NUMBER" > "$RUNNER_TEMP/${comparison}/number"
`
  const setUp = `      - run: npm install --global --ignore-scripts backlog-pm@${version}
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
        with:
          persist-credentials: false`
  const text = `# Checks the planning data of every pull request and finds out what it moves; keeps the roadmap up to date on main.
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

  diff:
    if: github.event_name == 'pull_request'
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions:
      contents: read
    steps:
${setUp}
          fetch-depth: 2 # what the pull request is merged into
      - name: Compare with what it is merged into
        env:
          NUMBER: \${{ github.event.pull_request.number }}
        run: ${blockText(compare, 10).trimEnd()}
      - uses: actions/upload-artifact@330a01c490aca151604b8cf639adc76d48f6c5d4 # v5.0.0
        with:
          name: ${comparison}
          path: \${{ runner.temp }}/${comparison}
          retention-days: 1

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
    files: [{ path, text }, commentWorkflow],
    next: `commit them; where the main branch is not main, change branches; without ${commentWorkflow.path} nobody comments`,
    line: `a step with run: ${validate}`,
  }
}

/** The workflow that comments. It takes the text of main, and nothing that a pull request has runs in it. */
const commentWorkflow: NewFile = {
  path: '.github/workflows/pm-comment.yml',
  text: `# Shows on a pull request what merging it would move. It may comment and checks out nothing: what the run of the pull
# request, which may not, has found out is text to it.
name: pm comment

on:
  workflow_run:
    workflows: [pm]
    types: [completed]

permissions: {}

concurrency:
  group: pm-comment-\${{ github.event.workflow_run.head_repository.full_name }}-\${{ github.event.workflow_run.head_branch }}

jobs:
  comment:
    if: github.event.workflow_run.event == 'pull_request'
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions:
      actions: read # to fetch what that run has found out
      pull-requests: write # to comment
    steps:
      - name: Write the comment
        env:
${Object.entries(commentVariables)
  .map(([name, value]) => `          ${name}: ${value}\n`)
  .join('')}        run: |
${inBlock(githubComment, 10)}`,
}
