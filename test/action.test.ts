import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actionScript, step } from './action/runner.js'
import { type Checkout, github as githubOf, service } from './action/served.js'
import { needs } from './needs.js'
import { bin, root } from './process/pm.js'

const missing =
  process.platform === 'win32' ? 'the runner is simulated with bash' : needs('git', 'bash', 'npm')

const fine = 'id: a\ntitle: Alpha\n'
const broken = 'id: a\ntitle: Alpha\ndepends_on: ["::warning::nowhere"]\n'

const passed = { code: 0, log: expect.any(String) }
let served: Awaited<ReturnType<typeof service>> | undefined
let action = ''

beforeAll(async () => {
  if (missing !== undefined) return
  served = await service()
  action = join(served.root, 'action')
  copyCheckout(action)
})

afterAll(() => served?.server.close())

const checkout = (files: Readonly<Record<string, string>>) => served!.checkout(files)
const github = (here: Checkout, more = {}) => githubOf(here, action, more)

describe.skipIf(missing !== undefined)('the action', () => {
  test('builds pm from its own checkout, once', async () => {
    const here = checkout({ '.npmrc': 'registry=http://127.0.0.1:1/\n', 'backlog.yaml': fine })
    const built = await step(here.work, actionScript('build'), github(here))
    expect(built).toEqual(passed)
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

  test('refuses a choice that is none of its words', async () => {
    const here = checkout({ 'backlog.yaml': fine })
    const inputs = (more: Record<string, string>) =>
      step(
        here.work,
        actionScript('inputs'),
        github(here, { INPUT_DIFF: 'off', INPUT_ROADMAP: 'off', ...more }),
      )
    expect(await inputs({ INPUT_DIFF: 'compute', INPUT_ROADMAP: 'commit' })).toEqual(passed)
    expect(await inputs({ INPUT_DIFF: 'computed' })).toEqual({
      code: 1,
      log: '::error title=unknown value of diff::diff must be one of compute comment off and is computed.\n',
    })
    expect(await inputs({ INPUT_ROADMAP: 'x\n::warning::y' })).toEqual({
      code: 1,
      log: '::error title=unknown value of roadmap::roadmap must be one of check commit off and is x???warning??y.\n',
    })
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
    expect(await step(here.work, `node "${bin}" roadmap`, {})).toEqual(passed)
    expect(await step(here.work, actionScript('roadmap'), variables)).toEqual(passed)
  })
})

describe.skipIf(missing !== undefined)('diff: compute', () => {
  const merge = (here: Checkout) => {
    here.git('switch', '-q', '-c', 'branch')
    writeFileSync(join(here.work, 'backlog.yaml'), `${fine}owner: ana\n`)
    here.git('commit', '-q', '-a', '-m', 'Change')
    here.git('switch', '-q', 'main')
    here.git('merge', '-q', '--no-ff', '--no-edit', 'branch')
  }
  const variables = (here: Checkout, more = {}) =>
    github(here, {
      GITHUB_EVENT_NAME: 'pull_request',
      NUMBER: '12',
      RUNNER_TEMP: `${here.work}-temp`,
      ...more,
    })

  test('leaves what the pull request moves, and its number', async () => {
    const here = checkout({ 'backlog.yaml': fine })
    merge(here)
    expect(await step(here.work, actionScript('diff'), variables(here))).toEqual(passed)
    const left = (name: string) => readFileSync(join(`${here.work}-temp/pm-diff`, name), 'utf8')
    expect(left('comment.md')).toMatch(/^\*\*1 item edited/)
    expect(left('number')).toBe('12\n')
    expect(here.git('status', '--porcelain')).toBe('')
  })

  test('says what it needs', async () => {
    const here = checkout({ 'backlog.yaml': fine })
    for (const more of [{}, { GITHUB_EVENT_NAME: 'push' }]) {
      const { code, log } = await step(here.work, actionScript('diff'), variables(here, more))
      expect(code).toBe(1)
      expect(log).toMatch(/^::error title=[^\n]*fetch-depth: 2\.\n$/)
    }
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
    writeFileSync(join(here.work, 'left.txt'), 'left\n')
    expect((await step(here.work, actionScript('roadmap'), github(here))).code).toBe(1)
    expect(here.served('rev-parse', 'main')).toBe(here.sha)
  })
})

/** What git has or would add, without anything built. */
function copyCheckout(to: string): void {
  const own = { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'safe.directory', GIT_CONFIG_VALUE_0: '*' }
  const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard']
  const env = { ...process.env, ...own }
  const listed = execFileSync('git', list, { cwd: root, encoding: 'utf8', env })
  for (const path of listed.split('\0').filter(Boolean))
    if (!/^(?:test|fixtures|docs)\//.test(path) && existsSync(join(root, path)))
      cpSync(join(root, path), join(to, path))
}
