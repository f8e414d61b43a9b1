import { describe, expect, it } from 'vitest'
import { found } from '../../validate.js'

const backlog = (number: number, fields: (at: number) => string) =>
  Array.from({ length: number }, (_, at) => `- {id: i${at}, title: T${at}, ${fields(at)}}\n`).join(
    '',
  )

const crowded = (number: number, fields: (at: number) => string, config = '') =>
  found('crowded-top', { 'pm.yaml': config, 'backlog.yaml': backlog(number, fields) })

const rice = (impact: (at: number) => string) => (at: number) =>
  `effort: 2, rice: {reach: ${at}, confidence: 80%, impact: ${impact(at)}}`

describe('a crowd at the top of an input', () => {
  it('is told at the first of it', async () => {
    const told = await crowded(
      20,
      rice((at) => (at >= 5 && at < 9 ? 'massive' : 'low')),
    )
    expect(told).toEqual([
      'backlog.yaml:6 «massive» 4 of 20 scored items have impact massive (3), its top value: with more than 15 % there it no longer tells them apart',
    ])
  })

  it('is none of 15 % and less', async () => {
    expect(
      await crowded(
        20,
        rice((at) => (at < 3 ? 'massive' : 'low')),
      ),
    ).toEqual([])
  })

  it('is none of less than twenty items, of which three would be too many', async () => {
    expect(
      await crowded(
        19,
        rice(() => 'massive'),
      ),
    ).toEqual([])
  })

  it('counts scored open items only', async () => {
    const fields = (at: number) => {
      const status = at < 8 ? 'status: shipped, ' : ''
      return `${status}${rice(() => (at < 8 || at === 9 ? 'massive' : 'low'))(at)}`
    }
    expect(await crowded(30, fields)).toEqual([])
    const unscored = (at: number) => (at < 8 ? 'rice: {impact: massive}' : rice(() => 'low')(at))
    expect(await crowded(30, unscored)).toEqual([])
  })

  it('is counted in values: a number as high as the word, or above it', async () => {
    const impact = (at: number) => ['3', 'massive', '5', '2 to 9'][at] ?? 'low'
    expect(await crowded(20, rice(impact))).toEqual([expect.stringContaining('4 of 20')])
  })

  it('has a limit that pm.yaml may change', async () => {
    const fields = rice((at) => (at < 4 ? 'massive' : 'low'))
    expect(await crowded(20, fields, 'rules: {crowded-top: {limit: 20}}')).toEqual([])
    expect(await crowded(20, fields, 'rules: {crowded-top: {limit: 19}}')).toHaveLength(1)
  })
})

describe('the top', () => {
  it('is the last of a scale, or the limit, of the default framework', async () => {
    const wsjf = (at: number) =>
      `user_business_value: ${at < 5 ? 20 : 1}, time_criticality: 1, risk_reduction: 1, job_size: 1`
    expect(await crowded(20, wsjf, 'framework: wsjf')).toEqual([
      expect.stringContaining('5 of 20 scored items have user_business_value 20, its top value'),
    ])
    const ice = (at: number) => `impact: ${at < 5 ? 10 : 1}, confidence: 1, ease: 1`
    expect(await crowded(20, ice, 'framework: ice')).toEqual([expect.stringContaining('impact 10')])
    expect(await crowded(20, (at) => `effort: 1, ice: {${ice(at)}}`)).toEqual([])
  })

  it('is none where words are no more than names', async () => {
    expect(await crowded(20, () => 'moscow: must', 'framework: moscow')).toEqual([])
  })

  it('is none without words, scale and limit', async () => {
    const fields = (at: number) => `cost_of_delay: ${at < 9 ? 900 : 1}, duration: 1`
    expect(await crowded(20, fields, 'framework: cd3')).toEqual([])
  })
})
