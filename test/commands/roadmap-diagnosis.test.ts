import fc from 'fast-check'
import { expect, test } from 'vitest'
import { run } from '../../src/cli.js'
import { dateOfDay, dayNumber } from '../../src/core/calendar/day.js'
import { stepFor } from '../../src/core/plan/diagnosis/grid.js'
import { testIo } from '../io.js'
import { folder } from '../repository.js'

interface Shown {
  readonly periods: readonly {
    readonly name: string
    readonly items: readonly { readonly id: string; readonly end: string }[]
  }[]
  readonly objective: { readonly value: number }
  readonly agreements: readonly {
    readonly id: string
    readonly kept: boolean
    readonly without: string | null
    readonly cost: number
  }[]
  readonly together: {
    readonly keeps: readonly string[]
    readonly changes: readonly { readonly kind: string; readonly set: readonly string[] }[]
    readonly left: readonly string[]
  } | null
  readonly broken: readonly {
    readonly id: string
    readonly diagnosis: {
      readonly cause: string
      readonly complete: boolean
      readonly changes: readonly {
        readonly kind: string
        readonly text: string
        readonly set: readonly string[]
      }[]
    }
  }[]
}

const names = ['2027-Q1', '2027-Q2', '2027-Q3', '2027-Q4']
const seldom = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 2 })

const items = fc.array(
  fc.record({
    status: fc.constantFrom('planned', 'planned', 'candidate', 'in-progress'),
    effort: fc.oneof(
      fc.integer({ min: 1, max: 12 }),
      fc.constantFrom(0.5, 2.5, '2 to 7'),
      fc.record({ web: fc.integer({ min: 1, max: 6 }), api: fc.integer({ min: 1, max: 6 }) }),
    ),
    team: fc.constantFrom('web', 'web', 'api'),
    value: fc.integer({ min: 1, max: 10 }),
    period: seldom(fc.constantFrom(...names)),
    hard: seldom(
      fc.constantFrom('2027-02-14', '2027-03-31', '2027-05-05', '2027-11-11', '2028-02-01'),
    ),
    dependsOn: fc.array(fc.nat(40), { maxLength: 1 }),
  }),
  { minLength: 2, maxLength: 9 },
)

const capacities = fc.record({
  web: fc.integer({ min: 0, max: 9 }),
  api: fc.constantFrom('3', '{default: 4, 2027-Q2: 1}', '1 per month'),
  reserve: fc.constantFrom('0', '20%'),
})

type Items = typeof items extends fc.Arbitrary<infer T> ? T : never

function backlogOf(all: Items): string {
  const lines = all.map(({ status, effort, team, value, period, hard, dependsOn }, index) => {
    const work =
      typeof effort === 'object'
        ? `effort_by_team: {web: ${effort.web}, api: ${effort.api}}`
        : `effort: ${effort}`
    const needs = index === 0 ? [] : dependsOn.map((each) => `i${each % index}`)
    return `- {id: i${index}, title: Item ${index}, status: ${status}, team: ${team}, ${work}, value: ${value}${
      period === null ? '' : `, period: ${period}`
    }${hard === null ? '' : `, due: {date: ${hard}, kind: hard}`}, depends_on: [${needs}]}`
  })
  return `${lines.join('\n')}\n`
}

type Capacities = typeof capacities extends fc.Arbitrary<infer T> ? T : never

function repository(all: Items, { web, api, reserve }: Capacities) {
  return {
    'pm.yaml': `framework: value-effort\nteams: {web: {capacity: ${web}}, api: {capacity: ${api}}}\nroadmap: {start: 2027-Q1, periods: 4, reserve: ${reserve}}\n`,
    'backlog.yaml': backlogOf(all),
  }
}

async function shown(root: string, sets: readonly string[] = []): Promise<Shown> {
  const io = testIo({ cwd: root })
  const flags = sets.flatMap((each) => ['--set', each])
  const code = await run(['roadmap', '--format', 'json', ...flags], io)
  expect(code, io.stderr()).toBe(0)
  return JSON.parse(io.stdout())
}

function endsOf({ periods }: Shown): Map<string, string> {
  return new Map(periods.flatMap((period) => period.items.map(({ id, end }) => [id, end])))
}

/** Whether a plan keeps an item, and all that the plan before kept and that is not given up. */
function isBetter(id: string, before: Shown, after: Shown, all: Items, givenUp: readonly string[]) {
  const [from, to] = [endsOf(before), endsOf(after)]
  const committed = all.flatMap(({ status, period, hard }, index) =>
    status === 'in-progress' || period !== null || (hard !== null && hard < '2028')
      ? [`i${index}`]
      : [],
  )
  const kept = committed.filter((each) => from.has(each) && !givenUp.includes(each))
  return to.has(id) && kept.every((each) => to.has(each))
}

