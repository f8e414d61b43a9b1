import { describe, expect, it } from 'vitest'
import { doubtfulIn } from '../../../src/core/estimates/doubtful.js'
import { found } from '../../validate.js'

const impact = { words: { massive: 3, high: 2, low: 0.5 }, min: 0 }
const effort = { words: {}, unit: 'person-weeks', above: 0 }

describe('a number that is hardly meant', () => {
  it.each([
    ['300', impact, 300],
    ['31', impact, 31],
    ['1 to 40', impact, 40],
    ['80%', impact, 0.8],
    ['20%', effort, 0.2],
    ['50 %', effort, 0.5],
    ['1 to 500%', effort, 5],
    ['80%', { words: {}, min: 1, max: 10 }, 0.8],
  ])('%s of %j', (text, quantity, value) => {
    expect(doubtfulIn(text, quantity)?.value).toBe(value)
  })

  it.each([
    ['30', impact],
    ['massive', impact],
    ['300%', impact],
    ['50%', impact],
    ['300', { ...impact, max: 500 }],
    ['300', { ...impact, scale: [1, 300] }],
    ['4000', effort],
    ['80%', { words: { high: 1, low: 0.5 }, min: 0, max: 1 }],
    ['80%', { words: {}, unit: '%' }],
    ['80%', { words: {}, unit: '% of users' }],
    ['80%', { words: {} }],
  ])('is not %s of %j', (text, quantity) => {
    expect(doubtfulIn(text, quantity)).toBeUndefined()
  })

  it('is told where it stands', async () => {
    const item =
      '- {id: a, title: Aa, effort: {low: 1, likely: 200%, high: 3}, rice: {reach: 100, impact: 300, confidence: 0.8}}\n'
    expect(await found('doubtful-number', { 'backlog.yaml': item })).toEqual([
      'backlog.yaml:1 «200%» effort 200% is read as 2, for it is no share',
      'backlog.yaml:1 «300» rice.impact 300 is far above its greatest word, massive, which is 3',
    ])
  })
})
