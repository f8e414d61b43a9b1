import { type Columns, valueIn } from '../frameworks/formula/evaluate.js'
import { keyOfInput } from '../frameworks/formula/monomial.js'
import type { Framework } from '../frameworks/framework.js'
import { roundScore } from '../rank/significant.js'
import { NONE, type Standing, standingOf } from '../simulate/standing.js'
import type { PointValues } from './contributions.js'
import type { Sign, StandsWith } from './turn.js'

/** An input of one of two items, by framework and name. */
export interface Varied {
  readonly of: 'a' | 'b'
  readonly key: string
}

/** How the first of two items stands to the second with each value of one input of one of them. */
export function standsOf(
  framework: Framework,
  a: PointValues,
  b: PointValues,
  { of, key }: Varied,
): StandsWith {
  const [own, other] = of === 'a' ? [columnsOf(a), b] : [columnsOf(b), a]
  const fixed = standingOf(framework, columnsOf(other), 1)
  return (values) => {
    const columns: Columns = (term) => (keyOfInput(term) === key ? values : own(term))
    const varied = standingOf(framework, columns, values.length)
    return {
      signs: Array.from(values, (_, row) =>
        of === 'a' ? signOf(varied, row, fixed, 0) : signOf(fixed, 0, varied, row),
      ),
      isScored: Array.from(values, (_, row) => valueIn(varied.scores, row) !== NONE),
    }
  }
}

/** How the first of two items stands to the second. */
export function signAtPoints(framework: Framework, a: PointValues, b: PointValues): Sign {
  const [first, second] = [a, b].map((values) => standingOf(framework, columnsOf(values), 1))
  return signOf(first!, 0, second!, 0)
}

function columnsOf(values: PointValues): Columns {
  return (term) => Float64Array.of(values.get(keyOfInput(term)) ?? 0)
}

// As draws compare: what has no score is below, then the places of buckets, then scores to 12 digits.
function signOf(a: Standing, row: number, b: Standing, other: number): Sign {
  const [score, otherScore] = [valueIn(a.scores, row), valueIn(b.scores, other)]
  if (score === NONE || otherScore === NONE)
    return score === otherScore ? 0 : score === NONE ? -1 : 1
  const difference =
    valueIn(b.places, other) - valueIn(a.places, row) || roundScore(score) - roundScore(otherScore)
  return difference > 0 ? 1 : difference < 0 ? -1 : 0
}
