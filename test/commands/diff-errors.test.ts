import { describe, expect, test } from 'vitest'
import { run } from '../../src/cli.js'
import { testIo } from '../io.js'
import { needs } from '../needs.js'
import { repository, type Tree } from '../repository.js'

const item = (id: string, more = 'effort: 2, confidence: 1, rice: {reach: 30, impact: 1}') =>
  `- {id: ${id}, title: T ${id}, status: planned, team: web, ${more}}\n`
const kpi = (file: string) =>
  `- {id: a, title: A, baseline: 1, target: 2, owner: bo, source: {file: ${file}, date: day, value: n}}\n`

/** What the diff of two trees leaves out as `side id file:line message`, and how it ends with a gate that finds nothing. */
async function compared(base: Tree, head: Tree) {
  const here = repository(base)
  here.git('add', '-A')
  here.git('commit', '-q', '--allow-empty', '-m', 'Base')
  here.add(head)
  const pm = async (...argv: string[]) => {
    const io = testIo({ cwd: here.root })
    return { code: await run(['diff', 'HEAD', ...argv], io), stdout: io.stdout() }
  }
  const gated = await pm('--gate', 'planned-dropped', '--format', 'json')
  const { leftOut, gates } = JSON.parse(gated.stdout)
  const told = leftOut.map(
    (each: { side: string; id: string | null; file: string; line: number; message: string }) =>
      `${each.side} ${each.id} ${each.file}:${each.line} ${each.message}`,
  )
  return { told, gated: gated.code, plain: (await pm()).code, reason: gates[0].reason }
}

describe.skipIf(needs('git'))('errors in a comparison', () => {
  test('of which there are many on both sides fail no gate, and a new one does', async () => {
    const old = Array.from({ length: 13 }, (_, at) => item(`old-${at}`, 'effort: lots')).join('')
    const { told, gated, plain } = await compared(
      { 'backlog.yaml': old + item('a') },
      { 'backlog.yaml': old + item('a', 'effort: 3, confidence: 1, rice: {reach: 9, impact: 1}') },
    )
    expect(told).toHaveLength(26)
    expect([gated, plain]).toEqual([0, 1])
    const more = { 'backlog.yaml': old + item('a') + item('b', 'effort: lots') }
    expect(await compared({ 'backlog.yaml': old + item('a') }, more)).toMatchObject({
      ...{ gated: 1, plain: 1, reason: null },
    })
  })

  test('stand at the first of an item, in it or in what its alias repeats', async () => {
    const { told, reason } = await compared(
      { 'backlog.yaml': item('a') + item('b') },
      {
        'backlog.yaml':
          '- id: a\n  title: T a\n  status: planned\n  efort: 2\n  effort: lots\n' +
          '- id: b\n  title: T b\n  status: planned\n  rice: &r\n    reach: much\n- {id: c, title: T c, rice: *r}\n',
      },
    )
    expect(told.map((each: string) => each.split(' ').slice(0, 3).join(' '))).toEqual([
      'head a backlog.yaml:4',
      'head b backlog.yaml:10',
      'head c backlog.yaml:10',
    ])
    expect(reason).toBe(
      'cannot be judged: errors leave out of the work tree: a (backlog.yaml:4) and b (backlog.yaml:10)',
    )
  })

  test('in the points of a KPI and in a comment end a gated diff where they are new', async () => {
    const tree = (points: string, more = '') => ({
      'backlog.yaml': item('a') + more,
      'kpis.yaml': kpi('points.csv'),
      'points.csv': `day,n\n${points}\n`,
    })
    const [sound, broken] = [tree('2026-11-01,1'), tree('2026-11-01,few')]
    expect(await compared(sound, broken)).toMatchObject({ gated: 1, reason: null })
    expect(await compared(broken, broken)).toMatchObject({ gated: 0, plain: 1 })
    expect(await compared(broken, sound)).toMatchObject({ gated: 0, plain: 1 })
    const comment = tree('2026-11-01,1', '# pm-ignore\n')
    expect(await compared(sound, comment)).toMatchObject({ gated: 1, told: [] })
    expect(await compared(comment, comment)).toMatchObject({ gated: 0, plain: 1 })
  })
})
