import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Kpi } from '../../src/core/kpis/kpi.js'
import { progressOf } from '../../src/core/kpis/progress.js'
import { markers, spliceBlock } from '../../src/render/markers.js'
import { brokenText } from '../../src/render/roadmap-broken.js'
import { roadmapMarkdown } from '../../src/render/roadmap-markdown.js'
import { item, planFor, type Setting, type Written } from '../core/plan/backlog.js'
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
  pointPlaces: new Map(),
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
    expect(markdown).toContain('| 0 of 0, 2 shipped | 1 of 1 (100 %), **tight**, 2 shipped | 2 |\n')
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
    expect(open.split('\n').length).toBeLessThan(300)
  })
})

/** The ids in the tables of a roadmap's section that stand open, and those that are folded away. */
function idsIn(markdown: string, section: string): { open: string[]; folded: string[] } {
  const [, text] = `${markdown}\n## `.split(`## ${section}\n`)
  const [open, folded = ''] = text!.split('\n## ')[0]!.split('<details>')
  const ids = (part: string) => [...part.matchAll(/^\| [^|]+ \| `([^`]+)`/gm)].map(([, id]) => id!)
  return { open: ids(open!), folded: ids(folded) }
}

describe('the items of a period', () => {
  const web = (id: string, score: number, more: Partial<Written> = {}): Written => {
    return { id, team: 'web', score, effort: 1, ...more }
  }

  test('stand in order of rank, what is necessary without one first, what merely has none last', () => {
    const markdown = roadmapMarkdown(
      viewOf({ start: '2027-Q1' }, [
        web('low', 1, { status: 'in-progress' }),
        web('agreed', 2, { period: '2027-Q1' }),
        web('best', 9, { status: 'candidate' }),
        { id: 'law', effort: 1, unscored: 'law', due: '2027-03-31' },
        { id: 'started', effort: 1, status: 'in-progress' },
      ]),
    )
    const all = ['law', 'best', 'agreed', 'low', 'started']
    expect(idsIn(markdown, '2027-Q1')).toEqual({ open: all, folded: [] })
  })

  test('are folded away from the lowest rank on where they are many, promises never', () => {
    const started = Array.from({ length: 15 }, (_, index) =>
      web(`s${index}`, 15 - index, { status: 'in-progress' }),
    )
    const planned = Array.from({ length: 12 }, (_, index) => web(`p${index}`, 100 - index))
    const agreed = [
      web('a', 0.5, { period: '2027-Q1' }),
      web('b', 0.4, { hard: '2027-03-31' }),
      web('c', 50, { period: '2027-Q1' }),
    ]
    const markdown = roadmapMarkdown(
      viewOf({ start: '2027-Q1' }, [...agreed, ...started, ...planned]),
    )
    expect(idsIn(markdown, '2027-Q1')).toEqual({
      open: [
        ...planned.map(({ id }) => id),
        'c',
        ...started.slice(0, 5).map(({ id }) => id),
        'a',
        'b',
      ],
      folded: started.slice(5).map(({ id }) => id),
    })
  })

  test('stand in one order where a fold would hide but a few', () => {
    const planned = Array.from({ length: 22 }, (_, index) => web(`p${index}`, 100 - index))
    const markdown = roadmapMarkdown(
      viewOf({ start: '2027-Q1' }, [...planned, web('last', 1, { period: '2027-Q1' })]),
    )
    const all = [...planned.map(({ id }) => id), 'last']
    expect(idsIn(markdown, '2027-Q1')).toEqual({ open: all, folded: [] })
  })

  test.for([
    [{ effort: 4, period: '2027-Q3' }, 'worked in 2027-Q1, delivered in 2027-Q3 as agreed'],
    [
      { effort: 14, period: '2027-Q3' },
      'worked in 2027-Q1 to 2027-Q2, delivered in 2027-Q3 as agreed',
    ],
    [{ effort: 24, period: '2027-Q3' }, 'begins in 2027-Q1'],
    [{ effort: 4, dependsOn: ['slow'] }, 'worked in 2027-Q1, delivered in 2027-Q2'],
  ] as const)('say when they are worked on: %j', ([more, expected]) => {
    const markdown = roadmapMarkdown(
      viewOf({ start: '2027-Q1', capacities: { web: 10, api: 10 } }, [
        web('a', 1, more),
        { id: 'slow', team: 'api', score: 0, effort: 15 },
      ]),
    )
    const [row] = /^\| 1 \| `a` .*$/m.exec(markdown)!
    expect(row.split(' | ').at(-1)!.split('; ')).toContain(expected.concat(' |'))
  })
})

describe('broken commitments', () => {
  const given = { start: '2027-Q1', capacities: { web: 1 } }
  const many = Array.from({ length: 60 }, (_, index): Written => {
    return { id: `i${index}`, team: 'web', effort: 9, hard: '2027-03-31', reason: 'law' }
  })

  test('stand first, none of them folded away', () => {
    const markdown = roadmapMarkdown(viewOf(given, many))
    expect(markdown).toContain(
      '\n0 items planned in 4 periods, 60 commitments broken, 60 not planned.',
    )
    expect(markdown.indexOf('## Broken commitments')).toBe(markdown.indexOf('## '))
    const { open, folded } = idsIn(markdown, 'Broken commitments')
    expect([...open].sort()).toEqual(many.map(({ id }) => id).sort())
    expect(folded).toEqual([])
  })

  test('are told with what takes the room', () => {
    const markdown = roadmapMarkdown(
      viewOf({ start: '2027-Q1', capacities: { web: 10 } }, [
        { id: 'a', team: 'web', effort: 3, period: '2027-Q1' },
        { id: 'b', team: 'web', effort: 5.5, status: 'in-progress' },
        { id: 'law', owner: 'ana', team: 'web', effort: 4, hard: '2027-03-31', reason: 'PSD3' },
        { id: 'late', team: 'web', effort: 4, period: '2026-Q4', hard: '2027-02-14' },
      ]),
    )
    expect(markdown).toContain(
      '| hard date 2027-02-14; agreed for 2026-Q4, overdue | `late` |  | web | needs 4 person-weeks of web, and 1.5 of 5 are free by then | in-progress `b` (5.5), agreed `a` (3) |\n',
    )
    expect(markdown).toContain(
      '| hard date 2027-03-31 (PSD3) | `law` | ana | web | needs 4 person-weeks of web, and 1.5 of 10 are free by then | in-progress `b` (5.5), agreed `a` (3) |\n',
    )
  })

  test.for([
    [[], null],
    [many.slice(0, 1), '1 hard date missed: i0'],
    [
      [...many.slice(0, 2), { id: 'x', team: 'web', effort: 9, period: '2027-Q1' }],
      '2 hard dates missed: i0 and i1; 1 agreement missed: x',
    ],
    [many.slice(0, 10), '10 hard dates missed: i0, i1, i2, i3, i4, i5, i6, i7 and 2 more'],
  ] as const)('make one line for the terminal: %#', ([items, expected]) => {
    expect(brokenText(planFor(given, items))).toBe(expected)
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
        dependsOn: index === 0 ? [] : [`p${index - 1}`],
      }
    })
    const rest = texts.flatMap((text, index): Written[] => [
      { id: `u${index}`, title: text, team: text, unscored: text },
      { id: `s${index}`, title: text, owner: text, status: 'shipped', parent: `g${index}` },
      { id: `g${index}`, title: text, owner: text },
      { id: `i${index}`, title: text, status: 'idea' },
      { id: `l${index}`, title: text, team: text, score: 1, effort: 100 },
      { id: `b${index}`, title: text, owner: text, team: text, reason: text, hard: '2026-12-31' },
    ])
    const [product, vision, unit] = [texts[0]!, texts[1]!, texts[2]!]
    const teamTitles = new Map(texts.map((text) => [text, text]))
    const kpis = texts.map((text) => {
      const kpi = { ...conversion, title: text, unit: text, owner: text }
      return { kpi, progress: progressOf(kpi) }
    })
    const capacities = Object.fromEntries(texts.map((text) => [text, 10]))
    const view = viewOf({ start: '2027-Q1', capacities }, [...planned, ...rest], {
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
    const outside = markdown.replace(/```(?:mermaid|text)\n.*?\n```\n/gs, '')
    const [, bars] = /```text\n(.*?)\n```\n/s.exec(markdown)!
    expect(
      bars!.split('\n').filter((line) => !/^(?:$|Period {2}|2027-Q\d {2})/.test(line)),
    ).toEqual([])
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
    const [, flow] = /```mermaid\n%%.*?\n(.*?)\n```\n/s.exec(markdown)!
    const knot = new RegExp(
      `^(?:flowchart LR|t\\d+\\["(?:\\d+|–) ${label}<br/>[\\w-]+, ${label}"\\]|t\\d+ --> t\\d+)$`,
      'u',
    )
    expect(flow!.split('\n').filter((each) => !knot.test(each))).toEqual([])
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
    .replace(/^## |^\*\*(?=Below this line [\w-]+ is full\.)|(?<= is full\.)\*\*/g, '')
    .replaceAll('<br>', '')
  return /[<>&[\]`*_~$@#\\]/.test(ours) ? [line] : []
}
