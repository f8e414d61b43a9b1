import { describe, expect, test } from 'vitest'
import type { Change } from '../../../src/core/diff/change.js'
import type { Edit } from '../../../src/core/diff/edit.js'
import { type Question, relevantIn } from '../../../src/core/diff/relevant.js'
import { FROM_EVIDENCE } from '../../../src/core/estimates/parse-estimate.js'
import { builtInFrameworks } from '../../../src/core/frameworks/builtin.js'
import { item } from '../rank/item.js'

const source = { path: 'backlog.yaml', text: '', position: () => ({ line: 1, column: 1 }) }

function edited(paths: readonly string[], restsOnEvidence = false): Edit {
  const confidence = restsOnEvidence
    ? ({ kind: 'point', value: 0.3, word: FROM_EVIDENCE } as const)
    : 0.8
  const one = item('a', { own: { confidence } })
  const changes = paths.map(
    (path): Change => ({
      subject: { kind: 'item', id: 'a' },
      path,
      from: null,
      to: { value: 1, text: '1' },
      place: { source, start: 0, end: 0 },
    }),
  )
  return { kind: 'item', changes, before: one, after: one }
}

function told(
  paths: readonly string[],
  {
    question = 'rank',
    framework = 'rice',
    restsOnEvidence = false,
    isAging = false,
  }: {
    question?: Question
    framework?: string
    restsOnEvidence?: boolean
    isAging?: boolean
  } = {},
): string[] {
  const relevant = relevantIn(
    question,
    builtInFrameworks().filter(({ name }) => name === framework),
    isAging,
  )
  return relevant(edited(paths, restsOnEvidence)).map(({ path }) => path)
}

describe('of what is edited of an item, a cause', () => {
  const all = ['rice.reach', 'effort', 'evidence', 'estimated', 'notes', 'tags', 'kpis.x', 'due']

  test('of its rank is what the framework reads', () => {
    expect(told(all)).toEqual(['rice.reach', 'effort'])
    expect(told([...all, 'wsjf.job_size'], { framework: 'wsjf' })).toEqual(['wsjf.job_size'])
  })

  test('of its period is what a plan reads as well', () => {
    expect(told([...all, 'wsjf.job_size'], { framework: 'wsjf', question: 'plan' })).toEqual([
      'effort',
      'due',
      'wsjf.job_size',
    ])
  })

  test('is its evidence only where its confidence is made of it', () => {
    const restsOnEvidence = true
    expect(told(all, { restsOnEvidence })).toEqual(['rice.reach', 'effort', 'evidence'])
    expect(told(all, { restsOnEvidence, isAging: true })).toEqual([
      'rice.reach',
      'effort',
      'evidence',
      'estimated',
    ])
    expect(told(['estimated', 'effort'], { isAging: true })).toEqual(['effort'])
  })

  test('is all of it where nothing of it is known to count', () => {
    expect(told(['notes', 'tags'])).toEqual(['notes', 'tags'])
  })
})
