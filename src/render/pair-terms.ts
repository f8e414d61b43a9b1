import type { Contribution } from '../core/pair/contributions.js'
import type { Pair, PairComparison } from '../core/pair/pair.js'
import { formatNumber, formatPercent } from './number.js'
import { inputText } from './ranking-columns.js'
import { type Column, table } from './table.js'
import { plainText } from './text.js'
import type { View } from './view.js'

/** What each input does to the scores of two items: by which factor, or how much it adds. */
export function pairTerms({ a, b }: Pair, comparison: PairComparison, view: View): string {
  const { contributions, ratio, rest, level } = comparison
  if (!contributions.length) return ''
  const needs = new Map(
    [...a.terms, ...b.terms].map(({ need }) => [`${need.framework}.${need.input.name}`, need]),
  )
  const needOf = ({ input }: Contribution) => needs.get(`${input.framework}.${input.name}`)!
  const kind = ratio === null ? differences : factors
  const columns: readonly Column[] = [
    { title: 'Input', least: 8 },
    { title: a.item.id, align: 'right', least: 8 },
    { title: b.item.id, align: 'right', least: 8 },
    ...kind.columns,
  ]
  const rows = contributions.map((each) => [
    needOf(each).name,
    ...[each.a, each.b].map((value) => inputText(value, needOf(each).input)),
    ...kind.cells(each),
  ])
  const [above, below] = [a.score!, b.score!]
  // What is left of decimals is no part of it.
  const isLeft = rest !== null && Math.abs(rest) > Math.abs(above - below) * 1e-9
  const together = isLeft && ratio === null ? [['together', '', '', differenceText(rest)]] : []
  const whole = ratio === null ? differenceText(above - below) : factorText(ratio)
  const sum = ['score', formatNumber(above), formatNumber(below), whole]
  const formula = plainText(`${a.framework.name} = ${a.formula ?? ''}`)
  const aside = level ? ', which does not decide here' : ''
  return `\n${formula}${aside}\n\n${table(columns, [...rows, ...together, sum], view)}`
}

interface Kind {
  readonly columns: readonly Column[]
  cells(of: Contribution): readonly string[]
}

const factors: Kind = {
  columns: [
    { title: 'Factor', align: 'right' },
    { title: 'Pull', align: 'right', drop: 1 },
  ],
  cells: ({ factor, share }) => [factorText(factor), share === null ? '' : formatPercent(share)],
}

const differences: Kind = {
  columns: [{ title: 'Difference', align: 'right' }],
  cells: ({ difference }) => [differenceText(difference)],
}

function factorText(factor: number | null): string {
  return factor === null ? '–' : `× ${formatNumber(factor)}`
}

function differenceText(difference: number | null): string {
  if (difference === null) return '–'
  if (difference === 0) return '0'
  return difference < 0 ? formatNumber(difference) : `+${formatNumber(difference)}`
}
