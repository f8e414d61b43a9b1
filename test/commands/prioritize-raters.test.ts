import { describe, expect, it } from 'vitest'
import { run } from '../../src/cli.js'
import { testIo } from '../io.js'
import { folder, type Tree } from '../repository.js'

interface Shown {
  readonly raters: readonly { rater: string; weight: number; items: number }[]
  readonly differences: readonly {
    readonly id: string
    readonly input: string
    readonly score: number | null
    readonly rank: number | null
    readonly moves: number
    readonly spread: { readonly kind: string; readonly size: number }
    readonly estimates: readonly {
      readonly rater: string | null
      readonly value: number
      readonly score: number | null
      readonly rank: number | null
      readonly place: { readonly file: string; readonly line: number }
    }[]
  }[]
  readonly leanings: readonly {
    readonly rater: string
    readonly input: string
    readonly kind: string
    readonly size: number
    readonly items: number
    readonly above: number
    readonly below: number
  }[]
  readonly unrated: readonly { readonly id: string }[]
  readonly ratedOnce: readonly { readonly id: string; readonly rater: string }[]
}

async function output(tree: Tree, ...args: readonly string[]) {
  const io = testIo({ cwd: folder(tree).root })
  const code = await run(['prioritize', '--raters', ...args], io)
  return { code, stdout: io.stdout(), stderr: io.stderr() }
}

async function shown(tree: Tree, ...args: readonly string[]): Promise<Shown> {
  return JSON.parse((await output(tree, '--format', 'json', ...args)).stdout)
}

const rated = (rater: string, ...lines: readonly string[]) =>
  `rater: ${rater}\nestimates:\n${lines.map((line) => `  ${line}\n`).join('')}`

const item = (id: string, reach: number, more = '') =>
  `- {id: ${id}, title: ${id}, effort: 4, confidence: 80%, rice: {reach: ${reach}, impact: 2}${more}}\n`

// Scores 60, 40 and 30; with an effort of 8 half of that, with 2 twice as much.
const three = item('b', 150) + item('a', 100) + item('c', 75)

describe('differences', () => {
  it('tell what each number would come to, all else as it is', async () => {
    const { differences } = await shown({
      'backlog.yaml': three,
      'estimates/ana.yaml': rated('ana', 'a: {effort: 8}'),
      'estimates/bo.yaml': rated('bo', 'a: {effort: 2}'),
    })
    expect(differences).toHaveLength(1)
    const [{ id, input, score, rank, moves, spread, estimates }] = differences as [
      Shown['differences'][number],
    ]
    expect({ id, input, score, rank, moves }).toEqual({
      id: 'a',
      input: 'effort',
      score: 40,
      rank: 2,
      moves: 2,
    })
    // Logarithms of 4, 8 and 2: 0, ln 2 and −ln 2 from their mean; √(2 / 3) ln 2.
    expect(spread.kind).toBe('factor')
    expect(spread.size).toBeCloseTo(2 ** Math.sqrt(2 / 3), 12)
    expect(estimates.map((each) => [each.rater, each.value, each.score, each.rank])).toEqual([
      [null, 4, 40, 2],
      ['ana', 8, 20, 3],
      ['bo', 2, 80, 1],
    ])
    expect(estimates.map(({ place }) => `${place.file}:${place.line}`)).toEqual([
      'backlog.yaml:2',
      'estimates/ana.yaml:3',
      'estimates/bo.yaml:3',
    ])
  })

  it('stand in the order of what they move, then of their spread', async () => {
    const { differences } = await shown({
      'backlog.yaml': three,
      'estimates/ana.yaml': rated(
        'ana',
        'a: {effort: 4.1, confidence: 79%}',
        'b: {effort: 1}',
        'c: {effort: 2, confidence: 20%}',
      ),
    })
    expect(differences.map(({ id, input, moves }) => [id, input, moves])).toEqual([
      ['c', 'effort', 2],
      ['b', 'effort', 0],
      ['c', 'confidence', 0],
      ['a', 'effort', 0],
      ['a', 'confidence', 0],
    ])
  })

  it('are none where all say the same, and none of a single number', async () => {
    const { differences } = await shown({
      'backlog.yaml': `${three}- {id: d, title: D, rice: {reach: 1, impact: 1}, confidence: 1}\n`,
      'estimates/ana.yaml': rated('ana', 'a: {effort: 4}', 'd: {effort: 3}'),
    })
    expect(differences).toEqual([])
  })

  it('of an item that lacks something else have neither score nor rank', async () => {
    const { differences } = await shown({
      'backlog.yaml': `${three}- {id: d, title: D, effort: 2}\n`,
      'estimates/ana.yaml': rated('ana', 'd: {effort: 4}'),
    })
    expect(differences).toMatchObject([{ id: 'd', score: null, rank: null, moves: 0 }])
  })

  it('are those of the framework that is asked for, expected changes of KPIs included', async () => {
    const tree = {
      'kpis.yaml':
        '- {id: k, title: K, owner: bo, baseline: {value: 0, date: 2026-10-01}, target: 100}\n',
      'backlog.yaml':
        '- {id: a, title: A, effort: 2, confidence: 1, kpis: {k: 10}, moscow: must}\n',
      'estimates/ana.yaml': rated('ana', 'a: {effort: 4, kpis: {k: 40}, moscow: could}'),
    }
    const inputs = async (framework: string) =>
      (await shown(tree, '--framework', framework)).differences.map(({ input, estimates }) => [
        input,
        ...estimates.map(({ score }) => score),
      ])
    // 10 of 100 by 2, or by 4; 40 of 100 by 2.
    expect(await inputs('kpi')).toEqual([
      ['kpis.k', 0.05, 0.2],
      ['effort', 0.05, 0.025],
    ])
    expect(await inputs('moscow')).toEqual([['moscow', null, null]])
  })

  it('change the bucket where that ranks first', async () => {
    const { differences } = await shown(
      {
        'backlog.yaml': '- {id: a, title: A, moscow: must}\n- {id: b, title: B, moscow: should}\n',
        'estimates/ana.yaml': rated('ana', 'a: {moscow: could}', 'b: {moscow: must}'),
      },
      '--framework',
      'moscow',
    )
    expect(
      differences.map(({ id, rank, estimates }) => [
        id,
        rank,
        ...estimates.map((each) => each.rank),
      ]),
    ).toEqual([
      ['a', 1, 1, 2],
      ['b', 2, 2, 1],
    ])
  })
})

