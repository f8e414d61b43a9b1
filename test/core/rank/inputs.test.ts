import { describe, expect, it } from 'vitest'
import { inputValues, placeOfInput } from '../../../src/core/rank/input-values.js'
import { missingInputs } from '../../../src/core/rank/inputs.js'
import { ownInput } from '../../../src/core/rank/own-input.js'
import { rankItems } from '../../../src/core/rank/rank.js'
import { items, kpi, resolve, type Written } from '../frameworks/repository.js'

/** The inputs of the only item for a framework: name, value, where from, and the text in the file. */
async function inputsOf(backlog: string, name?: string, written: Written = {}) {
  const repository = await resolve(written)
  const framework = name === undefined ? repository.framework : repository.frameworks.get(name)!
  const [only] = await items(backlog, repository)
  return inputValues(only!, framework, repository).map((given) => {
    const place = placeOfInput(only!, given)
    const text = place?.source.text.slice(place.start, place.end)
    return [given.need.name, given.value, given.from, text]
  })
}

async function missing(backlog: string, name?: string, written: Written = {}) {
  const repository = await resolve(written)
  const [only] = await items(backlog, repository)
  return missingInputs(
    only!,
    repository,
    name === undefined ? undefined : repository.frameworks.get(name),
  )
}

describe('an input', () => {
  it('comes of the block of its framework, before the item itself', async () => {
    const backlog =
      '- {id: x, title: X, effort: 5.0, confidence: 80%, rice: {reach: 2 to 8, impact: high, effort: 5}}'
    expect(await inputsOf(backlog)).toEqual([
      ['reach', 4, 'block', '2 to 8'],
      ['impact', 2, 'block', 'high'],
      ['confidence', 0.8, 'item', '80%'],
      ['effort', 5, 'block', '5'],
    ])
  })

  it('of the default framework may stand on the item, of another only effort and confidence', async () => {
    const backlog = '- {id: x, title: X, value: 8, effort: 3}'
    const config = 'framework: value-effort'
    expect(await inputsOf(backlog, undefined, { config })).toEqual([
      ['value', 8, 'item', '8'],
      ['effort', 3, 'item', '3'],
    ])
    expect(await inputsOf(backlog, 'rice', { config })).toEqual([['effort', 3, 'item', '3']])
    expect(await missing(backlog, 'rice', { config })).toEqual(['reach', 'impact', 'confidence'])
  })

  it('of the framework inside the buckets of the default one may stand on the item too', async () => {
    const config = 'framework: moscow\nframeworks: {moscow: {then: value-effort}}'
    const backlog = '- {id: x, title: X, moscow: must, value: 8, effort: 3, confidence: 80%}'
    expect(await inputsOf(backlog, undefined, { config })).toEqual([
      ['moscow', 4, 'block', 'must'],
      ['value-effort.value', 8, 'item', '8'],
      ['value-effort.effort', 3, 'item', '3'],
    ])
    expect(await missing(backlog, 'rice', { config })).toEqual(['reach', 'impact'])
  })

  it('of both is that of the default one', async () => {
    const files = {
      outer:
        'inputs: {fit: {max: 1}}\nscore: fit\nbuckets: {all: fit > 0}\norder: [all]\nthen: inner',
      inner: 'inputs: {fit: , size: }\nscore: fit / size',
    }
    const backlog = '- {id: x, title: X, fit: 0.5, size: 2, inner: {fit: 6}}'
    expect(await inputsOf(backlog, undefined, { config: 'framework: outer', files })).toEqual([
      ['fit', 0.5, 'item', '0.5'],
      ['inner.fit', 6, 'block', '6'],
      ['inner.size', 2, 'item', '2'],
    ])
  })

  it('that is the only one of a framework may be its whole block', async () => {
    expect(await inputsOf('- {id: x, title: X, moscow: must}', 'moscow')).toEqual([
      ['moscow', 4, 'block', 'must'],
    ])
    const files = { fit: 'inputs: {score_of_fit: }\nscore: score_of_fit' }
    const backlog = '- {id: x, title: X, fit: {low: 1, likely: 2, high: 3}}'
    expect(await inputsOf(backlog, 'fit', { files })).toEqual([
      ['score_of_fit', 2, 'block', '{low: 1, likely: 2, high: 3}'],
    ])
  })

  it('is its default where the item gives none', async () => {
    const files = { own: 'inputs: {a: {default: 2}, b: }\nscore: a * b' }
    expect(await inputsOf('- {id: x, title: X, own: {b: 3}}', 'own', { files })).toEqual([
      ['a', 2, 'default', undefined],
      ['b', 3, 'block', '3'],
    ])
    expect(await missing('- {id: x, title: X}', 'own', { files })).toEqual(['b'])
  })

  it('of KPIs comes of those that the item names', async () => {
    const kpis = [kpi('a', 0, 1), kpi('b', 0, 1)]
    const backlog = '- {id: x, title: X, effort: 1, confidence: 1, kpis: {b: +0.5}}'
    expect(await inputsOf(backlog, 'kpi', { kpis })).toEqual([
      ['confidence', 1, 'item', '1'],
      ['effort', 1, 'item', '1'],
      ['kpis.b', 0.5, 'kpis', '+0.5'],
    ])
  })

  it('may be the effort of all teams together', async () => {
    const backlog = '- {id: x, title: X, confidence: 1, effort_by_team: {web: 3, payments: 2 to 8}}'
    expect(await inputsOf(backlog)).toEqual([
      ['confidence', 1, 'item', '1'],
      ['effort', 7, 'teams', '{web: 3, payments: 2 to 8}'],
    ])
    expect(await missing(backlog)).toEqual(['reach', 'impact'])
  })
})

