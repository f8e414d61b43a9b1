import { describe, expect, it } from 'vitest'
import { evidenceEstimate } from '../../../src/core/evidence/from-evidence.js'
import { problemsOf } from '../../validate.js'

describe('a share as a confidence', () => {
  it.each([
    ['of a share', { min: 0, max: 1 }, 0.3, 0.3],
    ['without limits', {}, 0.3, 0.3],
    ['in per cent', { unit: '%' }, 0.3, 30],
    ['of ten', { min: 1, max: 10 }, 0.35, 3.5],
    ['of ten, at least 1', { min: 1, max: 10 }, 0.001, 1],
    ['of five', { min: 1, max: 5 }, 0.56, 2.8],
  ])('%s', (_, limits, share, value) => {
    const estimate = evidenceEstimate(share, { words: {}, ...limits })
    expect(estimate).toEqual({ kind: 'point', value, word: 'from-evidence' })
  })
})

describe('from-evidence', () => {
  const rules = async (item: string, more: Record<string, string> = {}) =>
    (await problemsOf({ 'backlog.yaml': item, ...more })).map(
      ({ rule, line, column }) => `${line}:${column} ${rule}`,
    )

  it('is no moonshot and no guess, on the item, in a block and beside raters', async () => {
    const data = 'evidence: [{kind: data, date: 2026-10-01}]'
    const rice = 'rice: {reach: 1, impact: 1}'
    expect(
      await rules(
        `- {id: a, title: A, effort: 1, confidence: from-evidence, ${rice}, ${data}}
- {id: b, title: B, rice: {effort: 1, confidence: from-evidence, reach: 1, impact: 1}, ${data}}
- {id: c, title: C, ice: {impact: 1, confidence: from-evidence, ease: 1}, ${data}}
`,
        { 'estimates/ana.yaml': 'rater: ana\nestimates: {a: {confidence: 90%}}\n' },
      ),
    ).toEqual([])
  })

  it('without evidence is told wherever it stands', async () => {
    const told = await rules(
      '- {id: a, title: A, confidence: from-evidence, ice: {confidence: from-evidence}, status: idea}\n',
    )
    expect(told).toEqual(['1:33 no-evidence', '1:66 no-evidence'])
  })

  it('of a kind that is not known is told where a confidence is made of it', async () => {
    const piece = 'evidence: [{kind: dat}]'
    expect(await rules(`- {id: a, title: A, confidence: 80%, ${piece}, status: idea}\n`)).toEqual(
      [],
    )
    expect(
      await rules(`- {id: a, title: A, confidence: from-evidence, ${piece}, status: idea}\n`),
    ).toEqual(['1:33 no-evidence', '1:66 unknown-evidence'])
  })

  it('may stand in place of no other input, in no part of one, and in no file of a rater', async () => {
    expect(
      await rules(
        `- {id: a, title: A, effort: from-evidence, status: idea}
- {id: b, title: B, confidence: from-evidence to 80%, status: idea}
`,
        { 'estimates/ana.yaml': 'rater: ana\nestimates: {a: {confidence: from-evidence}}\n' },
      ),
    ).toEqual(['1:29 invalid-estimate', '2:33 invalid-estimate', '2:29 invalid-estimate'])
  })
})