// A change that is a step smaller; null where there is none.
function smaller(kind: string, set: string, all: Items): string | null {
  const at = set.lastIndexOf(kind === 'capacity' ? ': ' : '=')
  const [path, value] = [set.slice(0, at), set.slice(at + (kind === 'capacity' ? 2 : 1))]
  if (kind === 'date') return `${path}=${dateOfDay(dayNumber(value) - 1)}`
  if (kind === 'effort') {
    const [, index, team] = /^i(\d+)\.effort(?:_by_team\.(\w+))?$/.exec(path) ?? []
    const { effort } = all[Number(index)]!
    const from = typeof effort === 'object' ? effort[team as 'web'] : effort
    if (typeof from !== 'number') return null
    const more = Number(value) + stepFor(from)
    return more < from ? `${path}=${more}` : null
  }
  return null
}

test('with each change that is named the plan keeps what it broke, and with a smaller one it does not', async () => {
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(items, capacities, async (all, given) => {
      const { root } = folder(repository(all, given))
      const before = await shown(root)
      for (const { id, diagnosis } of before.broken) {
        expect(diagnosis.complete).toBe(true)
        for (const { kind, set, text } of diagnosis.changes) {
          seen.add(kind)
          const givenUp =
            kind === 'drop' || kind === 'lift'
              ? set.map((each) => each.slice(0, each.indexOf('.')))
              : []
          const after = await shown(root, set)
          expect(isBetter(id, before, after, all, givenUp), text).toBe(true)
          const less = set.length === 1 ? smaller(kind, set[0]!, all) : null
          if (less === null) continue
          expect(isBetter(id, before, await shown(root, [less]), all, []), less).toBe(false)
        }
      }
    }),
    { numRuns: 25, endOnFailure: true },
  )
  expect(seen.size).toBeGreaterThan(3)
})

test('the changes that go together keep in one plan all that they are said to keep', async () => {
  let seen = 0
  await fc.assert(
    fc.asyncProperty(items, capacities, async (all, given) => {
      const { root } = folder(repository(all, given))
      const before = await shown(root)
      const { together, broken } = before
      const helped = broken.filter(({ diagnosis }) => diagnosis.changes.length > 0)
      expect(together !== null).toBe(helped.length > 1)
      if (!together) return
      expect([...together.keeps, ...together.left].sort()).toEqual(
        broken.map(({ id }) => id).sort(),
      )
      const givenUp = together.changes.flatMap(({ kind, set }) =>
        kind === 'drop' || kind === 'lift'
          ? set.map((each) => each.slice(0, each.indexOf('.')))
          : [],
      )
      const after = await shown(
        root,
        together.changes.flatMap(({ set }) => set),
      )
      for (const id of together.keeps)
        expect(isBetter(id, before, after, all, givenUp), id).toBe(true)
      if (together.keeps.length > 1) seen++
    }),
    { numRuns: 60, endOnFailure: true },
  )
  expect(seen).toBeGreaterThan(2)
})

test('an agreement costs what the plan is worth more without it', async () => {
  await fc.assert(
    fc.asyncProperty(items, capacities, async (all, given) => {
      const { root } = folder(repository(all, given))
      const before = await shown(root)
      const agreed = all.flatMap(({ period }, index) => (period === null ? [] : [`i${index}`]))
      expect(before.agreements.map(({ id }) => id).sort()).toEqual(agreed.sort())
      for (const { id, kept, without, cost } of before.agreements) {
        const after = await shown(root, [`${id}.period=null`])
        expect(after.objective.value - before.objective.value).toBeCloseTo(cost, 9)
        expect(without).toBe(endsOf(after).get(id) ?? null)
        expect(kept).toBe(endsOf(before).has(id))
      }
    }),
    { numRuns: 15, endOnFailure: true },
  )
})

const config = (more = '') =>
  `framework: value-effort\nteams: {web: {capacity: 10}, api: {capacity: 4}}\nroadmap: {start: 2027-Q1, periods: 2}\n${more}`

async function changesFor(id: string, lines: readonly string[]): Promise<Record<string, string[]>> {
  const { root } = folder({ 'pm.yaml': config(), 'backlog.yaml': `${lines.join('\n')}\n` })
  const found = (await shown(root)).broken.find((each) => each.id === id)!.diagnosis.changes
  return Object.fromEntries(found.map(({ kind, set }) => [kind, [...set]]))
}

const started = (id: string, value: number, effort: number) =>
  `- {id: ${id}, title: ${id}, status: in-progress, team: web, value: ${value}, effort: ${effort}}`
const law = (work: string) =>
  `- {id: law, title: law, status: planned, value: 1, ${work}, due: {date: 2027-03-31, kind: hard}}`

test('two items are given up where one is not enough, the two that are worth least', async () => {
  // 4 + 3 + 3 are taken of 10, and 7 are needed.
  const some = [started('a', 3, 4), started('b', 5, 3), started('c', 9, 3)]
  const two = await changesFor('law', [...some, law('team: web, effort: 7')])
  expect(two.drop).toEqual(['a.status=parked', 'b.status=parked'])
  const all = await changesFor('law', [...some, law('team: web, effort: 9')])
  expect(all.drop!.sort()).toEqual(['a.status=parked', 'b.status=parked', 'c.status=parked'])
  const one = await changesFor('law', [...some, law('team: web, effort: 3')])
  expect(one.drop).toEqual(['a.status=parked'])
  expect(one.move).toEqual(['a.period=2027-Q2'])
})

