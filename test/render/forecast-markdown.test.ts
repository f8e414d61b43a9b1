import { expect, test } from 'vitest'
import { forecastMarkdown } from '../../src/render/forecast-markdown.js'
import { forecastTable } from '../../src/render/forecast-table.js'
import { styleOf } from '../../src/render/style.js'
import { forecastOf } from '../core/forecast/finished.js'
import { widened } from '../core/forecast/ranges.js'
import { modelFor, type Setting, type Written } from '../core/plan/backlog.js'
import { markdownShape, markupLines } from '../trust/markdown.js'
import { unsafeLines } from '../trust/outputs.js'
import { payloads } from '../trust/payloads.js'
import { viewOf } from './roadmap.js'

// Two teams of a name, each item's title and reasons, and what a commitment hangs on.
function shownWith(text: string): { readonly markdown: string; readonly table: string } {
  const team = text === '' ? 'web' : text
  const setting: Setting = { start: '2027-Q1', capacities: { [team]: 6, api: 6 } }
  const items: Written[] = [
    {
      id: 'a',
      title: text,
      team,
      owner: text,
      effort: 4,
      score: 3,
      period: '2027-Q1',
      reason: text,
    },
    { id: 'b', title: text, team: 'api', effort: 3, score: 2, dependsOn: ['a'] },
    {
      id: 'c',
      title: text,
      team,
      effort: 1,
      score: 1,
      dependsOn: ['b'],
      hard: '2027-05-05',
      reason: text,
    },
    { id: 'd', title: text, team, effort: 99, score: 1, hard: '2027-05-05', reason: text },
  ]
  const view = viewOf(setting, items, { teamTitles: new Map([[team, text]]) })
  const forecast = forecastOf(widened(modelFor(setting, items)), view.plan, { draws: 100 })
  const shown = { ...view, forecast }
  return {
    markdown: forecastMarkdown(shown),
    table: forecastTable(shown, { width: undefined, style: styleOf(false) }, false),
  }
}

const harmless = shownWith('Plain text')

test('a forecast has its commitments, its items and its teams', () => {
  expect(markdownShape(harmless.markdown).filter((line) => line.startsWith('row'))).toEqual([
    ...Array.from({ length: 5 }, () => 'row of 5'),
    ...Array.from({ length: 5 }, () => 'row of 8'),
    ...Array.from({ length: 6 }, () => 'row of 3'),
  ])
})

test.each(payloads)('a text of somebody does nothing in a forecast: %j', (text) => {
  const { markdown, table } = shownWith(text)
  expect(markdownShape(markdown)).toEqual(markdownShape(harmless.markdown))
  expect(markupLines(markdown)).toEqual([])
  expect(table.split('\n')).toHaveLength(harmless.table.split('\n').length)
  expect([...unsafeLines(markdown), ...unsafeLines(table)]).toEqual([])
})
