import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Item } from '../../../src/core/backlog/item.js'
import { rankItems } from '../../../src/core/rank/rank.js'
import { rankedValue } from '../../../src/core/rank/ranking.js'
import type { Resolved, Written } from '../frameworks/repository.js'
import { items, kpi, resolve } from '../frameworks/repository.js'
import { item } from './item.js'

const builtIn = await resolve({})

/** Rank, id, bucket and score of each ranked item, and id and lack of each other one. */
async function ranking(backlog: string, name: string | undefined, written: Written = {}) {
  const repository = await resolve(written)
  const framework = name === undefined ? repository.framework : repository.frameworks.get(name)!
  return told(rankItems(await items(backlog, repository), framework, repository))
}

function told({ ranked, unscored }: ReturnType<typeof rankItems>) {
  return {
    ranked: ranked.map(({ rank, item: { id }, bucket, score }) => [rank, id, bucket, score]),
    unscored: unscored.map(({ item: { id }, missing, reason }) => [id, missing, reason]),
  }
}

function rice(id: string, reach: number, parts: Parameters<typeof item>[1] = {}): Item {
  return item(id, { blocks: { rice: { reach, impact: 1, confidence: 1, effort: 1 } }, ...parts })
}

function rankRice(all: readonly Item[], { framework }: Pick<Resolved, 'framework'> = builtIn) {
  return told(rankItems(all, framework, { framework }))
}

describe('a ranking', () => {
  it('puts the highest score first and says what the others lack', async () => {
    const backlog = `
- {id: b, title: B, rice: {reach: 4000, impact: massive}, confidence: 80%, effort: 6}
- {id: a, title: A, rice: {reach: 400, impact: 1}, effort: 4}
- {id: c, title: C, reach: 100, impact: low, confidence: high, effort: 2 to 8}
- An idea of one line`
    expect(await ranking(backlog, undefined)).toEqual({
      ranked: [
        [1, 'b', null, 1600],
        [2, 'c', null, 12.5],
      ],
      unscored: [
        ['a', ['confidence'], null],
        ['an-idea-of-one-line', ['reach', 'impact', 'confidence', 'effort'], null],
      ],
    })
  })

  it('is of what is not yet done, without containers', async () => {
    const statuses = [
      'idea',
      'candidate',
      'planned',
      'in-progress',
      'shipped',
      'parked',
      'dropped',
    ] as const
    const all = statuses.map((status, at) => rice(status, 9 - at, { status }))
    const container = rice('container', 100, { status: 'planned' })
    const child = rice('child', 1, { parent: 'container', status: 'shipped' })
    expect(rankRice([...all, container, child]).ranked.map(([, id]) => id)).toEqual(
      statuses.slice(0, 4),
    )
  })

  it('gives equal scores one rank and orders them by due date, then id', () => {
    const due = (date: string) => ({ due: { date, kind: 'target' as const } })
    const all = [
      rice('low', 1),
      rice('z', 2, due('2027-01-01')),
      rice('B', 2),
      rice('a', 2),
      rice('y', 2, due('2027-03-01')),
      rice('x', 2, due('2027-03-01')),
      rice('top', 3),
    ]
    expect(rankRice(all).ranked.map(([rank, id]) => `${rank} ${id}`)).toEqual([
      '1 top',
      '2 z',
      '2 x',
      '2 y',
      '2 B',
      '2 a',
      '7 low',
    ])
  })

  it('compares scores at 12 significant digits', () => {
    const all = [
      rice('a', 0.3),
      rice('b', 0.1 + 0.2),
      rice('c', 0.3 + 1e-11),
      rice('d', 0.3 + 1e-13),
    ]
    expect(rankRice(all).ranked.map(([rank, id]) => `${rank} ${id}`)).toEqual([
      '1 c',
      '2 a',
      '2 b',
      '2 d',
    ])
    expect(rankRice(all).ranked.find(([, id]) => id === 'b')![3]).toBe(0.1 + 0.2)
  })

  it('keeps items that are necessary without a score apart, whatever they give', () => {
    const all = [
      rice('a', 1, { unscored: 'law: PSD3' }),
      item('b', { unscored: 'audit', own: { effort: 3 } }),
      item('c', { unscored: 'law' }),
      rice('d', 1),
    ]
    expect(rankRice(all)).toEqual({
      ranked: [[1, 'd', null, 1]],
      unscored: [
        ['a', [], 'law: PSD3'],
        ['b', [], 'audit'],
        ['c', ['effort'], 'law'],
      ],
    })
  })

  it('has a value for a plan: score × size', () => {
    const { framework } = builtIn
    const [ranked] = rankItems(
      [item('a', { own: { reach: 10, impact: 2, confidence: 1, effort: 4 } })],
      framework,
      { framework },
    ).ranked
    expect(ranked).toMatchObject({
      score: 5,
      size: 4,
      inputs: { reach: 10, impact: 2, confidence: 1, effort: 4 },
    })
    expect(rankedValue(ranked!)).toBe(20)
  })

  it('says why an item has no score where a formula has no number', async () => {
    const files = { own: 'inputs: {a: , b: }\nscore: a / (a - b)' }
    const backlog = `
- {id: x, title: X, own: {a: 2, b: 2}}
- {id: y, title: Y, own: {a: 4, b: 2}}`
    expect(await ranking(backlog, 'own', { files })).toEqual({
      ranked: [[1, 'y', null, 2]],
      unscored: [['x', [], 'a ÷ (a − b) divides by 0']],
    })
  })

  it('says why nothing has a score where the framework cannot be used yet', async () => {
    const { unscored } = await ranking('- {id: x, title: X}', 'weighted')
    expect(unscored).toEqual([['x', [], 'weighted has no criteria yet']])
  })

  it('shows no negative zero', async () => {
    const files = { own: 'inputs: {a: }\nscore: -a' }
    const { ranked } = await ranking('- {id: x, title: X, own: {a: 0}}', 'own', { files })
    expect(Object.is(ranked[0]![3], 0)).toBe(true)
  })
})

