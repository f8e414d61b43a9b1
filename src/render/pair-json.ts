import type { InputFlips } from '../core/pair/flip.js'
import { changeOf } from '../core/pair/flip.js'
import type { Pair, PairComparison } from '../core/pair/pair.js'
import type { Explanation } from '../core/rank/explanation.js'
import type { Circumstances } from '../core/rank/shown.js'
import { jsonText } from './json.js'
import { placeFields } from './ranking-json.js'
import { whatIfFields } from './what-if-json.js'

/** Why one of two items stands above the other as one JSON document; nothing is rounded. */
export function pairJson(pair: Pair, { source, leftOut, whatIf }: Circumstances): string {
  const { a, b, comparison } = pair
  return jsonText({
    schemaVersion: 1,
    framework: a.framework.name,
    source,
    ...whatIfFields(whatIf),
    formula: a.formula,
    items: [a, b].map(itemFields),
    probability: comparison?.probability ?? null,
    ...(comparison ? comparisonFields(pair, comparison) : {}),
    leftOut,
  })
}

function itemFields({ item, rank, score, bucket, missing, reason }: Explanation) {
  const { id, title, status } = item
  return { id, title, status, rank, score, bucket, missing, reason, ...placeFields(item) }
}

function comparisonFields({ a, b }: Pair, comparison: PairComparison) {
  const { sign, level, contributions, ratio, rest, sampling, isCertain, inputs } = comparison
  const names = new Map(
    [...a.terms, ...b.terms].map(({ need }) => [`${need.framework}.${need.input.name}`, need.name]),
  )
  return {
    simulation: { seed: sampling.seed, draws: sampling.draws, certain: isCertain },
    above: sign === 1 ? a.item.id : sign === -1 ? b.item.id : null,
    decidedBy: level
      ? { framework: level.framework, order: level.order, buckets: [level.a, level.b] }
      : 'score',
    ratio,
    terms: contributions.map(({ input, factor, share, difference, ...values }) => ({
      input: names.get(`${input.framework}.${input.name}`),
      ...values,
      factor,
      share,
      difference,
    })),
    rest,
    flips: inputs.map((each) => flipFields(each, each.of === 'a' ? a : b)),
  }
}

function flipFields({ term, flips, chance }: InputFlips, { item }: Explanation) {
  const { need, estimate, value, from } = term
  return {
    item: item.id,
    input: need.name,
    value,
    estimate,
    unit: need.input.unit ?? null,
    from,
    chance,
    turns: flips.map(({ at, isReached, until, noScore, direction, inUse, isInside }) => ({
      direction,
      at,
      reached: isReached,
      until,
      noScore,
      change: changeOf(term, { at }),
      inside: isInside,
      inUse: inUse ? { value: inUse.value, word: inUse.word ?? null } : null,
    })),
  }
}