describe('effort and confidence on the item itself', () => {
  const backlog = '- {id: x, title: X, confidence: high, effort: 0.3}'

  it('are for the frameworks that mean the same quantity', async () => {
    const kpis = [kpi('a', 0, 1)]
    expect(await inputsOf(backlog, 'kpi', { kpis })).toHaveLength(2)
    expect(await inputsOf(backlog, 'value-effort')).toEqual([['effort', 0.3, 'item', '0.3']])
  })

  it('are not for ICE, whose confidence goes from 1 to 10', async () => {
    expect(await inputsOf(backlog, 'ice')).toEqual([])
    expect(await missing(backlog, 'ice')).toEqual(['impact', 'confidence', 'ease'])
    const config = 'framework: ice'
    const marked = '- {id: x, title: X, confidence: 7}'
    expect(await inputsOf(marked, 'ice', { config })).toEqual([['confidence', 7, 'item', '7']])
    expect(await inputsOf(marked, 'rice', { config })).toEqual([])
  })

  it('are not for a framework with another unit or whose limits they break', async () => {
    const files = {
      points: 'inputs: {effort: {unit: points}, a: }\nscore: a / effort',
      whole: 'inputs: {effort: {min: 0.5}, a: }\nscore: a / effort',
      percent: 'inputs: {confidence: {unit: "%", max: 100}, a: }\nscore: a * confidence',
      any: 'inputs: {effort: , confidence: , a: }\nscore: a * confidence / effort',
    }
    expect(await missing(backlog, 'points', { files })).toEqual(['effort', 'a'])
    expect(await missing(backlog, 'whole', { files })).toEqual(['effort', 'a'])
    expect(await missing(backlog.replace('0.3', '0.5'), 'whole', { files })).toEqual(['a'])
    expect(await missing(backlog, 'percent', { files })).toEqual(['confidence', 'a'])
    expect(await missing(backlog, 'any', { files })).toEqual(['a'])
  })

  it('are read as the default framework defines them, else as most do', async () => {
    const { frameworks } = await resolve({})
    const of = (name: string, standard: string) => ownInput(name, frameworks.get(standard)!)
    expect(of('confidence', 'ice')).toMatchObject({ min: 1, max: 10, words: {} })
    expect(of('confidence', 'wsjf')).toMatchObject({ max: 1, words: { high: 1 } })
    expect(of('effort', 'wsjf')).toMatchObject({ above: 0, unit: 'person-weeks' })
    expect(of('job_size', 'wsjf')).toMatchObject({ name: 'job_size' })
    expect(of('reach', 'wsjf')).toBeUndefined()
    const { framework } = await resolve({ config: 'framework: kpi', kpis: [kpi('reach', 0, 1)] })
    expect(ownInput('kpis.reach', framework)).toBeUndefined()
  })
})

describe('what an item lacks', () => {
  it.each([
    ['- {id: x, title: X}', ['reach', 'impact', 'confidence', 'effort']],
    ['- {id: x, title: X, rice: {reach: 1, impact: 1, confidence: 1, effort: 1}}', []],
    ['- {id: x, title: X, unscored: law}', ['effort']],
    ['- {id: x, title: X, unscored: law, effort: 3}', []],
    ['- {id: x, title: X, unscored: law, effort_by_team: {web: 3}}', []],
  ])('%s', async (backlog, lack) => {
    expect(await missing(backlog)).toEqual(lack)
  })

  it('is named by framework where it belongs to another one', async () => {
    const config = 'frameworks: {moscow: {then: wsjf}, both: {inputs: {a: }, score: a * rice}}'
    expect(await missing('- {id: x, title: X}', 'moscow', { config })).toEqual([
      'moscow',
      'wsjf.user_business_value',
      'wsjf.time_criticality',
      'wsjf.risk_reduction',
      'wsjf.job_size',
    ])
    expect(await missing('- {id: x, title: X}', 'both', { config })).toEqual([
      'a',
      'rice.reach',
      'rice.impact',
      'confidence',
      'effort',
    ])
  })

  it('cannot be given by names that every object has', async () => {
    const files = { own: 'inputs: {a: }\nscore: a' }
    const repository = await resolve({ files })
    const [only] = await items('- {id: x, title: X}', repository)
    const own = repository.frameworks.get('own')!
    const input = { name: 'valueOf', words: {} }
    const odd = { ...own, inputs: [input], needs: [{ framework: 'toString', input }] }
    expect(rankItems([only!], odd, { framework: odd }).unscored).toMatchObject([
      { missing: ['toString.valueOf'] },
    ])
  })
})
