import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { run } from '../../src/cli.js'
import { history, type Written } from '../history.js'
import { testIo } from '../io.js'
import { needs } from '../needs.js'
import { folder, git, gitEnvironment, type TestFolder } from '../repository.js'

const item = (id: string, reach: number, more = '') =>
  `- {id: ${id}, title: Title of ${id}, status: planned, team: web, effort: 2, confidence: 1, rice: {reach: ${reach}, impact: 1}${more}}\n`
const three = item('a', 40) + item('b', 30) + item('c', 20)

async function pm({ root }: Pick<TestFolder, 'root'>, ...argv: string[]) {
  const io = testIo({ cwd: root })
  const code = await run(argv, io)
  return { code, stdout: io.stdout(), stderr: io.stderr() }
}

async function log(at: Pick<TestFolder, 'root'>, ...rest: string[]) {
  const { stdout, code, stderr } = await pm(at, 'log', '--format', 'json', ...rest)
  expect(code, stderr).toBe(0)
  return JSON.parse(stdout)
}

/** The course of an item as `subject rank event`, newest first. */
async function course(at: Pick<TestFolder, 'root'>, id: string, ...rest: string[]) {
  const { commits } = await log(at, id, ...rest)
  return commits.map((each: { subject: string; rank: { to: number | null }; event: string }) =>
    [each.subject, each.rank.to ?? '–', each.event].filter((part) => part !== null).join(' '),
  )
}

async function subjects(at: Pick<TestFolder, 'root'>, ...rest: string[]): Promise<string[]> {
  const { commits } = await log(at, ...rest)
  return commits.map(({ subject }: { subject: string }) => subject)
}

const backlog = (text: string, message: string, more: Partial<Written> = {}): Written => {
  return { files: { 'backlog.yaml': text }, message, ...more }
}

