import { describe, expect, test } from 'vitest'
import { forecastTable } from '../../src/render/forecast-table.js'
import { styleOf } from '../../src/render/style.js'
import { forecastOf } from '../core/forecast/finished.js'
import { widened } from '../core/forecast/ranges.js'
import { modelFor, type Setting, type Written } from '../core/plan/backlog.js'
import { viewOf } from './roadmap.js'

function shown(setting: Setting, items: readonly Written[], all = false): string[][] {
  const view = viewOf(setting, items)
  const forecast = forecastOf(widened(modelFor(setting, items)), view.plan, { draws: 1000 })
  const text = forecastTable(
    { ...view, forecast },
    { width: undefined, style: styleOf(false) },
    all,
  )
  return text.split('\n\n').map((part) => part.trimEnd().split('\n'))
}

describe('of very many items and commitments', () => {
  const setting = { start: '2027-Q1', capacities: { web: 18 } }
  const items = Array.from(
    { length: 70 },
    (_, at): Written => ({
      id: `i${at}`,
      team: 'web',
      effort: 1,
      score: 70 - at,
      hard: '2027-12-31',
    }),
  )

  test('the first 50 stand there, and of the commitments those that are kept least surely', () => {
    const [first, second] = shown(setting, items)
    expect(first).toHaveLength(52)
    expect(first!.at(-1)).toBe('20 more: --all shows them')
    expect(first![1]).toMatch(/^i0 /)
    const kept = second!.slice(1, -1).map((line) => /(i\d+).*?(\d+) %/.exec(line)!)
    expect(kept).toHaveLength(50)
    expect(kept.map(([, id]) => id)).toEqual(expect.arrayContaining(['i60', 'i65', 'i69']))
    expect(kept.filter(([, , percent]) => percent === '0').length).toBeGreaterThan(0)
    expect(second!.at(-1)).toBe('20 more, kept at least as surely: --all shows them')
  })

  test('all stand there with --all', () => {
    const [first, second] = shown(setting, items, true)
    expect([first!.length, second!.length]).toEqual([71, 71])
  })
})

test('what may be after the roadmap, what no team bounds and what has no date are told', () => {
  const [first, teams] = shown({ capacities: { web: 3 } }, [
    { id: 'a', team: 'web', effort: 9, score: 2, due: '2027-02-01' },
    { id: 'b', team: 'ops', effort: 9, score: 1 },
  ])
  expect(first!.map((line) => line.split(/ {2,}/))).toEqual([
    ['ID', 'Title', 'Team', 'Planned', 'On time', 'P50', 'P85', 'Due', 'By then'],
    ['b', 'b', 'ops', 'Now', '100 %', 'Now', 'Now'],
    [
      'a',
      'a',
      'web',
      'Later',
      expect.stringMatching(/^\d+ %$/),
      'later',
      'later',
      '2027-02-01',
      '–',
    ],
  ])
  expect(teams!.map((line) => line.split(/ {2,}/))).toEqual([
    ['Team does not finish', 'Now', 'Next', 'Later'],
    ['web', '0 %', '0 %', expect.stringMatching(/^\d+ %$/)],
  ])
})
