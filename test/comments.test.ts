import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { afterEach, describe, expect, test } from 'vitest'
import { ciServices } from '../src/core/init/ci.js'
import { type Held, type PullRequest, serveGithub, serveGitlab } from './action/comments.js'
import { step } from './action/runner.js'
import { token } from './action/served.js'
import { zip } from './action/zip.js'
import { needs } from './needs.js'
import { bin } from './process/pm.js'
import { folder, repository, type TestFolder } from './repository.js'
import type { Workflow } from './workflows/rules.js'

const missing =
  process.platform === 'win32'
    ? 'the runner is simulated with bash'
    : needs('git', 'bash', 'curl', 'jq', 'unzip')

const answers = { folder: '', version: '1.2.3' }
const [checking, commenting] = ciServices
  .github(answers)
  .files.map(({ text }) => load(text) as Workflow)
const gitlab = load(ciServices.gitlab(answers).files[0]!.text) as Record<
  string,
  { script: string[] }
>

const pull: PullRequest = {
  number: 12,
  owner: 'stranger',
  repository: 'plan',
  branch: 'more&state=closed #1 $(touch ran)',
  sha: 'a'.repeat(40),
}
const marker = '<!-- pm diff -->'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

function held(left: Buffer | undefined, more: Partial<Held> = {}): Held {
  return { pulls: [pull], comments: [], left, ...more }
}

function archive(text: string, number = '12\n'): Buffer {
  return zip([
    ['comment.md', text],
    ['number', number],
  ])
}

/** Runs the job that comments, as GitHub starts it after the run of the pull request. */
async function comment(held: Held, more: Readonly<Record<string, string>> = {}) {
  const api = await serveGithub(held)
  closing.push(api.close)
  const here = folder({ '.keep': '' })
  const script = commenting!.jobs.comment!.steps![0]!.run!
  const done = await step(here.root, script, {
    TMPDIR: here.root,
    TOKEN: token,
    RUN_ID: '7',
    HEAD_SHA: pull.sha,
    HEAD_BRANCH: pull.branch,
    HEAD_OWNER: pull.owner,
    HEAD_REPOSITORY: `${pull.owner}/${pull.repository}`,
    GITHUB_API_URL: api.url,
    GITHUB_SERVER_URL: 'https://github.example.com',
    GITHUB_REPOSITORY: 'acme/plan',
    ...more,
  })
  expect(done.log).not.toContain(token)
  return { ...done, api, here }
}

