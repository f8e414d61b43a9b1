import { describe, expect, it } from 'vitest'
import { meantBy } from '../../../src/core/estimates/meant.js'
import { problemsOf } from '../../validate.js'

const hintOf = async (fields: string) => {
  const items = `- {id: a, title: Aa, ${fields}}\n`
  const [found] = await problemsOf({ 'backlog.yaml': items })
  return found?.hint
}

describe('what a text that is no estimate may mean', () => {
  it.each([
    ['2-5', '2 to 5'],
    ['2 – 5', '2 to 5'],
    ['2..5', '2 to 5'],
    ['2to5', '2 to 5'],
    ['2 to5', '2 to 5'],
    ['10-20%', '10% to 20%'],
    ['1/2', '0.5'],
    ['2 / 3', '0.667'],
    ['1,400', '1400 or 1.4'],
    ['1,400,000', '1400000'],
    ["1'400", '1400'],
    ['1_400', '1400'],
    ['2,5', '2.5'],
    ['4k', '4000'],
    ['1.5 mn', '1500000'],
    ['$3', '3'],
    ['3 weeks', '3'],
    ['3w', '3'],
    ['2 to 5 weeks', '2 to 5'],
  ])('%s means %s', (text, meant) => {
    expect(meantBy(text, {})).toBe(meant)
  })

  it.each(['', 'lots', '5-2', '2 to', 'to 5', '1/0', '2%%', '0x10', '2 to 5 to 7', '3 4'])(
    '%j is anybody’s guess',
    (text) => {
      expect(meantBy(text, {})).toBeUndefined()
    },
  )

  it('is in percent where a share is meant', () => {
    expect(meantBy('70-80', { max: 1 })).toBe('70% to 80%')
    expect(meantBy('0.7-0.8', { max: 1 })).toBe('0.7 to 0.8')
  })

  it.each([
    ['confidence: 70-80%', 'write 70% to 80%'],
    ['confidence: 80 to 90', 'write 80% to 90%'],
    ['confidence: 80% to 90', 'write 80% to 90%'],
    ['confidence: 0.8 to 90', 'write 80% to 90%'],
    ['confidence: 50% to 2', null],
    ['confidence: 80', 'write 80% or 0.8'],
    ['confidence: 1.5', 'write a percentage, such as 80%, or a share of 1, such as 0.8'],
    ['effort: 1/2', 'write 0.5'],
    ['effort: 2to5', 'write 2 to 5'],
    ['effort: $3', 'write 3'],
    ['effort: {low: 5, high: 2}', 'add likely, or write 2 to 5'],
  ])('is the hint of %s', async (fields, hint) => {
    expect(await hintOf(fields)).toBe(hint)
  })

  it('is not known of an open end', async () => {
    const items = '- {id: a, title: Aa, effort: 2 to}\n'
    const [found] = await problemsOf({ 'backlog.yaml': items })
    expect(found?.message).toContain('an interval has two ends')
  })
})
