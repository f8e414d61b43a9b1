import { describe, expect, test } from 'vitest'
import { point } from '../../../src/core/estimates/estimate.js'
import { effortOf, spentOn } from '../../../src/core/plan/effort.js'
import { item, scored, type Written } from './backlog.js'

const wsjf = {
  ...scored,
  name: 'wsjf',
  size: 'job_size',
  inputs: [{ name: 'job_size', words: {} }],
}

function entries(efforts: ReadonlyMap<string | null, number> | undefined) {
  return efforts && [...efforts]
}

describe('the effort of an item', () => {
  test.for<readonly [string, Written, readonly (readonly [string | null, number])[] | undefined]>([
    ['is its own', { id: 'a', team: 'web', effort: 3 }, [['web', 3]]],
    ['is without a team where it has none', { id: 'a', effort: 3 }, [[null, 3]]],
    [
      'is that of each team',
      { id: 'a', team: 'web', effort: { web: 1, api: 2 } },
      [
        ['web', 1],
        ['api', 2],
      ],
    ],
    [
      'is what remains while it is in progress',
      { id: 'a', status: 'in-progress', team: 'web', effort: 3, remaining: 1 },
      [['web', 1]],
    ],
    ['is not what remains before', { id: 'a', team: 'web', effort: 3, remaining: 1 }, [['web', 3]]],
    [
      'is what remains in the proportion of its teams',
      { id: 'a', status: 'in-progress', effort: { web: 1, api: 3 }, remaining: 2 },
      [
        ['web', 0.5],
        ['api', 1.5],
      ],
    ],
    [
      'is what remains in equal parts where its teams have none',
      { id: 'a', status: 'in-progress', effort: { web: 0, api: 0 }, remaining: 2 },
      [
        ['web', 1],
        ['api', 1],
      ],
    ],
    ['is never below none', { id: 'a', effort: -1 }, [[null, 0]]],
    ['is unknown where it is not given', { id: 'a', effort: null }, undefined],
    [
      'is unknown where it is beyond all numbers',
      { id: 'a', effort: Number.POSITIVE_INFINITY },
      undefined,
    ],
  ])('%s', ([, written, expected]) => {
    expect(entries(effortOf(item(written), scored, undefined))).toEqual(expected)
  })

  test('is the mean of its estimate', () => {
    const pert = { kind: 'three-point', low: 1, likely: 2, high: 9 } as const
    const efforts = effortOf({ ...item({ id: 'a' }), own: { effort: pert } }, scored, undefined)
    expect(entries(efforts)).toEqual([[null, 3]])
  })

  test.for([
    [undefined, undefined],
    [{ job_size: 'points' }, undefined],
    [{ job_size: 'person-weeks' }, 5],
    [{ job_size: 'days', effort: 'days' }, 5],
    [{ effort: 'days' }, undefined],
  ] as const)('with the units %j is the size of the framework: %j', ([units, expected]) => {
    const sized = {
      ...item({ id: 'a', effort: null }),
      blocks: { wsjf: { job_size: point(5) } },
    }
    expect(effortOf(sized, wsjf, units)?.get(null)).toBe(expected)
  })

  test('is the size in the block of a framework, else its default', () => {
    const sized = { ...item({ id: 'a', effort: null }), blocks: { test: { effort: point(5) } } }
    expect(effortOf(sized, scored, undefined)?.get(null)).toBe(5)
    const usual = { ...scored, inputs: [{ name: 'effort', words: {}, default: 2 }] }
    expect(effortOf(item({ id: 'a', effort: null }), usual, undefined)?.get(null)).toBe(2)
  })
})

describe('what a shipped item took', () => {
  test('is its actual effort, shared by its teams, else the estimate', () => {
    const done = { id: 'a', status: 'shipped', effort: { web: 1, api: 3 } } as const
    expect(entries(spentOn(item({ ...done, actual: 8 }), scored, undefined))).toEqual([
      ['web', 2],
      ['api', 6],
    ])
    expect(entries(spentOn(item(done), scored, undefined))).toEqual([
      ['web', 1],
      ['api', 3],
    ])
  })
})
