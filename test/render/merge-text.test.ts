import { describe, expect, test } from 'vitest'
import type { MarkedConflict } from '../../src/core/merge/marked-text.js'
import { type MergeReport, mergeText } from '../../src/render/merge-text.js'
import { payloads } from '../trust/payloads.js'

const quiet = { conflicts: [], byLines: undefined, isDoubtful: false, isOutdated: false }
const conflict = (line: number, path: string): MarkedConflict => ({
  line,
  about: [{ record: 'pay-1', path: path.split('.'), kind: 'changed' }],
})
const told = (report: Partial<MergeReport>) =>
  mergeText({ ...quiet, path: 'backlog.yaml', ...report })

describe('what is told of a merge', () => {
  test('is nothing where it is plain', () => {
    expect(told({})).toBe('')
  })

  test('names the first conflicts and counts the rest', () => {
    const conflicts = Array.from({ length: 10 }, (_, at) => conflict(at + 1, 'rice.reach'))
    const lines = told({ conflicts }).split('\n')
    expect(lines[0]).toBe('pm: backlog.yaml: 10 conflicts to resolve')
    expect(lines[1]).toBe('  line 1: pay-1: rice.reach is changed by both sides')
    expect(lines.slice(8, 10)).toEqual([
      '  line 8: pay-1: rice.reach is changed by both sides',
      '  and 2 more',
    ])
  })

  test.for(payloads)('shows %j as text', (payload) => {
    const about = [{ record: payload, path: [payload], kind: 'deleted-by-ours' as const }]
    const text = told({ path: payload, conflicts: [{ line: 1, about }] })
    expect(text).not.toMatch(
      /^\s*::|^##\[|##\w*\[|[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069\u200b]/mu,
    )
    expect(text.trimEnd().split('\n')).toHaveLength(3)
  })
})
