import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { outcomeIn } from '../../../src/core/diff/plan-effects.js'
import { messageOf } from '../../../src/core/problems/problem.js'
import { defaultLimits } from '../../../src/edges/files.js'
import { itemStepJson, rankingStepJson } from '../../../src/render/log-json.js'
import { itemPace } from '../../../src/workspace/log/item-steps.js'
import { rankingStep } from '../../../src/workspace/log/ranking-steps.js'
import { courseOf, type Pace } from '../../../src/workspace/log/states.js'
import { openWorkspace } from '../../../src/workspace/open.js'
import { ownState } from '../../../src/workspace/own-state.js'
import type { Workspace } from '../../../src/workspace.js'
import { fuzzCount, fuzzSeed, fuzzTimeout } from '../../fuzz.js'
import { history, type Written } from '../../history.js'
import { testIo } from '../../io.js'
import { needs } from '../../needs.js'

type Files = Readonly<Record<string, string>>

const item = (id: string, reach: number, more = '') =>
  `- {id: ${id}, title: Title of ${id}, status: planned, team: web, effort: 2, confidence: 80%, rice: {reach: ${reach}, impact: high}${more}}\n`

const dates: Readonly<Record<number, string>> = {
  0: ', due: 2027-04-20',
  3: ', due: {date: 2027-06-30, kind: hard}',
  7: ', worthless_after: 2027-03-31',
  11: ', period: 2027-Q2',
  20: ', worthless_after: {date: 2027-08-01, reason: fair}, due: 2027-05-01',
}

// Long enough to be read in pieces.
const long = Array.from(
  { length: 220 },
  (_, at) =>
    `${item(`long-${at}`, 100 + at).slice(0, -2)}${dates[at % 40] ?? ''}, notes: ${'word '.repeat(20)}}\n`,
).join('')

const start: Files = {
  'pm.yaml':
    'teams: {web: {capacity: 150 per quarter}, pay: {capacity: 7}}\nroadmap: {start: 2027-Q1}\n',
  'kpis.yaml':
    '- {id: sales, title: Sales, owner: ana, baseline: {value: 1, date: 2026-01-01}, target: 9, source: {file: data/sales.csv, date: day, value: rate}}\n',
  'data/sales.csv': 'day,rate\n2026-06-30,3\n',
  'frameworks/growth.yaml': 'inputs: {reach: {}}\nscore: rice\n',
  'estimates/ana.yaml': 'rater: ana\nestimates:\n  a-1: {effort: 5}\n',
  'backlog/a.yaml': `${item('a-1', 10, ', kpis: {sales: 2}')}${item('a-2', 20)}# pm-ignore moonshot: no\n`,
  'backlog/b.yaml': `items:\n${item('b-1', 15).replace(
    '- ',
    '  - ',
  )}  - id: b-2\n    title: Two\n    depends_on: [a-2]\n`,
  'backlog/long.yaml': long,
  'other/c.yaml': item('c-1', 12),
  'keps/list.yaml':
    'tasks:\n- {number: 1, name: One, rice: {reach: 5}, sig: x}\n- {number: 2, name: Two}\n',
  'keps/one.yaml': 'tasks: [{number: 3, name: Three, effort: 2}]\n',
}

const mapped =
  'backlog: ["backlog/*.yaml", {files: keps/*.yaml, items: tasks, extra: allow, map: {id: {from: number, prefix: kep-}, title: name}}]\n'

/** A change of one file, or of two. */
type Change = (files: Files) => Record<string, string | null>

const replaced = (path: string, from: string | RegExp, to: string): Change => {
  return (files) => ({ [path]: (files[path] ?? '').replace(from, to) })
}
const numbers = fc.integer({ min: 1, max: 60 }).map(String)
const entries = fc.integer({ min: 0, max: 219 })

