import { describe, expect, it } from 'vitest'
import type { Standard } from '../../../src/core/rank/needs.js'
import type { Ranking } from '../../../src/core/rank/ranking.js'
import { simulate } from '../../../src/core/simulate/simulate.js'
import { smallChanges } from '../../../src/core/simulate/small-changes.js'
import { phi, Z95 } from './closed-form.js'
import { ranked } from './simulated.js'

const rice = (id: string, reach: string, effort = '1') =>
  `- {id: ${id}, title: ${id}, rice: {reach: ${reach}, impact: 1}, confidence: 1, effort: ${effort}}\n`

function findingsOf(...[ranking, standard, cut]: readonly [Ranking, Standard, number]) {
  const steps = simulate(ranking, standard, { seed: 1, draws: 10, cut })
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value.next
  }
}

async function next(backlog: string, cut: number) {
  const { ranking, standard } = await ranked(backlog)
  return findingsOf(ranking, standard, cut).map(({ quantity, rival, ...rest }) => ({
    of: `${quantity.item.id} ${quantity.name}`,
    rival: rival.id,
    isFirst: rival.isFirst,
    ...rest,
  }))
}

async function small(backlog: string, cut: number, share: number) {
  const { ranking, standard } = await ranked(backlog)
  return smallChanges(ranking, standard, { cut, share }).map(
    ({ quantity, turn, change, rival }) =>
      `${quantity.item.id} ${quantity.name} ${turn.toPrecision(4)} ${change.toFixed(3)} ${rival.id}`,
  )
}

describe('what is worth finding out', () => {
  it('is how often an estimate, once known, passes the item that it competes with', async () => {
    const found = await next(rice('a', '50 to 200') + rice('b', '80'), 1)
    // a has the median 100 and is first; it is below 80 in so many cases.
    const sigma = Math.log(4) / (2 * Z95)
    const chance = phi(Math.log(80 / 100) / sigma)
    expect(found).toEqual([expect.objectContaining({ of: 'a reach', rival: 'b', isFirst: true })])
    expect(found[0]!.chance).toBeCloseTo(chance, 2)
    expect(found[0]!.when).toEqual({ below: expect.closeTo(80, 9) })
    // E[80 − X; X < 80] of a log-normal X, as in the price of an option.
    const gain =
      80 * chance - 100 * Math.exp((sigma * sigma) / 2) * phi(Math.log(0.8) / sigma - sigma)
    expect(found[0]!.gain).toBeCloseTo(gain, 1)
  })

  it('lists the estimates of both sides, the likeliest first, and leaves out what cannot matter', async () => {
    const backlog =
      rice('a', '900 to 1000') +
      rice('b', '80 to 125', '0.7 to 1.428571428571428') +
      rice('c', '60 to 150') +
      rice('d', '1 to 2')
    const found = await next(backlog.replace('60 to 150', '60 to 140'), 2)
    expect(found.map(({ of, rival, isFirst }) => [of, rival, isFirst])).toEqual([
      ['c reach', 'b', false],
      ['b effort', 'c', true],
      ['b reach', 'c', true],
    ])
    expect(found[0]!.when).toEqual({ above: expect.closeTo(100, 6) })
    expect(found[1]!.when).toEqual({ above: expect.closeTo(100 / Math.sqrt(60 * 140), 6) })
  })

  it('is nothing where all items are among the first', async () => {
    expect(await next(rice('a', '5 to 20') + rice('b', '5 to 20'), 2)).toEqual([])
  })

  it('takes the effort of teams one by one', async () => {
    const backlog = `${rice('a', '100', '10')}
- {id: b, title: B, rice: {reach: 90, impact: 1}, confidence: 1, effort_by_team: {web: 2 to 8, data: 5}}`
    const [found] = await next(backlog, 1)
    // 90 / (x + 5) is above 10 for x below 4, the median.
    expect(found).toMatchObject({ of: 'b effort_by_team.web', isFirst: true, chance: 0.5 })
    expect(found!.when).toEqual({ above: expect.closeTo(4, 9) })
  })

  it('has no single value to tell where it changes on both sides of one', async () => {
    const config = 'framework: own\nframeworks: {own: {inputs: {x: {}}, score: abs(x)}}'
    const { ranking, standard } = await ranked(
      '- {id: a, title: A, x: -4 to 4.2}\n- {id: b, title: B, x: 1}',
      {
        config,
      },
    )
    const [finding] = findingsOf(ranking, standard, 1)
    expect(finding!.when).toBeNull()
    expect(finding!.rival.isFirst).toBe(false)
  })
})

describe('small changes', () => {
  it('are the least ones that change the first items, to the last digits', async () => {
    const backlog = rice('a', '100', '2') + rice('b', '95', '2') + rice('c', '50', '2')
    expect(await small(backlog, 1, 0.1)).toEqual([
      'b effort 1.900 -0.050 a',
      'a reach 95.00 -0.050 b',
      'a impact 0.9500 -0.050 b',
      'a confidence 0.9500 -0.050 b',
      'b reach 100.0 0.053 a',
      'b impact 1.053 0.053 a',
      'a effort 2.105 0.053 b',
    ])
    expect(await small(backlog, 1, 0.049)).toEqual([])
    expect(await small(backlog, 3, 0.5)).toEqual([])
  })

  it('stay inside the limits of an input', async () => {
    const backlog = rice('a', '100') + rice('b', '98')
    expect(
      (await small(backlog, 1, 0.1)).filter((text) => text.startsWith('b confidence')),
    ).toEqual([])
  })
})