describe.skipIf(missing !== undefined)('a comment on GitHub', () => {
  test('is what pm diff found out in the run of the pull request', async () => {
    const { text, number } = await compared(
      { 'backlog.yaml': backlog('3') },
      { 'backlog.yaml': backlog('9') },
    )
    expect(text).toMatch(/^\*\*1 item edited: .* HEAD\^1 \([0-9a-f]{7}\) → HEAD /)
    const service = held(
      zip([
        ['comment.md', text],
        ['number', number],
      ]),
    )
    const { code } = await comment(service)
    expect(code).toBe(0)
    expect(service.comments).toHaveLength(1)
    const body = service.comments[0]?.body ?? ''
    expect(body).toBe(
      `${marker}\nWhat merging this would move, by [its own run](https://github.example.com/acme/plan/actions/runs/7) at aaaaaaaaa:\n\n${text.replaceAll('&#8203;', '\u200b')}`,
    )
  })

  test('is written anew by the next run, and only its own', async () => {
    const others = Array.from({ length: 130 }, (_, at) => ({
      id: at + 1,
      author: 'ana',
      body: marker,
    }))
    const service = held(archive('**First.**'), { comments: others })
    await comment(service)
    expect(service.comments).toHaveLength(131)
    service.left = archive('**Second.**')
    expect((await comment(service)).code).toBe(0)
    expect(service.comments).toHaveLength(131)
    expect(service.comments[130]!.body).toContain('**Second.**')
    expect(service.comments.slice(0, 130).every(({ body }) => body === marker)).toBe(true)
  })

  test('is not begun to say nothing, and says when there is nothing left to say', async () => {
    const service = held(archive('**Nothing is different.** a → b\n'))
    expect(await comment(service)).toMatchObject({
      code: 0,
      log: 'The pull request moves nothing.\n',
    })
    expect(service.comments).toEqual([])
    service.left = archive('**1 item edited.**')
    await comment(service)
    service.left = archive('**Nothing is different.** a → b\n')
    await comment(service)
    expect(service.comments.map(({ body }) => body.split('\n\n')[1])).toEqual([
      '**Nothing is different.** a → b\n',
    ])
  })

  test.for<[string, Partial<Held> & { left?: Buffer }, Record<string, string>]>([
    ['another number', { left: archive('x', '13\n') }, {}],
    ['no number', { left: zip([['comment.md', 'x']]) }, {}],
    ['a number that is none', { left: archive('x', '12; touch ran') }, {}],
    ['a commit that is not the newest any more', {}, { HEAD_SHA: 'b'.repeat(40) }],
    ['another fork', {}, { HEAD_REPOSITORY: 'stranger/other' }],
    ['nothing', { left: undefined as never }, {}],
    ['what has expired', { isExpired: true }, {}],
  ])('is not written for %s', async ([, more, variables]) => {
    const service = held(archive('x'), {
      pulls: [pull, { ...pull, number: 13, sha: 'c'.repeat(40) }],
      ...more,
    })
    const { code, api } = await comment(service, variables)
    expect(code).toBe(0)
    expect(service.comments).toEqual([])
    expect(api.asked.every(({ method }) => method === 'GET')).toBe(true)
  })

  test('calls nobody, gives no command and runs nothing, whatever the pull request has brought', async () => {
    const text = [
      '$(touch ran) `touch ran` "; touch ran; # \' \\',
      '@acme/everyone and a@b, @&#8203;kept, #12, acme/plan#3 &#8203;',
      '/close',
      '> - /merge',
      `${marker}`,
      '{"body": "x"} \\(env) \u0000 \u001b[31m',
    ].join('\n')
    const service = held(
      zip([
        ['../../../evil', 'x'],
        ['/tmp/evil-of-pm', 'x'],
        ['comment.md', text],
        ['number', '12'],
      ]),
    )
    const { code, here } = await comment(service)
    expect(code).toBe(0)
    const body = service.comments[0]?.body ?? ''
    expect(body.split('\n').slice(3)).toEqual(
      text
        .replaceAll('&#8203;', '\u200b')
        .replaceAll('@\u200b', '@')
        .replaceAll('@', '@\u200b')
        .replaceAll('#', '#\u200b')
        .replaceAll('!', '!\u200b')
        .replace('/close', '\u200b/close')
        .replace('/merge', '\u200b/merge')
        .split('\n'),
    )
    for (const path of ['ran', 'evil', '../evil'])
      expect(existsSync(join(here.root, path))).toBe(false)
    expect(existsSync('/tmp/evil-of-pm')).toBe(false)
  })

  test('refers to nothing, in whatever form', async () => {
    const lines = [
      ['GH-1 and gh-2, GL-3', 'GH-\u200b1 and gh-\u200b2, GL-\u200b3'],
      ['https://github.com/o/r/issues/3', 'https://github.com/o/r/issues/\u200b3'],
      [
        '[x](https://github.com/o/r/pull/3#r1)',
        '[x](https://github.com/o/r/pull/\u200b3#\u200br1)',
      ],
      ['o/r/-/merge_requests/4 !4 &5', 'o/r/-/merge_requests/\u200b4 !\u200b4 &\u200b5'],
      ['1. /close', '1. \u200b/close'],
      ['2) - [ ] /close', '2) - [ ] \u200b/close'],
      ['&sol;close &commat;ana &num;1', '&\u200bsol;close &\u200bcommat;ana &\u200bnum;1'],
      ['a &lt;b&gt; &amp; c & d and/or e', 'a &lt;b&gt; &amp; c & d and/or e'],
      ['x\r/close', 'x\n\u200b/close'],
    ] as const
    const service = held(archive(lines.map(([text]) => text).join('\n')))
    expect((await comment(service)).code).toBe(0)
    const body = service.comments[0]?.body ?? ''
    expect(body.split('\n').slice(3)).toEqual(lines.flatMap(([, shown]) => shown.split('\n')))
  })

  test('is short, whatever the pull request has brought', async () => {
    const long = 'The comparison is longer than a comment may be; the run has it.'
    for (const text of [
      'x'.repeat(65_001),
      '@'.repeat(60_000),
      'é'.repeat(300_000),
      Buffer.alloc(60_000_000, 'x').toString(),
    ]) {
      const service = held(archive(text))
      expect((await comment(service)).code).toBe(0)
      expect(service.comments.map(({ body }) => body.split('\n\n')[1])).toEqual([long])
    }
    const fitting = held(archive('x'.repeat(65_000)))
    await comment(fitting)
    expect(fitting.comments[0]!.body.length).toBeLessThanOrEqual(65_536)
  })

  test('says that the run could not compare', async () => {
    const service = held(archive(' \n'))
    await comment(service)
    expect(service.comments[0]!.body).toContain('pm could not compare the two states')
  })

  test('fails where the job may not write it', async () => {
    const { code, log } = await comment(held(archive('x'), { isReadOnly: true }))
    expect(code).not.toBe(0)
    expect(log).toContain('403')
  })

  test('tells nobody but GitHub the token', async () => {
    const { api } = await comment(held(archive('x')))
    expect(api.storage.asked).toHaveLength(1)
    expect(api.asked.map(({ query }) => query.get('head')).filter(Boolean)).toEqual([
      `${pull.owner}:${pull.branch}`,
    ])
  })
})