const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(entries, numbers)
      .map(([at, reach]) =>
        replaced('backlog/long.yaml', new RegExp(`(id: long-${at},.*?reach: )\\d+`), `$1${reach}`),
      ),
  },
  entries.map((at) => replaced('backlog/long.yaml', new RegExp(`- \\{id: long-${at},.*\n`), '')),
  entries.map((at) =>
    replaced('backlog/long.yaml', `- {id: long-${at},`, `# more\n\n- {id: long-${at},`),
  ),
  fc
    .constantFrom('effort: lots', 'effort: 2, colour: red', 'effort: 1.400')
    .map((text) => replaced('backlog/long.yaml', 'effort: 2', text)),
  numbers.map((reach) => replaced('backlog/a.yaml', /reach: \d+/, `reach: ${reach}`)),
  fc.constant(replaced('backlog/a.yaml', /reach: \d+, /, '')),
  fc.constant(replaced('backlog/a.yaml', 'id: a-2,', 'id: a-2, depends_on: [b-2],')),
  fc.constant(replaced('backlog/a.yaml', /$/, item('a-3', 30, ', was: [a-2]'))),
  fc.constant(replaced('backlog/a.yaml', 'id: a-2', 'id: a-4')),
  fc.constant(replaced('backlog/a.yaml', 'title: Title of a-1', 'title: "Title')),
  fc.constant<Change>(() => ({ 'backlog/a.yaml': start['backlog/a.yaml']! })),
  fc.constant<Change>(() => ({ 'backlog/b.yaml': null })),
  fc.constant<Change>((files) => ({
    'backlog/b.yaml': null,
    'backlog/moved.yaml': files['backlog/b.yaml'] ?? '',
  })),
  fc.constant<Change>(() => ({ 'pm.yaml': null })),
  fc.constant<Change>(() => ({ 'pm.yaml': start['pm.yaml']! })),
  fc.constant<Change>(() => ({ 'pm.yaml': 'framework: [rice\n' })),
  fc.constant(replaced('pm.yaml', /$/, 'backlog: ["backlog/*.yaml", "other/*.yaml"]\n')),
  fc.constant(replaced('pm.yaml', /$/, mapped)),
  numbers.map((reach) => replaced('keps/list.yaml', /reach: \d+/, `reach: ${reach}`)),
  fc
    .constantFrom('kpi', 'growth', 'rice', 'absent')
    .map((name) => replaced('pm.yaml', /^(?:framework: .*\n)?/, `framework: ${name}\n`)),
  numbers.map((value) => replaced('data/sales.csv', /$/, `2026-07-${value},4\n`)),
  numbers.map((capacity) =>
    replaced('pm.yaml', /capacity: \d+ per quarter/, `capacity: ${capacity}0 per quarter`),
  ),
  fc.constant(replaced('backlog/long.yaml', 'team: web, effort: 2', 'team: pay, effort: 3')),
  entries.map((at) =>
    replaced('backlog/long.yaml', new RegExp(`(id: long-${at},.*?)\\}\n`), '$1, owner: bo}\n'),
  ),
  entries.map((at) =>
    replaced('backlog/long.yaml', `status: planned, team: web`, `parent: long-${at}, team: web`),
  ),
  numbers.map((weight) => replaced('kpis.yaml', /target: \d+/, `target: ${weight}`)),
  numbers.map((effort) => replaced('estimates/ana.yaml', /effort: \d+/, `effort: ${effort}`)),
  fc.constant(replaced('frameworks/growth.yaml', 'rice', 'rice *')),
  numbers.map((by) => replaced('frameworks/growth.yaml', /score: .*/, `score: rice * ${by}`)),
)

// What a commit did to the ranking and to each item, as it is written.
async function stepsOf(pace: Pace) {
  const step = rankingStep(pace)
  const items: unknown[] = []
  for (const { id } of pace.workspace.items.filter((_, at) => at % 25 === 0)) {
    const each = await itemPace(pace, id)
    items.push([each.former, each.step && itemStepJson(each.step)])
  }
  return [step && rankingStepJson(step), items]
}