const year =
  'framework: value-effort\nteams: {web: {capacity: 10}}\nroadmap: {start: 2027-Q1, periods: 4}\n'

async function movesIn(lines: readonly string[]): Promise<readonly string[] | undefined> {
  const { root } = folder({ 'pm.yaml': year, 'backlog.yaml': `${lines.join('\n')}\n` })
  const { broken } = await shown(root)
  const { changes } = broken.find(({ id }) => id === 'law')!.diagnosis
  return changes.find(({ kind }) => kind === 'move')?.set
}

test('another commitment is moved no later than that helps, though not by one period', async () => {
  const agreed = (id: string, period: string, effort: number, value = 5) =>
    `- {id: ${id}, title: ${id}, status: planned, team: web, value: ${value}, effort: ${effort}, period: ${period}}`
  // Until the middle of the year 15 are taken of 20: of 8 that come in, 3 have to go; a quarter later 5 have room.
  const hard =
    '- {id: law, title: law, status: planned, team: web, value: 1, effort: 8, due: {date: 2027-06-30, kind: hard}}'
  const first = [agreed('a', '2027-Q1', 5, 2), agreed('b', '2027-Q2', 10, 9)]
  expect(await movesIn([...first, hard])).toEqual(['a.period=2027-Q3'])
  // Where the third quarter is full it is the fourth one; where something agreed for the third needs it, that one still.
  expect(await movesIn([...first, agreed('c', '2027-Q3', 10), hard])).toEqual(['a.period=2027-Q4'])
  const needs = agreed('d', '2027-Q3', 1).replace('}', ', depends_on: [a]}')
  expect(await movesIn([...first, needs, hard])).toEqual(['a.period=2027-Q3'])
})

test('no team is to become another one', async () => {
  const some = [started('a', 3, 8)]
  const three = await changesFor('law', [...some, law('team: web, effort: 22')])
  expect(three.capacity).toEqual(['teams.web.capacity={default: 10, 2027-Q1: 30}'])
  const more = await changesFor('law', [...some, law('team: web, effort: 22.1')])
  expect(more.capacity).toBeUndefined()
  // Nor is an item to become a part of itself.
  const third = await changesFor('law', [started('a', 3, 2), law('team: web, effort: 24')])
  expect(third.effort).toEqual(['law.effort=8'])
  const less = await changesFor('law', [started('a', 3, 2.5), law('team: web, effort: 24')])
  expect(less.effort).toBeUndefined()
})

test('each of several teams gets the least that is enough together', async () => {
  // 10 and 4 by then, 8 of web taken.
  const found = await changesFor('law', [
    started('a', 3, 8),
    law('effort_by_team: {web: 3, api: 5.5}'),
  ])
  expect(found.capacity!.toSorted()).toEqual([
    'teams.api.capacity={default: 4, 2027-Q1: 5.5}',
    'teams.web.capacity={default: 10, 2027-Q1: 11}',
  ])
  // To cut the work of one of them helps nothing, nor does it to park what takes the time of the other.
  expect(Object.keys(found)).toEqual(['capacity', 'date'])
})

test('what is necessary or has a hard date itself is not given up', async () => {
  const found = await changesFor('law', [
    '- {id: base, title: base, status: in-progress, team: web, unscored: the contract, effort: 6}',
    '- {id: older, title: older, status: planned, team: web, value: 9, effort: 2, due: {date: 2027-03-30, kind: hard}}',
    law('team: web, effort: 3'),
  ])
  expect(Object.keys(found)).toEqual(['capacity', 'effort', 'date'])
  expect(found.effort).toEqual(['law.effort=2'])
})

test('of many broken commitments the first are looked into, and that is said', async () => {
  const lines = Array.from({ length: 25 }, (_, index) => {
    const id = `i${String(index).padStart(2, '0')}`
    return `- {id: ${id}, title: ${id}, status: planned, team: web, value: 5, effort: 10.5, due: {date: 2027-03-31, kind: hard}}`
  })
  const { root } = folder({ 'pm.yaml': config(), 'backlog.yaml': `${lines.join('\n')}\n` })
  const { broken } = await shown(root)
  expect(broken.map(({ diagnosis }) => diagnosis === null)).toEqual([
    ...Array.from({ length: 20 }, () => false),
    ...Array.from({ length: 5 }, () => true),
  ])
  const io = testIo({ cwd: root })
  expect(await run(['roadmap', '--stdout'], io)).toBe(0)
  expect(io.stdout()).toContain('Of the last 5 of them nothing was tried that would keep them.')
  expect(io.stderr()).toMatch(/\n {2}\d+ more: pm explain ID\n/)
})
