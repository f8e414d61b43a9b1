import { describe, expect, test } from 'vitest'
import { effortDraws } from '../../src/core/forecast/effort-draws.js'
import { forecastPlan } from '../../src/core/forecast/forecast-plan.js'
import { newRoom } from '../../src/core/frameworks/formula/evaluate.js'
import { scoreDraws } from '../../src/core/simulate/score-draws.js'
import { defaultLimits } from '../../src/edges/files.js'
import { openWorkspace } from '../../src/workspace/open.js'
import { modelWorkspace, planWorkspace } from '../../src/workspace/plan.js'
import type { Workspace } from '../../src/workspace.js'
import { testIo } from '../io.js'
import { folder } from '../repository.js'

const config = `
framework: work
frameworks:
  work: {inputs: {effort: {min: 0.5, max: 30}}, score: effort, size: effort}
raters: {ana: {weight: 2}, bo: {}}
teams: {web: {capacity: 30}, api: {capacity: 30}}
roadmap: {start: 2027-Q1}
`

function open(tree: Readonly<Record<string, string>>): Promise<Workspace> {
  const { root } = folder(tree)
  return openWorkspace(testIo({ cwd: root }), {
    directory: root,
    quiet: false,
    debug: false,
    request: { kind: 'worktree' },
    limits: defaultLimits,
    colour: { out: false, err: false },
  })
}

const sampling = { seed: 5, draws: 3000 }

/** The draws of one item's effort, of all its teams together, as a plan and as a ranking makes them. */
async function bothOf(item: string, estimates: Readonly<Record<string, string>> = {}, more = '') {
  const files = Object.entries(estimates).map(([rater, text]) => [
    `estimates/${rater}.yaml`,
    `rater: ${rater}\nestimates: {a: {${text}}}\n`,
  ])
  const workspace = await open({
    'pm.yaml': config + more,
    'backlog.yaml': `- {id: a, title: A, status: planned, ${item}}\n`,
    ...Object.fromEntries(files),
  })
  expect(workspace.errors).toBe(0)
  const model = modelWorkspace(workspace)
  const [planned] = model.items
  const draws = effortDraws('a', model.estimateOf(planned!)!, sampling, newRoom)
  const columns = [...draws.values()]
  const sums = Array.from({ length: sampling.draws }, (_, draw) =>
    columns.reduce((sum, column) => sum + column[column.length === 1 ? 0 : draw]!, 0),
  )
  const ranked = [...scoreDraws(planned!.item, workspace.framework, workspace, sampling)]
  return { draws, sums, ranked }
}

describe('a draw of an effort is the number that the same draw of the ranking has', () => {
  test.each([
    ['an interval', 'team: web, effort: 2 to 8', {}],
    ['three points', 'team: web, effort: {low: 1, likely: 2, high: 9}', {}],
    ['one that goes beyond the limits', 'team: web, effort: 1 to 29', {}],
    ['in the block of the framework', 'team: web, work: {effort: 2 to 8}', {}],
    ['what raters say', 'team: web', { ana: 'effort: 2 to 5', bo: 'effort: 9' }],
    ['what they say beside a decision', 'team: web, effort: 1 to 3', { ana: 'effort: 2 to 5' }],
  ])('%s', async (_, item, estimates) => {
    const { sums, ranked } = await bothOf(item, estimates)
    expect(new Set(sums).size).toBeGreaterThan(100)
    expect(sums).toEqual(ranked)
  })

  test.each([
    ['of two teams', 'effort_by_team: {web: 2 to 8, api: 1 to 2}', {}],
    [
      'of two teams, of which raters say a sum',
      'effort_by_team: {web: 2 to 8, api: 3}',
      { ana: 'effort: 6 to 20' },
    ],
  ])('%s', async (_, item, estimates) => {
    const { sums, ranked } = await bothOf(item, estimates)
    expect(new Set(sums).size).toBeGreaterThan(900)
    for (const [draw, sum] of sums.entries()) expect(sum).toBeCloseTo(ranked[draw]!, 12)
  })
})

test('what remains of an item of two teams is shared as their efforts are', async () => {
  const { draws } = await bothOf(
    'status: in-progress, remaining: 2 to 4, effort_by_team: {web: 6, api: 2}'.replace(
      'status: in-progress, ',
      '',
    ),
  )
  expect(draws.get('web')).toEqual(Float64Array.of(6))
  const begun = await open({
    'pm.yaml': config,
    'backlog.yaml':
      '- {id: a, title: A, status: in-progress, remaining: 2 to 4, effort_by_team: {web: 6, api: 2}}\n',
  })
  const model = modelWorkspace(begun)
  const left = effortDraws('a', model.estimateOf(model.items[0]!)!, sampling, newRoom)
  const [web, api] = [left.get('web')!, left.get('api')!]
  for (const [draw, effort] of web.entries()) expect(effort).toBeCloseTo(3 * api[draw]!, 12)
  const all = [...web].map((effort, draw) => effort + api[draw]!).sort((a, b) => a - b)
  expect(all[1500]).toBeCloseTo(Math.sqrt(8), 2)
})

test('a rater whose sum is drawn changes the share of no team', async () => {
  const { draws } = await bothOf('effort_by_team: {web: 6, api: 2}', { ana: 'effort: 6 to 20' })
  const [web, api] = [draws.get('web')!, draws.get('api')!]
  for (const [draw, effort] of web.entries()) expect(effort).toBeCloseTo(3 * api[draw]!, 12)
})

test('a backlog in any files and order has one forecast', async () => {
  const entries = Array.from(
    { length: 12 },
    (_, at) =>
      `- {id: i${at}, title: I, status: planned, team: ${at % 2 ? 'web' : 'api'}, effort: ${at + 1} to ${at + 12}${at > 2 ? `, depends_on: [i${at - 3}]` : ''}}\n`,
  )
  const forecastOf = async (tree: Readonly<Record<string, string>>) => {
    const workspace = await open({ 'pm.yaml': config, ...tree })
    const { plan } = planWorkspace(workspace)
    const steps = forecastPlan(modelWorkspace(workspace), plan, { seed: 1, draws: 1000 })
    for (;;) {
      const { done, value } = steps.next()
      if (done)
        return value.items.map(({ planned, byPeriod }) => [planned.item.id, planned.end, byPeriod])
    }
  }
  const known = await forecastOf({ 'backlog.yaml': entries.join('') })
  expect(known.length).toBeGreaterThan(5)
  expect(await forecastOf({ 'backlog.yaml': entries.toReversed().join('') })).toEqual(known)
  expect(
    await forecastOf({
      'backlog/b.yaml': entries.slice(0, 5).join(''),
      'backlog/a.yaml': entries.slice(5).join(''),
    }),
  ).toEqual(known)
})
