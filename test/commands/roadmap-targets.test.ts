import fc from 'fast-check'
import { expect, test } from 'vitest'
import { run } from '../../src/cli.js'
import { testIo } from '../io.js'
import { folder } from '../repository.js'

interface Shown {
  readonly periods: readonly { readonly items: readonly { readonly id: string }[] }[]
  readonly late: readonly {
    readonly id: string
    readonly meet: {
      readonly set: string
      readonly enough: boolean
      readonly changes: readonly { readonly kind: string; readonly set: readonly string[] }[]
    } | null
  }[]
}

async function shown(root: string, sets: readonly string[] = []): Promise<Shown> {
  const io = testIo({ cwd: root })
  const flags = sets.flatMap((each) => ['--set', each])
  expect(await run(['roadmap', '--format', 'json', ...flags], io), io.stderr()).toBe(0)
  return JSON.parse(io.stdout())
}

function repository(lines: readonly string[], capacity = '10') {
  return folder({
    'pm.yaml': `framework: value-effort\nteams: {web: {capacity: ${capacity}}}\nroadmap: {start: 2027-Q1, periods: 3}\n`,
    'backlog.yaml': `${lines.join('\n')}\n`,
  }).root
}

const line = (id: string, value: number, effort: number, more = '') =>
  `- {id: ${id}, title: ${id}, status: planned, team: web, value: ${value}, effort: ${effort}${more}}`

test('a target is met as a hard date, where its rank alone is in the way', async () => {
  const { late } = await shown(repository([line('a', 9, 8), line('b', 2, 4, ', due: 2027-02-14')]))
  expect(late).toMatchObject([
    {
      id: 'b',
      meet: { set: 'b.due={date: 2027-02-14, kind: hard}', enough: true, changes: [] },
    },
  ])
})

test('a target is met with one more change where that is not enough', async () => {
  const lines = [
    line('a', 9, 8).replace('planned', 'in-progress'),
    line('b', 2, 4, ', due: 2027-02-14'),
  ]
  const root = repository(lines)
  const { meet } = (await shown(root)).late[0]!
  expect(meet!.enough).toBe(false)
  expect(meet!.changes.map(({ set }) => set)).toEqual([
    ['a.period=2027-Q2'],
    ['a.status=parked'],
    ['teams.web.capacity={default: 10, 2027-Q1: 12}'],
    ['b.effort=2'],
  ])
  const io = testIo({ cwd: root })
  await run(['roadmap', '--stdout'], io)
  expect(io.stdout()).toContain(
    '| 2027-02-14 | `b` | 2027-Q2 | make its date a hard one, and move `a` to 2027-Q2, park `a` (worth 9), give web 12 in place of 10 in 2027-Q1 or cut it from 4 to 2 |',
  )
})

const seldom = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 2 })

const items = fc.array(
  fc.record({
    status: fc.constantFrom('planned', 'planned', 'candidate', 'in-progress'),
    effort: fc.integer({ min: 1, max: 9 }),
    value: fc.integer({ min: 1, max: 10 }),
    date: fc.constantFrom('2027-01-20', '2027-02-14', '2027-03-31', '2027-05-05', '2027-08-01'),
    kind: seldom(fc.constantFrom('hard', 'target', 'target')),
    period: seldom(fc.constantFrom('2027-Q1', '2027-Q2')),
    after: fc.array(fc.nat(20), { maxLength: 1 }),
  }),
  { minLength: 4, maxLength: 8 },
)

test('with what is named a target is met, and everything is kept that was', async () => {
  let named = 0
  await fc.assert(
    fc.asyncProperty(items, fc.integer({ min: 2, max: 8 }), async (all, capacity) => {
      const lines = all.map(({ status, effort, value, date, kind, period, after }, index) => {
        const due = kind === null ? '' : `, due: {date: ${date}, kind: ${kind}}`
        const agreed = period === null ? '' : `, period: ${period}`
        const needs = index === 0 ? [] : after.map((at) => `i${at % index}`)
        return line(`i${index}`, value, effort, `${due}${agreed}, depends_on: [${needs}]`).replace(
          'planned',
          status,
        )
      })
      const root = repository(lines, String(capacity))
      const before = await shown(root)
      const planned = ({ periods }: Shown) =>
        periods.flatMap((each) => each.items.map(({ id }) => id))
      const promised = all.flatMap(({ status, kind, period }, index) =>
        status === 'in-progress' || kind === 'hard' || period !== null ? [`i${index}`] : [],
      )
      const kept = promised.filter((id) => planned(before).includes(id))
      for (const { id, meet } of before.late) {
        if (!meet) continue
        const ways = meet.enough ? [{ kind: 'hard', set: [] }] : meet.changes
        expect(ways.length).toBeGreaterThan(0)
        for (const { kind, set } of ways) {
          const after = await shown(root, [meet.set, ...set])
          const givenUp = ['drop', 'lift'].includes(kind)
            ? set.map((each) => each.split('.')[0])
            : []
          expect(planned(after)).toContain(id)
          expect(after.late.map((each) => each.id)).not.toContain(id)
          for (const each of kept)
            if (!givenUp.includes(each)) expect(planned(after)).toContain(each)
          named++
        }
      }
    }),
    { numRuns: 80, endOnFailure: true },
  )
  expect(named).toBeGreaterThan(5)
})