describe('a ranking by buckets', () => {
  const backlog = `
- {id: a, title: A, moscow: could}
- {id: b, title: B, moscow: must}
- {id: c, title: C, moscow: wont}
- {id: d, title: D, moscow: should}
- {id: e, title: E, moscow: must}
- {id: f, title: F}`

  it('goes by their order alone where nothing ranks inside', async () => {
    expect(await ranking(backlog, 'moscow')).toEqual({
      ranked: [
        [1, 'b', 'must', null],
        [1, 'e', 'must', null],
        [3, 'd', 'should', null],
        [4, 'a', 'could', null],
        [5, 'c', 'wont', null],
      ],
      unscored: [['f', ['moscow'], null]],
    })
  })

  it('goes by the score of another framework inside them', async () => {
    const scored = `
- {id: a, title: A, moscow: must, rice: {reach: 1, impact: 1}, confidence: 1, effort: 2}
- {id: b, title: B, moscow: could, rice: {reach: 900, impact: 1}, confidence: 1, effort: 1}
- {id: c, title: C, moscow: must, rice: {reach: 8, impact: 1}, confidence: 1, effort: 2}
- {id: d, title: D, moscow: must, confidence: 1, effort: 2}
- {id: e, title: E, moscow: must, rice: {reach: 8, impact: 1}, confidence: 1}`
    const config = 'framework: wsjf\nframeworks: {moscow: {then: rice}}'
    expect(await ranking(scored, 'moscow', { config })).toEqual({
      ranked: [
        [1, 'c', 'must', 4],
        [2, 'a', 'must', 0.5],
        [3, 'b', 'could', 900],
      ],
      unscored: [
        ['d', ['rice.reach', 'rice.impact'], null],
        ['e', ['effort'], null],
      ],
    })
    const repository = await resolve({ config })
    const moscow = repository.frameworks.get('moscow')!
    const [first] = rankItems(await items(scored, repository), moscow, repository).ranked
    expect(first).toMatchObject({
      size: 2,
      inputs: { moscow: 4, 'rice.reach': 8, 'rice.effort': 2 },
    })
    expect(rankedValue(first!)).toBe(8)
  })

  it('only names them where they have no order', async () => {
    const quadrants = `
- {id: a, title: A, value-effort: {value: 8, effort: 2}}
- {id: b, title: B, value-effort: {value: 8, effort: 9}}
- {id: c, title: C, value-effort: {value: 2, effort: 1}}
- {id: d, title: D, value-effort: {value: 2, effort: 8}}
- {id: e, title: E, value-effort: {value: 5.5, effort: 5.5}}`
    expect((await ranking(quadrants, 'value-effort')).ranked).toEqual([
      [1, 'a', 'quick-win', 4],
      [2, 'c', 'fill-in', 2],
      [3, 'e', 'quick-win', 1],
      [4, 'b', 'big-bet', 8 / 9],
      [5, 'd', 'time-sink', 0.25],
    ])
  })

  it('of a team takes the first bucket that holds; one outside the order goes last', async () => {
    const files = {
      own: 'inputs: {a: }\nscore: a\nbuckets: {big: score > 10, odd: a == 7, any: a > 2}\norder: [odd, any]',
    }
    const own = [1, 3, 7, 20].map((a) => `- {id: x${a}, title: X, own: ${a}}`).join('\n')
    expect(await ranking(own, 'own', { files })).toEqual({
      ranked: [
        [1, 'x7', 'odd', 7],
        [2, 'x3', 'any', 3],
        [3, 'x20', 'big', 20],
      ],
      unscored: [['x1', [], 'it belongs to no bucket of own']],
    })
  })
})

