import { describe, expect, test } from 'vitest'
import type { Comparison, Side } from '../../src/core/diff/comparison.js'
import type { Difference, MovedRank } from '../../src/core/diff/difference.js'
import { sourceFile } from '../../src/core/yaml/source.js'
import { diffMarkdown } from '../../src/render/diff-markdown.js'
import { item } from '../core/rank/item.js'

const nothing: Difference = {
  isRanked: true,
  configuration: [],
  kpis: [],
  renamed: [],
  likelyRenamed: [],
  added: [],
  removed: [],
  moved: [],
  periods: [],
  rescored: [],
  late: [],
  unplanned: [],
  broken: [],
  withdrawn: [],
  edited: [],
  leftOut: [],
  lost: [],
}

const side = (name: string): Side => ({
  name,
  source: { kind: 'worktree' },
  framework: 'rice',
  leftOut: [],
})

function comparison(difference: Partial<Difference>): Comparison {
  return {
    base: side('main'),
    head: side('the work tree'),
    follows: true,
    unit: 'person-weeks',
    difference: { ...nothing, ...difference },
    leftOut: { base: [], head: [], both: [], others: 0 },
    verdicts: [],
  }
}

function moved(at: number, title: string): MovedRank {
  const source = sourceFile('backlog.yaml', '')
  const id = `item-${at}`
  const change = {
    subject: { kind: 'item' as const, id },
    path: 'effort',
    from: { value: 1, text: '1' },
    to: { value: 2, text: '2' },
    place: { source, start: 0, end: 0 },
  }
  return {
    item: item(id, { title }),
    from: at,
    to: at + 1,
    scores: { from: { score: 9, bucket: null }, to: { score: 8, bucket: null } },
    cause: { changes: [change], more: 0, isTogether: false },
  }
}

const many = (count: number, title: string) =>
  Array.from({ length: count }, (_, at) => moved(at + 1, title))

describe('a comparison for a comment', () => {
  test.each(['Short', '@'.repeat(500), '|`<b>'.repeat(60), '\u{1f600}'.repeat(200)])(
    'fits into what GitHub allows, and counts what does not: %s',
    (title) => {
      const text = diffMarkdown(
        comparison({
          moved: many(3000, title),
          periods: many(3000, title).map((each) => ({ ...each, from: '2027-Q1', to: '2027-Q2' })),
          edited: many(3000, title).map(({ item: { id }, cause }) => ({
            id,
            base: undefined,
            head: undefined,
            changes: cause.changes,
            estimates: [],
          })),
        }),
      )
      expect(text.length).toBeLessThanOrEqual(65_536)
      expect(text.length).toBeGreaterThan(50_000)
      expect(text).toMatch(/\d+ more do not fit here; `pm diff --format json` has all\./)
      expect(text.split('<details>')).toHaveLength(text.split('</details>').length)
      expect(text).toContain('**Moved in the ranking (3000)**')
      expect(text).toContain('<summary>Edited fields (3000)</summary>')
    },
  )

  test('of many errors names the first of each with its sentence, as far as they fit', () => {
    const head = Array.from({ length: 3000 }, (_, at) => ({
      ...{ kind: 'item' as const, id: `item-${at}`, file: 'backlog.yaml', line: at + 1 },
      message: `effort must be an estimate, got "<b>|${'`'.repeat(60)}"`,
    }))
    const text = diffMarkdown({
      ...comparison({}),
      leftOut: { base: [], head, both: head, others: 0 },
    })
    expect(text.length).toBeLessThanOrEqual(65_536)
    expect(text).toContain('| head | item-0 | backlog.yaml:1 | effort must be an estimate, got ')
    expect(text).not.toContain('<b>')
    expect(text).toContain('**Left out because of errors (3000)**')
    expect(text).toContain('<summary>Left out before and after (3000)</summary>')
    expect(text).toMatch(/\d+ more do not fit here/)
  })

  test('shows few rows open, and folds no more than three of them', () => {
    expect(diffMarkdown(comparison({ moved: many(13, 'Short') }))).not.toContain('<details>')
    const [open = '', folded = ''] = diffMarkdown(comparison({ moved: many(14, 'Short') })).split(
      '<details><summary>4 more</summary>',
    )
    const rows = (text: string) => text.match(/^\| \d+\u00a0→/gm)?.length
    expect([rows(open), rows(folded)]).toEqual([10, 4])
  })

  test('of 10,000 items that all moved fits as well, and folds what was passed', () => {
    const passed = many(10_000, 'A title as long as most titles are in a backlog').map(
      (each, at) => ({
        ...each,
        cause: at % 100 === 0 ? each.cause : moved(at + 2, '').cause,
      }),
    )
    const edited = passed.map(({ item: { id }, cause }) => {
      return { id, base: undefined, head: undefined, changes: cause.changes, estimates: [] }
    })
    const text = diffMarkdown(comparison({ moved: passed, edited }))
    expect(text.length).toBeLessThanOrEqual(65_536)
    expect(text).toContain('**Moved in the ranking (100)**')
    expect(text).toContain('<summary>Moved because others did (9900)</summary>')
    expect(text).toContain('<summary>Edited fields (10000)</summary>')
    expect(text.split('<details>')).toHaveLength(text.split('</details>').length)
  })

  test('of the same states says so', () => {
    expect(diffMarkdown(comparison({}))).toBe('**Nothing is different.** main → the work tree\n')
  })
})
