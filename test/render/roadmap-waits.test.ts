import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { roadmapMarkdown } from '../../src/render/roadmap-markdown.js'
import type { Written } from '../core/plan/backlog.js'
import { instance, setting } from '../core/plan/instances.js'
import { viewOf } from './roadmap.js'

const given = { start: '2027-Q1', capacities: { web: 10, api: 10 } }

function chartOf(markdown: string): string[] {
  const [, chart = ''] = /```mermaid\n(%%[^`]*)```/.exec(markdown) ?? []
  return chart.split('\n').filter(Boolean)
}

describe('what waits for what', () => {
  test('is drawn with ids of its own, rank, title, period and team', () => {
    const chart = chartOf(
      roadmapMarkdown(
        viewOf(given, [
          { id: 'a', title: 'First', team: 'web', score: 1, hard: '2027-05-05' },
          {
            id: 'b',
            title: 'Second',
            team: 'api',
            score: 9,
            status: 'candidate',
            dependsOn: ['a'],
          },
          { id: 'c', title: 'Alone', team: 'api', score: 8 },
        ]),
      ),
    )
    expect(chart.slice(1)).toEqual([
      'flowchart LR',
      't1["3 First<br/>2027-Q1, web"]',
      't2["1 Second<br/>2027-Q1, api"]',
      't1 --> t2',
      'classDef hard stroke-width:4px',
      'class t1 hard',
      'classDef proposed stroke-dasharray:5 4',
      'class t2 proposed',
    ])
  })

  test('has a group where an item waits for all that is in it', () => {
    const chart = chartOf(
      roadmapMarkdown(
        viewOf(given, [
          { id: 'g', title: 'Group' },
          { id: 'a', title: 'In it', team: 'web', score: 1, parent: 'g' },
          { id: 'b', title: 'Behind', team: 'web', score: 9, dependsOn: ['g'] },
        ]),
      ),
    )
    expect(chart.filter((line) => /^t\d/.test(line))).toEqual([
      't1["2 In it<br/>2027-Q1, web"]',
      't2["1 Behind<br/>2027-Q1, web"]',
      't3[["– Group<br/>2027-Q1"]]',
      't1 --> t3',
      't3 --> t2',
    ])
  })

  test('has what was given up, for what waits for it waits for ever', () => {
    const markdown = roadmapMarkdown(
      viewOf(given, [
        { id: 'a', title: 'Given up', team: 'api', status: 'parked', hard: '2027-05-05' },
        { id: 'b', title: 'Dropped', status: 'dropped' },
        { id: 'g', title: 'Group' },
        { id: 'c', title: 'In it', parent: 'g', status: 'parked' },
        { id: 'd', title: 'Waits', team: 'web', score: 9, dependsOn: ['a', 'b', 'g'] },
        { id: 'e', title: 'Waits too', team: 'web', score: 8, dependsOn: ['a'] },
      ]),
    )
    expect(chartOf(markdown).slice(2)).toEqual([
      't1["1 Waits<br/>not planned, web"]',
      't2["2 Waits too<br/>not planned, web"]',
      't3[["– Group<br/>not planned"]]',
      't4["– Given up<br/>parked, api"]',
      't5["– In it<br/>parked"]',
      't6["– Dropped<br/>dropped"]',
      't3 --> t1',
      't4 --> t1',
      't4 --> t2',
      't5 --> t3',
      't6 --> t1',
    ])
    expect(markdown).toContain(
      '| Waits (`d`) | web | not planned | `g` (not planned), `a` (parked), `b` (dropped) |',
    )
  })

  test('names what finishes in the period of what another team hands over', () => {
    const items: Written[] = [
      { id: 'x', team: 'api', effort: 10, score: 3 },
      { id: 'y', team: 'web', effort: 10, score: 3, dependsOn: ['x'] },
      { id: 'z', effort: { web: 3, api: 2 }, score: 2, dependsOn: ['y'] },
      { id: 'later', team: 'api', effort: 9, score: 1, dependsOn: ['y'] },
    ]
    expect(roadmapMarkdown(viewOf(given, items))).toContain(
      'Of different teams and done in one period: `y` waits for `x`. The plan takes it that',
    )
    expect(roadmapMarkdown(viewOf(given, items.slice(0, 1).concat(items.slice(3))))).not.toContain(
      'Of different teams',
    )
  })

  test('is not there where nothing waits, and says nothing of what is done', () => {
    const items: Written[] = [
      { id: 'a', status: 'shipped', shipped: '2026-12-01' },
      { id: 'b', score: 1, dependsOn: ['a'] },
    ]
    expect(roadmapMarkdown(viewOf(given, items))).not.toContain('What waits')
  })

  test.for([
    'end',
    '1. list',
    '- list',
    '"] --> t9; click t1 "javascript:alert(1)"',
    '`**x**`',
    '%%{init: {"theme": "dark"}}%%',
    'a<br/>b\nend\nt1 --> t2',
    '$$x$$ #35; fa:fa-bug @{shape: rect} |x| {x} [x] ((x))',
    '</pre><script>alert(1)</script>',
  ])('draws nothing but a title of %j', (title) => {
    const items: Written[] = [
      { id: 'a', title, team: 'web', score: 2 },
      { id: 'b', title, team: 'web', score: 1, dependsOn: ['a'] },
    ]
    const lines = chartOf(roadmapMarkdown(viewOf(given, items)))
    expect(lines).toHaveLength(5)
    expect(lines[2]).toMatch(/^t1\["1 [A-Za-z0-9 ._()/+'-]+<br\/>2027-Q1, web"\]$/)
    expect(lines[3]).toMatch(/^t2\["2 [A-Za-z0-9 ._()/+'-]+<br\/>2027-Q1, web"\]$/)
    expect(lines[4]).toBe('t1 --> t2')
  })

  test('draws dependencies only, whatever the backlog', () => {
    fc.assert(
      fc.property(setting, instance, (drawn, items) => {
        const named = items.map((each) => ({ ...each, title: each.id }))
        const lines = chartOf(roadmapMarkdown(viewOf({ ...drawn, start: '2027-Q1' }, named)))
        const ids = new Map(
          lines.flatMap((line) => {
            const [, id, name] = /^(t\d+)\[+"\S+ (i\d+)</.exec(line) ?? []
            return id ? [[id, name!] as const] : []
          }),
        )
        const byId = new Map(items.map((each) => [each.id, each]))
        const above = (id: string | undefined): string[] =>
          id === undefined ? [] : [id, ...above(byId.get(id)?.parent)]
        for (const line of lines) {
          const [, from, to] = /^(t\d+) --> (t\d+)$/.exec(line) ?? []
          if (!from) continue
          const [before, after] = [ids.get(from)!, ids.get(to!)!]
          const waits = above(after).flatMap((id) => byId.get(id)!.dependsOn ?? [])
          expect(waits.includes(before) || byId.get(before)!.parent === after).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })
})
