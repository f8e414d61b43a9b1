import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ciServices } from '../src/core/init/ci.js'
import { hookRunners } from '../src/core/init/hooks.js'
import { type GitServer, serveGit } from './action/git-server.js'
import { actionScript, step } from './action/runner.js'
import { needs } from './needs.js'
import { bin, root } from './process/pm.js'
import { folder, type TestFolder } from './repository.js'
import type { Workflow } from './workflows/rules.js'

const missing =
  process.platform === 'win32' ? 'the runner is simulated with bash' : needs('git', 'bash', 'npm')
const token = 'not-a-real-token'

const answers = { folder: '', version: '1.2.3' }

const fine = 'id: a\ntitle: Alpha\n'
const broken = 'id: a\ntitle: Alpha\ndepends_on: ["::warning::nowhere"]\n'

let outer: TestFolder
let server: GitServer
let action: string

// The action's checkout: what git has or would add, without anything built.
beforeAll(async () => {
  if (missing !== undefined) return
  outer = folder()
  server = await serveGit(join(outer.root, 'served'), token)
  action = join(outer.root, 'action')
  const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard']
  const env = {
    ...process.env,
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'safe.directory',
    GIT_CONFIG_VALUE_0: '*',
  }
  const paths = execFileSync('git', list, { cwd: root, encoding: 'utf8', env })
    .split('\0')
    .filter(Boolean)
  for (const path of paths.filter((each) => !/^(?:test|fixtures|docs)\//.test(each)))
    if (existsSync(join(root, path))) cpSync(join(root, path), join(action, path))
  mkdirSync(join(outer.root, 'served'))
})

afterAll(() => server?.close())

/** A new clone of a served repository whose main branch holds the files, as actions/checkout leaves it. */
function checkout(files: Readonly<Record<string, string>>) {
  const name = `r${++made}`
  const [bare, work] = [join(outer.root, 'served', `${name}.git`), join(outer.root, name)]
  for (const [path, text] of Object.entries(files)) outer.add({ [`${name}/${path}`]: text })
  const git = (...args: readonly string[]) => outer.git('-C', work, ...args)
  git('init', '-q', '-b', 'main')
  git('add', '-A')
  git('commit', '-q', '-m', 'Start')
  outer.git('clone', '-q', '--bare', work, bare)
  outer.git('-C', bare, 'config', 'receive.advertisePushOptions', 'true')
  git('remote', 'add', 'origin', `${server.url}/${name}.git`)
  return {
    work,
    bare,
    git,
    sha: git('rev-parse', 'HEAD'),
    served: (...args: readonly string[]) => outer.git('-C', bare, ...args),
  }
}
let made = 0

type Checkout = ReturnType<typeof checkout>

function github({ work, sha }: Checkout, more: Readonly<Record<string, string>> = {}) {
  return {
    GITHUB_ACTION_PATH: action,
    GITHUB_WORKSPACE: work,
    GITHUB_STEP_SUMMARY: `${work}-summary.md`,
    GITHUB_EVENT_NAME: 'push',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_SHA: sha,
    INPUT_WORKING_DIRECTORY: '.',
    INPUT_MAX_WARNINGS: '',
    INPUT_SINCE: '',
    INPUT_ROADMAP: 'commit',
    INPUT_COMMIT_MESSAGE: 'Update the roadmap',
    INPUT_TOKEN: token,
    ...more,
  }
}

describe.skipIf(missing !== undefined)('the action', () => {
  test('builds pm from its own checkout, once', async () => {
    const here = checkout({ '.npmrc': 'registry=http://127.0.0.1:1/\n', 'backlog.yaml': fine })
    const built = await step(here.work, actionScript('build'), github(here))
    expect(built).toEqual({ code: 0, log: expect.any(String) })
    expect(existsSync(join(action, 'dist/cli.js'))).toBe(true)
    expect(here.git('status', '--porcelain')).toBe('')
    expect(await step(here.work, actionScript('build'), github(here))).toEqual({ code: 0, log: '' })
  }, 600_000)

  test('says which Node it needs', async () => {
    const here = checkout({ 'backlog.yaml': fine, 'old/node': '#!/bin/sh\nexit 1\n' })
    execFileSync('chmod', ['+x', join(here.work, 'old/node')])
    const PATH = `${here.work}/old:${process.env.PATH}`
    const { code, log } = await step(here.work, actionScript('build'), github(here, { PATH }))
    expect({ code, log }).toEqual({
      code: 1,
      log: '::error title=pm needs Node 20.19 or newer::Put actions/setup-node before this action.\n',
    })
  })

  test('annotates errors, adds them to the summary and fails', async () => {
    const here = checkout({ 'backlog.yaml': broken })
    const variables = github(here)
    const { code, log } = await step(here.work, actionScript('validate'), variables)
    expect(code).toBe(1)
    expect(log).toMatch(/^::error file=backlog\.yaml,line=3,col=14,/m)
    expect(log).not.toMatch(/^::warning/m)
    expect(readFileSync(variables.GITHUB_STEP_SUMMARY, 'utf8')).toContain('unknown-dependency')
  })

  test('passes on its inputs as values', async () => {
    const here = checkout({ 'my plan/backlog.yaml': fine, 'my plan/pm.yaml': 'product: Ours\n' })
    const INPUT_WORKING_DIRECTORY = 'my plan'
    const validate = (more: Record<string, string>) =>
      step(here.work, actionScript('validate'), github(here, { INPUT_WORKING_DIRECTORY, ...more }))
    expect((await validate({})).log).toContain('1 item')
    expect((await validate({ INPUT_SINCE: 'HEAD', INPUT_MAX_WARNINGS: '0' })).code).toBe(0)
    for (const INPUT_SINCE of ['$(touch run)', '--output=run', '; touch run'])
      expect((await validate({ INPUT_SINCE })).code).toBe(2)
    expect((await validate({ INPUT_MAX_WARNINGS: '1; touch run' })).code).toBe(2)
    expect(here.git('status', '--porcelain')).toBe('')
  })
})

describe.skipIf(missing !== undefined)('roadmap: check', () => {
  test('fails until the roadmap is what the data says, and writes nothing', async () => {
    const here = checkout({ 'backlog.yaml': fine })
    const variables = github(here, { INPUT_ROADMAP: 'check', GITHUB_EVENT_NAME: 'pull_request' })
    const late = await step(here.work, actionScript('roadmap'), variables)
    expect(late.code).toBe(1)
    expect(late.log).toContain('roadmap.md does not exist')
    expect(here.git('status', '--porcelain')).toBe('')
    expect(await step(here.work, `node "${bin}" roadmap`, {})).toEqual({
      code: 0,
      log: expect.any(String),
    })
    expect(await step(here.work, actionScript('roadmap'), variables)).toEqual({
      code: 0,
      log: expect.any(String),
    })
  })
})

// The action's step, and the steps of the files that pm init writes, each with what the service tells it.
const committing = [
  {
    name: 'roadmap: commit',
    script: () => actionScript('roadmap'),
    variables: github,
    user: 'x-access-token',
  },
  {
    name: 'the workflow of pm init',
    script: workflowScript,
    variables: workflowVariables,
    user: 'x-access-token',
  },
  {
    name: 'the GitLab job of pm init',
    script: gitlabScript,
    variables: gitlabVariables,
    user: 'pm',
  },
] as const

describe.skipIf(missing !== undefined).for(committing)('$name', ({ script, variables, user }) => {
  let here: Checkout

  beforeEach(() => {
    here = checkout({ 'backlog.yaml': fine, 'notes.txt': 'ours\n' })
  })

  test('pushes one commit with the roadmap, and nothing where it is up to date', async () => {
    const done = await step(here.work, script(), variables(here))
    expect(done).toEqual({ code: 0, log: expect.any(String) })
    expect(done.log).not.toContain(token)
    expect(server.users.at(-1)).toBe(user)
    expect(here.served('rev-parse', 'main~1')).toBe(here.sha)
    expect(here.served('show', '--format=%s', '--name-only', 'main')).toBe(
      'Update the roadmap\n\nroadmap.md',
    )
    expect(readFileSync(join(here.work, '.git/config'), 'utf8')).not.toContain(token)

    const sha = here.served('rev-parse', 'main')
    const again = await step(here.work, script(), variables({ ...here, sha }))
    expect(again).toEqual({
      code: 0,
      log: expect.any(String),
    })
    expect(here.served('rev-parse', 'main')).toBe(sha)
  })

  test('leaves it to the next run where the branch has moved on', async () => {
    const other = join(outer.root, `other-${made}`)
    outer.git('clone', '-q', here.bare, other)
    outer.git('-C', other, 'commit', '-q', '--allow-empty', '-m', 'Newer')
    outer.git('-C', other, 'push', '-q', 'origin', 'main')
    const newer = here.served('rev-parse', 'main')
    expect(await step(here.work, script(), variables(here))).toEqual({
      code: 0,
      log: expect.any(String),
    })
    expect(here.served('rev-parse', 'main')).toBe(newer)
  })

  test('fails where it may not push', async () => {
    here.served('config', 'http.receivepack', 'false')
    const { code } = await step(here.work, script(), variables(here))
    expect(code).not.toBe(0)
    expect(here.served('rev-parse', 'main')).toBe(here.sha)
  })

  test('commits nothing where the data has errors', async () => {
    here = checkout({ 'backlog.yaml': broken })
    const { code } = await step(here.work, script(), variables(here))
    expect(code).toBe(1)
    expect(here.served('rev-parse', 'main')).toBe(here.sha)
  })
})

describe.skipIf(missing !== undefined)('roadmap: commit refuses', () => {
  test.for([
    {
      why: 'a pull request',
      more: { GITHUB_EVENT_NAME: 'pull_request', GITHUB_REF: 'refs/pull/1/merge' },
    },
    { why: 'a pull request with rights', more: { GITHUB_EVENT_NAME: 'pull_request_target' } },
    { why: 'a run that another workflow started', more: { GITHUB_EVENT_NAME: 'workflow_run' } },
    { why: 'a tag', more: { GITHUB_REF: 'refs/tags/v1' } },
    { why: 'another commit than that of the run', more: { GITHUB_SHA: '0'.repeat(40) } },
    { why: 'an unknown mode', more: { INPUT_ROADMAP: 'yes' } },
  ])('$why', async ({ more }) => {
    const here = checkout({ 'backlog.yaml': fine })
    const { code, log } = await step(here.work, actionScript('roadmap'), github(here, more))
    expect(code).toBe(1)
    expect(log).toMatch(/^::error title=[^\n]*\n$/)
    expect(existsSync(join(here.work, 'roadmap.md'))).toBe(false)
    expect(here.served('rev-parse', 'main')).toBe(here.sha)
  })

  test('files that an earlier step changed', async () => {
    const here = checkout({ 'backlog.yaml': fine })
    outer.add({ [`r${made}/left.txt`]: 'left\n' })
    expect((await step(here.work, actionScript('roadmap'), github(here))).code).toBe(1)
    expect(here.served('rev-parse', 'main')).toBe(here.sha)
  })
})

describe('shellcheck passes', () => {
  const checked = needs('shellcheck')
  const files = ['action/build.sh', 'action/validate.sh', 'action/roadmap.sh', '.ci/run']
  const made = hookRunners.git(answers).files
  const scripts = [
    ...files.map((name) => ({ name, text: readFileSync(join(root, name), 'utf8') })),
    ...made.map(({ path, text }) => ({ name: path, text })),
    { name: 'the workflow of pm init', text: `#!/bin/bash\n${workflowScript()}` },
    { name: 'the GitLab job of pm init', text: `#!/bin/bash\n${gitlabScript()}` },
  ]

  test.for(scripts)('$name', ({ text }, { skip }) => {
    skip(checked !== undefined, checked)
    const { status, stdout } = spawnSync('shellcheck', ['-'], { input: text, encoding: 'utf8' })
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
  })
})

/** What the roadmap job of the workflow runs, pm being what is built here. */
function workflowScript(): string {
  const { jobs } = load(ciServices.github(answers).files[0]!.text) as Workflow
  const runs = jobs.roadmap!.steps!.flatMap(({ run }) => run ?? [])
  return withBuiltPm(runs.filter((run) => !run.startsWith('npm install ')).join('\n'))
}

function workflowVariables(here: Checkout): Record<string, string> {
  const { jobs } = load(ciServices.github(answers).files[0]!.text) as Workflow
  const env = jobs.roadmap!.steps!.find((each) => each.env)!.env!
  return { ...github(here), ...texts(env), TOKEN: token }
}

function gitlabScript(): string {
  const { script } = gitlabJob()
  return withBuiltPm(script.join('\n'))
}

function gitlabVariables({ work, sha }: Checkout): Record<string, string> {
  const variables = texts(gitlabJob().variables)
  // GitLab expands variables in variables; two dollars are one.
  const unescaped = Object.entries(variables).map(([name, value]) => [
    name,
    value.replaceAll('$$', '$'),
  ])
  return {
    ...Object.fromEntries(unescaped),
    ROADMAP_TOKEN: token,
    CI_SERVER_URL: server.url,
    CI_SERVER_HOST: 'gitlab.example.com',
    CI_PROJECT_PATH: work.slice(outer.root.length + 1),
    CI_COMMIT_BRANCH: 'main',
    CI_COMMIT_SHA: sha,
  }
}

function gitlabJob(): {
  readonly script: readonly string[]
  readonly variables: Record<string, unknown>
} {
  const jobs = load(ciServices.gitlab(answers).files[0]!.text) as Record<
    string,
    ReturnType<typeof gitlabJob>
  >
  return jobs['pm-roadmap']!
}

function withBuiltPm(script: string): string {
  return `pm() { '${process.execPath}' '${bin}' "$@"; }\n${script}`
}

function texts(values: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]))
}