describe('the Kano table', () => {
  const answers = ['like', 'must-be', 'neutral', 'live-with', 'dislike']
  const letters = {
    M: 'must-be',
    O: 'one-dimensional',
    A: 'attractive',
    I: 'indifferent',
    R: 'reverse',
    Q: null,
  }
  // Rows: with the feature. Columns: without it.
  const table = ['QAAAO', 'RIIIM', 'RIIIM', 'RIIIM', 'RRRRQ']
  const cells = answers.flatMap((functional, row) =>
    answers.map((dysfunctional, column) => {
      const letter = table[row]![column] as keyof typeof letters
      return [functional, dysfunctional, letters[letter]] as const
    }),
  )

  it.each(cells)('%s with and %s without is %s', async (functional, dysfunctional, bucket) => {
    const text = `- {id: x, title: X, kano: {functional: ${functional}, dysfunctional: ${dysfunctional}}}`
    const { ranked, unscored } = await ranking(text, 'kano')
    if (bucket === null) {
      expect(ranked).toEqual([])
      expect(unscored[0]![2]).toContain('questionable')
    } else expect(ranked).toEqual([[1, 'x', bucket, null]])
  })

  it('ranks its categories', async () => {
    const text = [...cells]
      .map(
        ([functional, dysfunctional], at) =>
          `- {id: x${at}, title: X, kano: {functional: ${functional}, dysfunctional: ${dysfunctional}}}`,
      )
      .join('\n')
    const { ranked } = await ranking(text, 'kano')
    const buckets = ranked.map(([, , bucket]) => bucket)
    expect([...new Set(buckets)]).toEqual([
      'must-be',
      'one-dimensional',
      'attractive',
      'indifferent',
      'reverse',
    ])
    expect(buckets).toHaveLength(23)
  })
})

describe('the other built-in frameworks', () => {
  it.each([
    ['ice', '{impact: 8, confidence: 5, ease: 6}', 240],
    ['wsjf', '{user_business_value: 8, time_criticality: 5, risk_reduction: 3, job_size: 5}', 3.2],
    ['cd3', '{cost_of_delay: 30000, duration: 4}', 7500],
    ['opportunity', '{importance: 9, satisfaction: 3}', 15],
    ['opportunity', '{importance: 4, satisfaction: 7}', 4],
  ])('%s scores %s as %d', async (name, inputs, score) => {
    const { ranked } = await ranking(`- {id: x, title: X, ${name}: ${inputs}}`, name)
    expect(ranked).toEqual([[1, 'x', null, score]])
  })

  it('score a weighted sum and the mean of ICE by their options', async () => {
    const config = 'frameworks: {ice: {formula: mean}, weighted: {criteria: {fit: 0.4, win: 0.6}}}'
    const backlog =
      '- {id: x, title: X, ice: {impact: 8, confidence: 5, ease: 5}, weighted: {fit: 5, win: 10}}'
    expect((await ranking(backlog, 'ice', { config })).ranked[0]![3]).toBe(6)
    expect((await ranking(backlog, 'weighted', { config })).ranked[0]![3]).toBe(8)
  })
})