describe('leanings', () => {
  const items = [1, 2, 3, 4].map((at) => item(`i${at}`, 100)).join('')

  it('are the mean factor beside the median of the others, over the items that others estimate too', async () => {
    const { leanings } = await shown({
      'backlog.yaml': `${items}- {id: alone, title: A}\n`,
      // Beside the items' 4: 8, 8, 2 and 4; logarithms 1, 1, −1 and 0 times ln 2.
      'estimates/ana.yaml': rated(
        'ana',
        'i1: {effort: 8}',
        'i2: {effort: 8}',
        'i3: {effort: 2}',
        'i4: {effort: 4}',
        'alone: {effort: 100}',
      ),
    })
    expect(leanings).toEqual([
      {
        rater: 'ana',
        input: 'effort',
        kind: 'factor',
        size: expect.any(Number),
        items: 4,
        above: 2,
        below: 1,
      },
    ])
    expect(leanings[0]!.size).toBeCloseTo(2 ** 0.25, 12)
  })

  it('count the weights of the others', async () => {
    const { leanings } = await shown({
      'pm.yaml': 'raters: {ana: , bo: {weight: 3}}\n',
      'backlog.yaml': item('a', 100),
      'estimates/ana.yaml': rated('ana', 'a: {effort: 8}'),
      'estimates/bo.yaml': rated('bo', 'a: {effort: 16}'),
    })
    // Beside ana stand 4 by 1 and 16 by 3: 16. Beside bo 4 and 8 by 1 each: 6.
    expect(leanings.map(({ rater, size }) => [rater, Number(size.toPrecision(12))])).toEqual([
      ['bo', Number((16 / 6).toPrecision(12))],
      ['ana', 0.5],
    ])
  })

  it('of shares are distances on the scale', async () => {
    const { leanings } = await shown({
      'backlog.yaml': items,
      'estimates/ana.yaml': rated(
        'ana',
        'i1: {confidence: 90%}',
        'i2: {confidence: 60%}',
        'i3: {confidence: 50%}',
      ),
    })
    const [{ kind, size, above, below }] = leanings as [Shown['leanings'][number]]
    expect({ kind, above, below }).toEqual({ kind: 'scale', above: 1, below: 2 })
    // (0.1 − 0.2 − 0.3) / 3
    expect(size).toBeCloseTo(-0.4 / 3, 12)
  })
})

describe('coverage', () => {
  const tree = {
    'pm.yaml': 'raters: {ana: {weight: 2}, bo: }\n',
    'backlog.yaml': `${three}- {id: d, title: D, status: shipped}\n- {id: e, title: E, parent: c, team: web}\n`,
    'estimates/ana.yaml': rated(
      'ana',
      'a: {effort: 8}',
      'd: {effort: 3}',
      'c: {effort: 3}',
      'e: {moscow: must}',
    ),
    'estimates/bo.yaml': rated('bo', 'a: {effort: 3}', 'b: {impact: high}'),
  }

  it('tells who rates, what nobody rates, and what one person rates', async () => {
    expect(await shown(tree)).toMatchObject({
      raters: [
        { rater: 'ana', weight: 2, items: 1 },
        { rater: 'bo', weight: 1, items: 2 },
      ],
      unrated: [{ id: 'e' }],
      ratedOnce: [{ id: 'b', rater: 'bo' }],
    })
  })

  it('keeps to the filters, and ranks to the whole backlog', async () => {
    const { unrated, differences } = await shown(tree, '--where', 'id=a')
    expect(unrated).toEqual([])
    expect(differences).toMatchObject([{ id: 'a', rank: 2 }])
    expect((await shown(tree, '--top', '1')).differences).toHaveLength(1)
  })
})

it('says how to begin where nobody rates', async () => {
  const { code, stdout } = await output({ 'backlog.yaml': three })
  expect(code).toBe(0)
  expect(stdout).toContain('estimates/ana.yaml')
})

it('shows what can be shown, and exits with 1, where a file has errors', async () => {
  const { code, stdout, stderr } = await output({
    'backlog.yaml': three,
    'estimates/ana.yaml': rated('ana', 'a: {effort: 8}', 'b: {effort: lots}'),
  })
  expect(code).toBe(1)
  expect(stdout).toContain('ana 8')
  expect(stderr).toContain('estimates/ana.yaml:4')
})
