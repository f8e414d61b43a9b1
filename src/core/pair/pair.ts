import { keyOfInput } from '../frameworks/formula/monomial.js'
import { type Framework, scoreOf } from '../frameworks/framework.js'
import type { Explanation, Term } from '../rank/explanation.js'
import type { Standard } from '../rank/needs.js'
import { scoreItems } from '../rank/score.js'
import type { Sampling } from '../simulate/sampling.js'
import { isCertain } from '../simulate/score-draws.js'
import { chanceAbove, chanceOfTurn } from './chance.js'
import { type Contribution, contributions, type PointValues } from './contributions.js'
import { changeOf, flipsOf, type InputFlips } from './flip.js'
import { decidingLevel, type Level } from './level.js'
import { signAtPoints, standsOf } from './stand.js'
import type { Sign } from './turn.js'

/** Why one item stands above another, and what would turn that. */
export interface Pair {
  readonly a: Explanation
  readonly b: Explanation
  /** undefined where one of them has no score. */
  readonly comparison: PairComparison | undefined
}

/** What two scored items come to beside each other. */
export interface PairComparison {
  /** 1 where the first ranks above the second, −1 where below, 0 where they are equal. */
  readonly sign: Sign
  /** The order of buckets that decides before the score; undefined where the score does. */
  readonly level: Level | undefined
  /** What each input of the formula does to the scores; none where the framework only sorts into buckets. */
  readonly contributions: readonly Contribution[]
  /** The ratio of the scores where the formula is a product, and their difference less what single inputs do to it. */
  readonly ratio: number | null
  readonly rest: number | null
  /** That the first outranks the second. */
  readonly probability: number
  /** Whether every input of both is a single number, so that nothing is left to chance. */
  readonly isCertain: boolean
  readonly sampling: Sampling
  /** Of every input of both, what changes most easily first: by chance, then by the size of the change. */
  readonly inputs: readonly InputFlips[]
}

/** So many draws tell the chance of a single input. */
const CHANCE_DRAWS = 20_000

/** Compares two items that are explained under one framework. */
export function comparePair(
  a: Explanation,
  b: Explanation,
  standard: Standard,
  sampling: Sampling,
): Pair {
  const { framework } = a
  const { scored } = scoreItems([a.item, b.item], framework, standard)
  if (scored.length < 2) return { a, b, comparison: undefined }
  const [ofA, ofB] = [pointValues(a.terms), pointValues(b.terms)]
  const sign = signAtPoints(framework, ofA, ofB)
  const formula = scoreOf(framework)
  const isGiven = ({ input }: Contribution) =>
    [ofA, ofB].some((values) => values.has(keyOfInput(input)))
  const parts = formula ? contributions(formula, ofA, ofB).filter(isGiven) : []
  const isProduct = parts.length > 0 && parts.every(({ factor }) => factor !== null)
  const explained = parts.reduce((sum, { difference }) => sum + (difference ?? Number.NaN), 0)
  const rest = formula ? a.score! - b.score! - explained : null
  return {
    a,
    b,
    comparison: {
      sign,
      level: decidingLevel(framework, ofA, ofB),
      contributions: parts,
      ratio: isProduct ? a.score! / b.score! : null,
      rest: rest === null || Number.isNaN(rest) ? null : rest,
      probability: chanceAbove(a.item, b.item, framework, standard, sampling),
      isCertain: [...a.terms, ...b.terms].every(({ estimate }) => isCertain(estimate)),
      sampling,
      inputs: inputFlips(a, b, ofA, ofB, framework, sign, sampling),
    },
  }
}

/** The same comparison with the item first that ranks above. */
export function upperFirst(pair: Pair): Pair {
  const { a, b, comparison } = pair
  if (comparison?.sign !== -1) return pair
  const { level, ratio, rest } = comparison
  const swapped = { ...level!, a: level?.b ?? '', b: level?.a ?? '' }
  return {
    a: b,
    b: a,
    comparison: {
      ...comparison,
      sign: 1,
      level: level && swapped,
      contributions: comparison.contributions.map((part) => ({
        ...part,
        a: part.b,
        b: part.a,
        factor: part.factor === null ? null : 1 / part.factor,
        share: part.share === null ? null : 0 - part.share,
        difference: part.difference === null ? null : 0 - part.difference,
      })),
      ratio: ratio === null ? null : 1 / ratio,
      rest: rest === null ? null : 0 - rest,
      probability: 1 - comparison.probability,
      inputs: comparison.inputs.map((each) => ({ ...each, of: each.of === 'a' ? 'b' : 'a' })),
    },
  }
}

function pointValues(terms: readonly Term[]): PointValues {
  return new Map(
    terms.map(({ need, value }) => [
      keyOfInput({ framework: need.framework, name: need.input.name }),
      value,
    ]),
  )
}

function inputFlips(
  a: Explanation,
  b: Explanation,
  ofA: PointValues,
  ofB: PointValues,
  framework: Framework,
  sign: Sign,
  { seed }: Sampling,
): InputFlips[] {
  if (sign === 0) return []
  const all = (
    [
      ['a', a],
      ['b', b],
    ] as const
  ).flatMap(([of, { item, terms }]) =>
    terms.map((term): InputFlips => {
      const key = keyOfInput({ framework: term.need.framework, name: term.need.input.name })
      const stands = standsOf(framework, ofA, ofB, { of, key })
      const chance = chanceOfTurn(item, term, sign, stands, { seed, draws: CHANCE_DRAWS })
      return { of, term, flips: flipsOf(term, framework, stands), chance }
    }),
  )
  // Of changes that are the same but for rounding, the first one stays first.
  const ease = ({ term, flips }: InputFlips) =>
    Math.round((flips[0] ? (changeOf(term, flips[0]) ?? FARTHEST) : FARTHEST) * 1e9)
  return all.sort((x, y) => y.chance - x.chance || compareEase(ease(x), ease(y)))
}

const FARTHEST = Number.POSITIVE_INFINITY

function compareEase(a: number, b: number): number {
  return a === b ? 0 : a - b
}