/** All that a state says, with places. */
async function told(workspace: Workspace) {
  const { items, kpis, framework, leftOut, errors } = workspace
  const problems = await workspace.problems('2026-11-21')
  const state = ownState(workspace)
  return {
    items: items.map(({ source, node, ratings, ...given }) => {
      const { line } = source.position(node.start)
      return { ...given, at: `${source.path}:${line} ${node.end}`, raters: ratings?.length }
    }),
    ranks: state.ranking.ranked.map(({ item, ...ranked }) => ({ ...ranked, id: item.id })),
    unscored: state.ranking.unscored.map(({ item, ...rest }) => ({ ...rest, id: item.id })),
    ends: items.map(({ id }) => outcomeIn(state, id)),
    kpis: kpis.map(({ id, points }) => ({ id, points })),
    framework: framework.name,
    leftOut,
    errors,
    problems: problems.map((each) => {
      const { line, column } = each.place.source.position(each.place.start)
      return `${each.place.source.path}:${line}:${column} ${messageOf(each)}`
    }),
  }
}

async function readAt(cwd: string, revision: string): Promise<Workspace> {
  return openWorkspace(testIo({ cwd }), {
    ...{ directory: cwd, quiet: false, debug: false, limits: defaultLimits },
    request: { kind: 'commit', revision },
    colour: { out: false, err: false },
  })
}

describe.skipIf(needs('git'))('each state of a history', () => {
  const runs = fuzzCount(12, 60)

  test(
    'is the one that reading its commit alone gives',
    async () => {
      let [read, faults] = [0, 0]
      await fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 6, maxLength: 14 }), async (changes) => {
          const commits: Written[] = [{ files: start }]
          let now: Files = start
          for (const each of changes) {
            const files = each(now)
            commits.push({ files })
            now = Object.fromEntries(
              Object.entries({ ...now, ...files }).filter(([, text]) => text !== null),
            ) as Files
          }
          const { root } = history(commits)
          const { files } = testIo({ cwd: root })
          const repository = await files.repository(root)
          const past = await files.history(repository, 'HEAD')
          const course = await courseOf(past, {
            ...{ repository, config: undefined, limits: defaultLimits },
          })
          const paces: Pace[] = []
          const alones = new Map<Workspace, Workspace>()
          const steps: unknown[] = []
          for await (const pace of course.paces()) {
            paces.push(pace)
            // Its plan may follow from that of the state before it.
            steps.push(await stepsOf(pace))
            const alone = await readAt(root, pace.commit.id)
            expect(await told(pace.workspace)).toEqual(await told(alone))
            expect(pace.workspace.paths).toEqual(alone.paths)
            alones.set(pace.workspace, alone)
            read++
            if (pace.fault) faults++
          }
          past.close()
          // Ranks and places of both states are known by now, each from its own files alone.
          for (const [at, pace] of paces.entries()) {
            const base = pace.base && (alones.get(pace.base) ?? pace.base)
            const alone = { ...pace, workspace: alones.get(pace.workspace)!, base }
            expect(steps[at]).toEqual(await stepsOf(alone))
          }
          // What a state is compared with is the one before it that can be ranked.
          for (const [at, { base, fault }] of paces.entries()) {
            // One that breaks a file which stays broken tells nothing, and the later ones are compared with it.
            const before = paces
              .slice(at + 1)
              .find((each) => each.fault === null || each.workspace === base)
            if (fault) expect(base).toBeUndefined()
            else if (before) expect(base).toBe(before.workspace)
            else expect(base?.paths.size).toBe(0)
          }
        }),
        { numRuns: runs, seed: fuzzSeed },
      )
      expect(read).toBeGreaterThan(runs * 4)
      expect(faults).toBeGreaterThan(runs / 4)
    },
    fuzzTimeout(runs, 20_000),
  )
})