describe('the contribution to KPIs', () => {
  // 5/6 of the way remains of conversion; churn falls from 8 to 4, and lies at 9; done is reached.
  const kpis = [
    kpi('conversion', 61, 70, { weight: 3, value: 62.5 }),
    kpi('churn', 8, 4, { value: 9 }),
    kpi('done', 0, 10, { value: 12 }),
  ]
  const contribution = async (changes: string) => {
    const text = `- {id: x, title: X, kpis: ${changes}, confidence: 50%, effort: 2}`
    return (await ranking(text, 'kpi', { kpis })).ranked[0]?.[3]
  }

  it.each([
    ['{conversion: +2.25}', ((3 * 2.25) / 9) * (0.5 / 2)],
    ['{conversion: 9}', 3 * (1 - 1.5 / 9) * (0.5 / 2)],
    ['{conversion: -20}', -3 * (0.5 / 2)],
    ['{churn: -1}', (1 / 4) * (0.5 / 2)],
    ['{churn: -5}', 1.25 * (0.5 / 2)],
    ['{churn: -6}', 1.25 * (0.5 / 2)],
    ['{churn: 2}', -0.5 * (0.5 / 2)],
    ['{done: 4}', 0],
    ['{conversion: 2.25, churn: -1}', (0.75 + 0.25) * (0.5 / 2)],
  ])('of %s is %d', async (changes, score) => {
    expect(await contribution(changes)).toBeCloseTo(score, 11)
  })

  it('needs one KPI, a confidence and an effort', async () => {
    const backlog = `
- {id: a, title: A, confidence: 1, effort: 1}
- {id: b, title: B, kpis: {conversion: 1}, effort: 1}
- {id: c, title: C, kpis: {other: 1}, confidence: 1, effort: 1}`
    expect((await ranking(backlog, 'kpi', { kpis })).unscored).toEqual([
      ['a', ['kpis'], null],
      ['b', ['confidence'], null],
      ['c', ['kpis'], null],
    ])
  })

  it('names only the KPIs that an item serves', async () => {
    const repository = await resolve({ kpis })
    const all = await items(
      '- {id: x, title: X, kpis: {churn: -1}, confidence: 1, effort: 2}',
      repository,
    )
    const [first] = rankItems(all, repository.frameworks.get('kpi')!, repository).ranked
    expect(first!.inputs).toEqual({ confidence: 1, effort: 2, 'kpis.churn': -1 })
  })
})

describe('any ranking', () => {
  const estimate = fc.oneof(
    fc.constantFrom(1, 2, 3, 5, 8),
    fc.double({ min: 0.1, max: 100, noNaN: true }),
    fc
      .tuple(fc.double({ min: 0.1, max: 9, noNaN: true }), fc.integer({ min: 10, max: 99 }))
      .map(([low, high]) => ({ kind: 'interval', low, high }) as const),
  )
  const share = fc.constantFrom(0.5, 0.8, 1)
  const block = fc.record(
    { reach: estimate, impact: share, confidence: share, effort: estimate },
    { requiredKeys: ['impact', 'confidence', 'effort'] },
  )
  const date = fc.option(fc.constantFrom('2027-01-31', '2027-02-01'), { nil: undefined })
  const backlogs = fc
    .uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 30 })
    .chain((ids) =>
      fc.tuple(
        ...ids.map((id) =>
          fc
            .record({ rice: block, date, isUnscored: fc.boolean() })
            .map(({ rice: inputs, date: day, isUnscored }) =>
              item(id, {
                blocks: { rice: inputs },
                ...(day !== undefined && { due: { date: day, kind: 'hard' as const } }),
                ...(isUnscored && { unscored: 'law' }),
              }),
            ),
        ),
      ),
    )

  it('holds every item once', () => {
    fc.assert(
      fc.property(backlogs, (all) => {
        const { ranked, unscored } = rankRice(all)
        const ids = [...ranked.map(([, id]) => id), ...unscored.map(([id]) => id)]
        expect(ids.sort()).toEqual(all.map(({ id }) => id).sort())
        for (const [at, [rank]] of ranked.entries()) {
          expect(rank as number).toBeLessThanOrEqual(at + 1)
          if (at > 0 && rank !== ranked[at - 1]![0]) expect(rank).toBe(at + 1)
        }
      }),
    )
  })

  it('is the same whatever the order in which items are read', () => {
    fc.assert(
      fc.property(
        backlogs.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([all, shuffled]) => {
          expect(rankRice(shuffled)).toEqual(rankRice(all))
        },
      ),
    )
  })

  it('scores an item alone as among others', () => {
    fc.assert(
      fc.property(backlogs, (all) => {
        const together = rankRice(all).ranked
        for (const each of all) {
          const [alone] = rankRice([each]).ranked
          expect(alone?.[3]).toBe(together.find(([, id]) => id === each.id)?.[3])
        }
      }),
      { numRuns: 30 },
    )
  })

  it('is one where there are more items than are scored at a time', () => {
    const values = Array.from({ length: 40_000 }, (_, at) => 1 + ((at * 7919) % 10_007))
    const { ranked } = rankRice(values.map((value, at) => rice(`i${at}`, value)))
    expect(ranked.map(([, , , score]) => score)).toEqual(values.sort((a, b) => b - a))
  })
})
