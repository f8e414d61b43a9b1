import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Kpi } from '../../src/core/kpis/kpi.js'
import { progressOf } from '../../src/core/kpis/progress.js'
import { markers, spliceBlock } from '../../src/render/markers.js'
import { roadmapMarkdown } from '../../src/render/roadmap-markdown.js'
import { item, type Setting, type Written } from '../core/plan/backlog.js'
import { noSharedData, sharedData } from '../shared-data.js'
import { viewOf } from './roadmap.js'

const setting: Setting = {
  start: '2027-Q1',
  periods: 2,
  reserve: 0.2,
  capacities: { payments: 10, web: [5, 0] },
}

const items: readonly Written[] = [
  { id: 'wallets', title: 'Wallets', owner: 'ana' },
  {
    id: 'pay-1',
    title: 'Retry declined cards',
    status: 'in-progress',
    team: 'payments',
    owner: 'chen',
    effort: 12,
    remaining: 3,
    score: 40,
    kpis: { conversion: 0.4 },
  },
  {
    id: 'pay-2',
    title: 'One-tap checkout',
    effort: { payments: 4, web: 3.5 },
    score: 900.5,
    dependsOn: ['pay-1', 'pay-0'],
    kpis: { conversion: 2.5, fraud: -1 },
    parent: 'wallets',
    due: '2027-01-20',
  },
  {
    id: 'pay-3',
    title: 'Law',
    team: 'payments',
    unscored: 'PSD3',
    hard: '2027-06-01',
    reason: 'PSD3',
    effort: 1,
  },
  {
    id: 'pay-4',
    title: 'Split | card',
    team: 'payments',
    status: 'candidate',
    score: 1600,
    effort: 6,
  },
  { id: 'pay-5', title: 'Large', team: 'payments', score: 3, effort: 20, parent: 'wallets' },
  { id: 'pay-6', title: 'Round up', status: 'idea' },
  {
    id: 'pay-0',
    title: 'Tokens',
    status: 'shipped',
    shipped: '2027-01-11',
    team: 'payments',
    owner: 'bo',
    effort: 1,
    parent: 'wallets',
  },
]

const { source, node } = item({ id: 'x' })
const conversion: Kpi = {
  id: 'conversion',
  title: 'Checkout conversion',
  unit: '%',
  baseline: { value: 61, date: '2026-06-30' },
  target: 70,
  due: '2027-06-30',
  weight: 3,
  owner: 'bo',
  points: [{ date: '2026-09-30', value: 62.5 }],
  source,
  node,
}

describe('the roadmap as Markdown', () => {
  test('is what stands in the file beside this test', () => {
    const view = viewOf(setting, items, {
      product: 'Acme Checkout',
      vision: 'Anyone can pay in ten seconds.',
      teamTitles: new Map([['web', 'Web checkout']]),
      kpis: [{ kpi: conversion, progress: progressOf(conversion) }],
    })
    const file = fileURLToPath(new URL('roadmap-markdown.expected', import.meta.url))
    expect(roadmapMarkdown(view)).toBe(readFileSync(file, 'utf8'))
  })

  test('has no chart and no dates where the periods have none', () => {
    const markdown = roadmapMarkdown(viewOf({}, [{ id: 'a', score: 1 }]))
    expect(markdown).toContain('## Now\n\n1 item\n')
    expect(markdown).not.toContain('mermaid')
  })

  test('is short where nothing is there', () => {
    expect(roadmapMarkdown(viewOf({}, []))).toBe(
      `<!-- Written by pm roadmap: what is changed between the two markers is lost. -->

0 items planned in 3 periods. Ranked by RICE; efforts in person-weeks are the means of their estimates, scores take the medians.

## Now

nothing planned

## Next

nothing planned

## Later

nothing planned

`,
    )
  })

  test.for([
    [8.4, '8.4 of 10 (84 %)'],
    [8.5, '8.5 of 10 (85 %), **tight**'],
    [10, '10 of 10 (100 %), **tight**'],
  ] as const)('flags a load of %d', ([effort, cell]) => {
    const given = { start: '2027-Q1', periods: 1, capacities: { web: 10 } }
    const markdown = roadmapMarkdown(viewOf(given, [{ id: 'a', team: 'web', score: 1, effort }]))
    expect(markdown).toContain(`| 2027-Q1 | ${cell} |\n`)
  })

  test('says where more shipped than the team could do, and where nothing bounds it', () => {
    const given = { start: '2027-Q1', periods: 1, capacities: { web: 1, ops: 0 } }
    const done = { status: 'shipped', shipped: '2027-02-01' } as const
    const markdown = roadmapMarkdown(
      viewOf(given, [
        { id: 'a', team: 'web', effort: 2, ...done },
        { id: 'b', team: 'ops', effort: 2, ...done },
        { id: 'c', score: 1, effort: 2 },
      ]),
    )
    expect(markdown).toContain('| Period | ops | web | no team |\n')
    expect(markdown).toContain('| 2 of 0, **over** | 2 of 1 (200 %), **over** | 2 |\n')
  })

  test('folds what is long, shows each item in a table and the best ranked in the chart', () => {
    const many = Array.from({ length: 600 }, (_, index): Written => {
      return { id: `i${index}`, team: `team-${index % 3}`, score: 1000 - index, effort: 1 }
    })
    const capacities = { 'team-0': 40, 'team-1': 40, 'team-2': 40 }
    const markdown = roadmapMarkdown(viewOf({ start: '2027-Q1', capacities }, many))
    const rows = markdown.split('\n').filter((line) => /^\| \d+ \| `i\d+` /.test(line))
    expect(rows).toHaveLength(600)
    expect(markdown.match(/ :t\d+, /g)).toHaveLength(40)
    expect(markdown).toContain('440 more stand in the tables below')
    const open = markdown.replace(/<details>.*?<\/details>\n/gs, '')
    expect(open.split('\n').length).toBeLessThan(220)
  })
})