describe.skipIf(needs('git'))('the log of a history', () => {
  test('follows first parents, and a merge is one row that names what it brings', async () => {
    const at = history([
      backlog(three, 'Start'),
      backlog(item('a', 10) + item('b', 30) + item('c', 20), 'Lower a', {
        ...{ parents: [0], author: 'Bo' },
      }),
      { files: { 'code.txt': '1' }, message: 'Code', parents: [0] },
      {
        ...backlog(item('a', 10) + item('b', 30) + item('c', 20), 'Merge a'),
        ...{ files: { 'backlog.yaml': item('a', 10) + item('b', 30) + item('c', 20) } },
        parents: [2, 1],
      },
      backlog(item('a', 10) + item('b', 5) + item('c', 20), 'Lower b'),
    ])
    expect(await subjects(at)).toEqual(['Lower b', 'Merge a', 'Start'])
    expect(await course(at, 'a')).toEqual(['Lower b 2', 'Merge a 3', 'Start 1 added'])
    expect((await pm(at, 'log')).stdout).toMatch(/^2026-11-05 +\w+ +Bo .* Merge a$/m)
    const { commits } = await log(at, 'a')
    expect(commits[1]).toMatchObject({
      merge: [{ subject: 'Lower a', author: 'Bo', merge: null }],
      because: [{ id: 'a', path: 'rice.reach', from: 40, to: 10 }],
    })
  })

  test('goes through criss-cross merges and an octopus', async () => {
    const [a, b, c] = [10, 9, 8]
    const files = (x: number, y: number, z: number) => {
      return {
        'a.txt': '',
        'backlog/a.yaml': item('a', x),
        'backlog/b.yaml': item('b', y),
        'backlog/c.yaml': item('c', z),
      }
    }
    const at = history([
      { files: files(a, b, c), message: 'Start' },
      { files: { 'backlog/a.yaml': item('a', 1) }, message: 'Left', parents: [0] },
      { files: { 'backlog/b.yaml': item('b', 2) }, message: 'Right', parents: [0] },
      { files: files(1, 2, c), message: 'Left takes right', parents: [1, 2] },
      { files: files(1, 2, c), message: 'Right takes left', parents: [2, 1] },
      { files: { 'code.txt': '1' }, message: 'Code', parents: [0] },
      { files: files(1, 2, c), message: 'Both', parents: [3, 4] },
      { files: { ...files(1, 2, c), 'code.txt': '1' }, message: 'All', parents: [5, 3, 4] },
    ])
    expect(await subjects(at)).toEqual(['All', 'Start'])
    // Each brings what no older row has: the rest is what both lines had already.
    const brought = async (...rest: string[]) => {
      const { commits } = await log(at, ...rest)
      return commits.map(({ merge }: { merge: { subject: string }[] | null }) =>
        merge ? merge.map(({ subject }) => subject) : null,
      )
    }
    expect(await brought()).toEqual([['Right', 'Left'], null])
    expect(await brought('--ref', 'made-6')).toEqual([['Right'], null, null])
    expect(await subjects(at, '--ref', 'made-6')).toEqual(['Left takes right', 'Left', 'Start'])
    expect(await course(at, 'c', '--ref', 'made-6')).toEqual([
      'Left takes right 1',
      'Left 2',
      'Start 3 added',
    ])
  })

  test('follows an item through former ids, and through ids that it names no more', async () => {
    const others = item('b', 30) + item('c', 20)
    const at = history([
      backlog(item('a', 40) + others, 'Start'),
      backlog(item('a2', 40, ', was: [a]') + others, 'To a2'),
      backlog(item('a2', 10, ', was: [a]') + others, 'Lower'),
      backlog(item('a3', 10, ', was: [a2]') + others, 'To a3'),
      backlog(item('a3', 35) + others, 'Forget'),
    ])
    const whole = ['Forget 1', 'To a3 3 renamed', 'Lower 3', 'To a2 1 renamed', 'Start 1 added']
    for (const id of ['a3', 'A3', 'a2', 'a']) expect(await course(at, id)).toEqual(whole)
    expect((await pm(at, 'log', 'a')).stderr).toContain('a is a3 now')
  })

  test('names what is perhaps a renamed item, and follows it once that is told, however late', async () => {
    const others = item('b', 30) + item('c', 20)
    const renamed = (id: string, more = '') =>
      item(id, 40, more).replace(`Title of ${id}`, 'Title of a') + others
    const commits = [
      backlog(item('a', 40) + others, 'Start'),
      backlog(renamed('a2'), 'To a2'),
      backlog(renamed('a3'), 'To a3'),
    ]
    const before = history(commits)
    const { commits: told } = await log(before, 'a3')
    expect(
      told.map(({ event, likelyFormer }: Record<string, unknown>) => [event, likelyFormer]),
    ).toEqual([['added', 'a2']])
    expect((await pm(before, 'log', 'a3')).stdout).toContain('with was: [a2] its log goes on')
    const after = history([...commits, backlog(renamed('a3', ', was: [a2, a]'), 'Tell')])
    expect(await course(after, 'a3')).toEqual([
      'Tell 1',
      'To a3 1 renamed',
      'To a2 1 renamed',
      'Start 1 added',
    ])
    expect(await subjects(after)).toEqual(['Start'])
  })

  test('leaves a file that stays broken out, and tells which commit broke it', async () => {
    const broken = 'items: [\n'
    const at = history([
      {
        files: {
          'backlog/a.yaml': three,
          'backlog/b.yaml': item('d', 35),
          'backlog/c.yaml': broken,
        },
        message: 'Start',
      },
      { files: { 'backlog/a.yaml': three.replace('40', '25') }, message: 'Lower' },
      { files: { 'backlog/b.yaml': broken }, message: 'Break' },
      { files: { 'backlog/a.yaml': three }, message: 'Raise' },
      { files: { 'backlog/a.yaml': broken }, message: 'Break for a day' },
      { files: { 'backlog/a.yaml': three.replace('40', '15') }, message: 'Mend and lower' },
    ])
    const { code, stdout } = await pm(at, 'log', '--format', 'json')
    const rows = JSON.parse(stdout).commits as {
      subject: string
      fault: { file: string } | null
      entered: unknown[]
      moved: number
    }[]
    expect(code).toBe(1)
    expect(
      rows.map(({ subject, fault, entered, moved }) => [
        subject,
        fault?.file ?? `${entered.length} in, ${moved} moved`,
      ]),
    ).toEqual([
      ['Mend and lower', '0 in, 3 moved'],
      ['Break for a day', 'backlog/a.yaml'],
      ['Raise', '0 in, 2 moved'],
      ['Break', 'backlog/b.yaml'],
      ['Lower', '0 in, 3 moved'],
      ['Start', '4 in, 0 moved'],
    ])
  })

  test('takes a moved file, an item moved to another file and an empty commit for nothing', async () => {
    const at = history([
      { files: { 'backlog/a.yaml': three, 'backlog/b.yaml': item('d', 5) }, message: 'Start' },
      { message: 'Empty' },
      { files: { 'backlog/a.yaml': null, 'backlog/x/y.yaml': three }, message: 'Move file' },
      {
        files: {
          'backlog/x/y.yaml': item('a', 40) + item('c', 20),
          'backlog/b.yaml': `# also b\n${item('d', 5)}${item('b', 30)}`,
        },
        message: 'Move b',
      },
      { files: { 'backlog/b.yaml': `${item('d', 5)}${item('b', 30)}` }, message: 'Comment' },
    ])
    expect(await subjects(at)).toEqual(['Start'])
    expect(await course(at, 'b')).toEqual(['Start 2 added'])
  })

  test('reads with the defaults until there is a pm.yaml, and by the globs of each state', async () => {
    const at = history([
      { files: { 'readme.md': '' }, message: 'Nothing yet' },
      { files: { 'plan/x.yaml': item('x', 90) }, message: 'Not read' },
      backlog(three, 'Start'),
      { files: { 'pm.yaml': 'backlog: [plan/*.yaml, backlog.yaml]\n' }, message: 'Configured' },
      { files: { 'plan/x.yaml': item('x', 10) }, message: 'Lower x' },
      { files: { 'pm.yaml': null }, message: 'Unconfigured' },
      { files: { 'plan/x.yaml': item('x', 5) }, message: 'Not read again' },
    ])
    expect(await subjects(at)).toEqual(['Unconfigured', 'Lower x', 'Configured', 'Start'])
    expect(await course(at, 'x')).toEqual([
      'Unconfigured – removed',
      'Lower x 4',
      'Configured 1 added',
    ])
  })

  test('reads the points of KPIs wherever their CSV stands and stood', async () => {
    const kpi = (file: string) =>
      `- {id: k, title: K, owner: ana, baseline: {value: 0, date: 2026-01-01}, target: 10, source: {file: ${file}, date: day, value: v}}\n`
    const at = history([
      {
        files: {
          'pm.yaml': 'framework: kpi\n',
          'kpis.yaml': kpi('data/k.csv'),
          'data/k.csv': 'day,v\n2026-02-01,1\n',
          'backlog.yaml': '- {id: a, title: A, effort: 2, confidence: 1, kpis: {k: 5}}\n',
        },
        message: 'Start',
      },
      { files: { 'data/k.csv': 'day,v\n2026-02-01,8\n' }, message: 'Better' },
      { files: { 'data/other.csv': 'day,v\n' }, message: 'Not named yet' },
      {
        files: { 'kpis.yaml': kpi('far/k.csv'), 'far/k.csv': 'day,v\n2026-02-01,9\n' },
        message: 'Elsewhere',
      },
      { files: { 'data/k.csv': 'day,v\n2026-02-01,2\n' }, message: 'Not named any more' },
    ])
    const { commits } = await log(at, 'a')
    expect(commits.map((each: { subject: string }) => each.subject)).toEqual([
      'Elsewhere',
      'Better',
      'Start',
    ])
    expect(commits[1].because).toMatchObject([{ of: 'kpi', path: 'history.2026-02-01', to: 8 }])
  })

  test('begins after a commit or on a day, and ends with a commit or after some rows', async () => {
    const at = history([
      backlog(three, 'One'),
      backlog(item('a', 10) + three.slice(three.indexOf('- {id: b')), 'Two'),
      backlog(item('a', 90) + three.slice(three.indexOf('- {id: b')), 'Three'),
      backlog(item('a', 1) + three.slice(three.indexOf('- {id: b')), 'Four'),
    ])
    expect(await subjects(at, '--since', 'HEAD~2')).toEqual(['Four', 'Three'])
    expect(await subjects(at, '--since', '2026-11-04')).toEqual(['Four', 'Three'])
    expect(await subjects(at, '--since', '2026-11-06')).toEqual([])
    expect(await subjects(at, '--ref', 'HEAD~1', '--limit', '1')).toEqual(['Three'])
    expect((await log(at, '--limit', '1')).limited).toBe(true)
    expect((await log(at, '--limit', '4')).limited).toBe(false)
    // A day is that of the place where it was committed.
    const late = history([backlog(three, 'Late', { date: 1793665800, zone: '+0200' })])
    expect((await log(late)).commits[0].date).toBe('2026-11-03T02:30:00+02:00')
    expect(await subjects(late, '--since', '2026-11-03')).toEqual(['Late'])
  })

  test('ends where a shallow clone does, and says how to get the rest', async () => {
    const origin = history([
      backlog(three, 'One'),
      backlog(item('a', 1) + item('b', 2), 'Two'),
      backlog(item('a', 3) + item('b', 2), 'Three'),
    ])
    const root = `${folder().root}/clone`
    const options = { env: gitEnvironment(), stdio: 'ignore' } as const
    execFileSync('git', ['clone', '-q', '--depth', '2', `file://${origin.root}`, root], options)
    const { commits, shallow } = await log({ root })
    expect(shallow).toBe(true)
    expect(commits).toMatchObject([
      { subject: 'Three', start: null },
      { subject: 'Two', start: 'clone', entered: [], ranked: 2 },
    ])
    const { stdout, stderr } = await pm({ root }, 'log', 'a')
    expect(stdout).toContain('the history of this clone begins here')
    expect(stderr).toContain('git fetch --unshallow')
    expect((await log({ root }, '--since', 'HEAD~1')).shallow).toBe(false)
    expect((await log(origin)).shallow).toBe(false)
  })

  test('writes CSV row by row, and reads on no longer than somebody reads it', async () => {
    const commits = Array.from({ length: 30 }, (_, at) => backlog(item('a', at + 1), `Edit ${at}`))
    const io = testIo({ cwd: history(commits).root })
    let lines = 0
    const out = {
      ...io.out,
      write: () => {
        lines++
      },
      get isClosed() {
        return lines >= 4
      },
    }
    expect(await run(['log', '--format', 'csv'], { ...io, out })).toBe(0)
    expect(lines).toBe(4)
  })

  test('shows progress on a terminal after half a second, and takes it away', async () => {
    const commits = Array.from({ length: 5 }, (_, at) => backlog(item('a', at + 1), `Edit ${at}`))
    let now = 0
    const io = testIo({
      ...{ cwd: history(commits).root, isTerminal: true, width: 100 },
      clock: () => {
        now += 300
        return now
      },
    })
    expect(await run(['log', '--no-color'], io)).toBe(0)
    expect(io.stderr()).toMatch(/^\rreading commits: 40 %, about \d s left[\s\S]*\r +\r$/)
  })

  test('names an item of a repository in which another folder is worked in', async () => {
    const at = history([
      {
        files: {
          'shop/pm.yaml': 'framework: rice\n',
          'shop/backlog.yaml': three,
          'backlog.yaml': item('z', 1),
        },
        message: 'Start',
      },
      { files: { 'shop/backlog.yaml': item('a', 1) + item('b', 2) }, message: 'Shop' },
      { files: { 'backlog.yaml': item('z', 2) }, message: 'Elsewhere' },
    ])
    expect(await subjects(at, '-C', 'shop')).toEqual(['Shop', 'Start'])
    expect(await subjects(at, '--config', 'shop/pm.yaml')).toEqual(['Shop', 'Start'])
    expect(await subjects(at)).toEqual(['Elsewhere', 'Start'])
  })
})

test.each([[['log']], [['diff', 'HEAD']], [['prioritize', '--ref', 'HEAD']]])(
  'in a bare repository says how git takes it: %s',
  async (argv) => {
    const here = folder()
    git(here.root, 'init', '-q', '--bare', 'bare.git')
    const { code, stderr } = await pm({ root: join(here.root, 'bare.git') }, ...argv)
    expect(code).toBe(2)
    expect(stderr).toContain('  it is a bare repository itself: set GIT_DIR=.\n')
  },
)
