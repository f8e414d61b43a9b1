import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isTight } from '../../src/core/plan/plan.js'
import { loadChart } from '../../src/render/load-chart.js'
import { widthOf } from '../../src/render/text.js'
import { instance, setting } from '../core/plan/instances.js'
import { viewOf } from './roadmap.js'

const given = { start: '2027-Q1', periods: 2, capacities: { web: 10, api: [10, 0] } }

describe('the chart of loads', () => {
  test('has a line for each period and a bar for each team', () => {
    const view = viewOf(
      given,
      [
        { id: 'a', team: 'web', effort: 15, score: 9 },
        { id: 'b', team: 'api', effort: 0.2, score: 8 },
        { id: 'c', team: 'ops', effort: 3, score: 7 },
      ],
      { teamTitles: new Map([['web', 'Web checkout']]) },
    )
    expect(loadChart(view, 80)).toEqual([
      'Period   api                     ops                     Web checkout',
      '2027-Q1  █░░░░░░░░░░░░░   2 %    3, no limit             ██████████████ 100 % !',
      '2027-Q2  no capacity                                     ███████░░░░░░░  50 %',
    ])
  })

  test('stands in several blocks where the teams do not fit beside each other', () => {
    const names = ['a', 'b', 'c', 'd', 'e']
    const capacities = Object.fromEntries(names.map((name) => [name, 1]))
    const lines = loadChart(viewOf({ start: '2027-Q1', periods: 1, capacities }, []), 60)
    expect(lines.map((line) => line.split(/ {2,}/))).toEqual([
      ['Period', 'a', 'b'],
      ['2027-Q1', '░░░░░░░░░░░░░░░░', '0 %', '░░░░░░░░░░░░░░░░', '0 %'],
      [''],
      ['Period', 'c', 'd'],
      ['2027-Q1', '░░░░░░░░░░░░░░░░', '0 %', '░░░░░░░░░░░░░░░░', '0 %'],
      [''],
      ['Period', 'e'],
      ['2027-Q1', '░░░░░░░░░░░░░░░░', '0 %'],
    ])
  })

  test('is not there without teams', () => {
    expect(loadChart(viewOf({ start: '2027-Q1' }, []), 80)).toEqual([])
  })

  test('begins no line with the name of a team, and cuts a long one', () => {
    const capacities = { '::error::x```': 1, [`${'é'.repeat(90)}`]: 1 }
    const lines = loadChart(viewOf({ start: '2027-Q1', periods: 1, capacities }, []), 60)
    for (const line of lines) expect(line).toMatch(/^(?:Period|2027-Q1)/)
    expect(lines[0]).toContain('ééé…')
  })

  test('is as wide as it may be at most, and marks what is tight', () => {
    fc.assert(
      fc.property(setting, instance, fc.integer({ min: 40, max: 160 }), (drawn, items, width) => {
        const view = viewOf(drawn, items)
        const lines = loadChart(view, width)
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width)
        const tight = view.plan.periods.flatMap(({ teams }) => teams).filter(isTight)
        expect(lines.join('\n').match(/!/g) ?? []).toHaveLength(tight.length)
        for (const [, percent] of lines.join('\n').matchAll(/(\d+) %/g))
          expect(Number(percent)).toBeLessThanOrEqual(100)
      }),
    )
  })
})