test('a roadmap of ten thousand items is small enough to be shown', () => {
  const many = Array.from({ length: 10_000 }, (_, index): Written => {
    return {
      id: `i${index}`,
      title: 'T'.repeat(80),
      effort: null,
      status: index % 2 ? 'idea' : 'planned',
    }
  })
  const markdown = roadmapMarkdown(viewOf({}, many))
  expect(markdown.length).toBeLessThan(512_000)
  expect(markdown.match(/^4000 more are left out here/gm)).toHaveLength(2)
})

describe('hostile texts', () => {
  const own = [
    markers.begin,
    markers.end,
    '@org/team #123 | <script>alert(1)</script> [x](javascript:alert(1)) `code` ![i](x) \\| \\',
    '::error::x',
    '##[error]x',
    'section x',
    '2027-03-15 launch',
    '%%{init: {}}%%',
    'click z href "javascript:alert(1)"',
    '```',
    '</details>',
    '\u001b]8;;http://x\u0007\u202e\u0000\r\n| a | b |',
    '$& $1',
  ]

  function check(texts: readonly string[]): void {
    const planned = texts.map((text, index): Written => {
      return {
        id: `p${index}`,
        title: text,
        owner: text,
        team: text,
        reason: text,
        period: '2027-Q1',
        score: 1,
      }
    })
    const rest = texts.flatMap((text, index): Written[] => [
      { id: `u${index}`, title: text, team: text, unscored: text },
      { id: `s${index}`, title: text, owner: text, status: 'shipped', parent: `g${index}` },
      { id: `g${index}`, title: text, owner: text },
      { id: `i${index}`, title: text, status: 'idea' },
    ])
    const [product, vision, unit] = [texts[0]!, texts[1]!, texts[2]!]
    const teamTitles = new Map(texts.map((text) => [text, text]))
    const kpis = texts.map((text) => {
      const kpi = { ...conversion, title: text, unit: text, owner: text }
      return { kpi, progress: progressOf(kpi) }
    })
    const view = viewOf({ start: '2027-Q1' }, [...planned, ...rest], {
      product,
      vision,
      unit,
      teamTitles,
      kpis,
    })
    const markdown = roadmapMarkdown(view)
    const lines = markdown.split('\n')
    expect(tableFaults(lines)).toEqual([])
    // A table has two lines besides its rows.
    const rows = lines.filter((line) => line.startsWith('| ') && !line.startsWith('| ---')).length
    const folds = lines.filter((line) => line === '</details>').length
    expect(lines.filter((line) => line.startsWith('<details>'))).toHaveLength(folds)
    expect(rows).toBeGreaterThanOrEqual(5 * texts.length)
    const outside = markdown.replace(/```mermaid\n.*?\n```\n/s, '')
    expect(outside.split('\n').flatMap(markupIn)).toEqual([])
    expect(lines.filter((line) => /^\s*(?:::|##\[)/.test(line))).toEqual([])
    expect(lines.filter((line) => Object.values<string>(markers).includes(line.trim()))).toEqual([])
    const spliced = spliceBlock(`${markers.begin}\n${markers.end}\n`, markdown)
    expect('text' in spliced && spliceBlock(spliced.text, markdown)).toEqual(spliced)
    const chart = /```mermaid\n(.*?)\n```\n/s.exec(markdown)![1]!
    const label = /[\p{L}\p{M}\p{N} ._()/+'’€£-]+/u.source
    const line = new RegExp(
      `^(?:gantt|dateFormat YYYY-MM-DD|axisFormat %Y-%m|section ${label}|(?:\\d+|-) ${label} :(?:crit, |active, )*t\\d+, [\\d-]+, [\\d-]+)$`,
      'u',
    )
    expect(chart.split('\n').filter((each) => !line.test(each))).toEqual([])
  }

  test('of our own make no markup, rows, columns, markers, commands or directives', () => {
    check(own)
  })

  test.skipIf(!sharedData)(
    sharedData ? 'that break programs make none either' : `that break programs: ${noSharedData}`,
    () => {
      const path = join(sharedData!, 'hostile/naughty-strings/blns.json')
      const texts = (JSON.parse(readFileSync(path, 'utf8')) as string[]).filter(
        (text) => text !== '',
      )
      expect(texts.length).toBeGreaterThan(500)
      for (let at = 0; at + 3 <= texts.length; at += 60) check(texts.slice(at, at + 60))
    },
  )
})

// Rows of other lengths than the title row of their table.
function tableFaults(lines: readonly string[]): string[] {
  let columns = 0
  return lines.flatMap((line) => {
    if (!line.startsWith('|')) {
      columns = 0
      return []
    }
    const cells = line.split(/(?<!\\)(?:\\\\)*\|/).length - 2
    if (columns === 0) columns = cells
    return cells === columns ? [] : [line]
  })
}

// What a reader's browser or GitHub would take for more than text, our own markup aside.
function markupIn(line: string): string[] {
  const ours = line
    .replace(/^<details><summary>\d+ (?:more|ideas?)<\/summary>$|^<\/details>$/, '')
    .replace(/^<!-- Written by pm roadmap: [a-z ]+\. -->$/, '')
    .replace(/`[A-Za-z0-9._-]+`/g, '')
    .replace(/\*\*(?:Product:|Vision:|tight|over)\*\*/g, '')
    .replace(/\\[\\|[\]`*_~$]|\\[@#]&#8203;|&(?:lt|gt|amp);/g, '')
    .replace(/^## /, '')
  return /[<>&[\]`*_~$@#\\]/.test(ours) ? [line] : []
}