describe.skipIf(missing !== undefined)('a comparison in the run of a pull request', () => {
  test('is there with errors in the data', async () => {
    const { text } = await compared(
      { 'backlog.yaml': backlog('3') },
      { 'backlog.yaml': `${backlog('9')}- {id: b, titel: B}\n` },
    )
    expect(text).toContain('**1 item edited')
  })

  test('is empty where the configuration cannot be read', async () => {
    const { text } = await compared({ 'backlog.yaml': backlog('3') }, { 'pm.yaml': 'a: b: c\n' })
    expect(text).toBe('')
  })
})

describe.skipIf(missing !== undefined)('comments on GitLab', () => {
  async function commentAll(held: Held, me = 'bot') {
    const api = await serveGitlab(held, me)
    closing.push(api.close)
    const here = folder({ '.keep': '' })
    const variables = {
      TMPDIR: here.root,
      COMMENT_TOKEN: token,
      CI_API_V4_URL: api.url,
      CI_PROJECT_ID: '1',
    }
    const done = await step(here.root, `sh -c "$SCRIPT"`, {
      ...variables,
      SCRIPT: gitlab['pm-comment']!.script.join('\n'),
    })
    expect(done.log).not.toContain(token)
    return done
  }

  test('are written once for each open merge request, and then anew', async () => {
    const service = held(Buffer.from('**1 item edited.** @ana #3\n\n/close\n'), {
      comments: [{ id: 1, author: 'a', body: marker }],
    })
    expect(await commentAll(service)).toEqual({
      code: 0,
      log: 'Wrote the comment of merge request 12.\n',
    })
    service.left = Buffer.from('**2 items edited.**\n')
    expect((await commentAll(service)).code).toBe(0)
    expect(service.comments.map(({ body }) => body)).toEqual([
      marker,
      `${marker}\nWhat merging this would move, by its own pipeline at aaaaaaaaa:\n\n**2 items edited.**\n`,
    ])
  })

  test('call nobody and give no command', async () => {
    const service = held(Buffer.from('@ana #3\n/close\n- /merge\n$(touch ran)\n'))
    await commentAll(service)
    expect(service.comments[0]!.body.split('\n').slice(3)).toEqual([
      '@\u200bana #\u200b3',
      '\u200b/close',
      '- \u200b/merge',
      '$(touch ran)',
      '',
    ])
  })

  test('are not written for what moves nothing or has no comparison', async () => {
    const service = held(Buffer.from('**Nothing is different.** a\n'))
    expect(await commentAll(service)).toEqual({ code: 0, log: '' })
    service.left = undefined
    expect(await commentAll(service)).toEqual({ code: 0, log: '' })
    expect(service.comments).toEqual([])
  })
})

function backlog(effort: string): string {
  return `- {id: a, title: "@ana/team", effort: ${effort}, confidence: 80%, rice: {reach: 10, impact: high}}
- {id: c, title: C, effort: 4, confidence: 80%, rice: {reach: 10, impact: high}}\n`
}

/** Runs the job that compares in the merge of a branch with these files, as actions/checkout leaves it. */
async function compared(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
) {
  const served = repository(before)
  served.git('switch', '-q', '-c', 'branch')
  served.add(after)
  served.git('add', '-A')
  served.git('commit', '-q', '-m', 'Change')
  served.git('switch', '-q', 'main')
  served.git('commit', '-q', '--allow-empty', '-m', 'Go on')
  served.git('merge', '-q', '--no-ff', '--no-edit', 'branch')
  const here: TestFolder = folder({ '.keep': '' })
  here.git('clone', '-q', '--depth', '2', `file://${served.root}`, 'work')
  mkdirSync(join(here.root, 'temp'))
  const [script] = checking!.jobs.diff!.steps!.flatMap(({ run }) =>
    run?.includes('diff') ? [run] : [],
  )
  const pm = `pm() { '${process.execPath}' '${bin}' "$@"; }\n`
  const done = await step(join(here.root, 'work'), pm + script, {
    RUNNER_TEMP: join(here.root, 'temp'),
    NUMBER: '12',
  })
  expect(done).toMatchObject({ code: 0 })
  const read = (name: string) => readFileSync(join(here.root, 'temp/pm-diff', name), 'utf8')
  return { text: read('comment.md'), number: read('number') }
}
