import type { Contribution } from '../core/pair/contributions.js'
import type { Pair, PairComparison } from '../core/pair/pair.js'
import type { Need } from '../core/rank/needs.js'
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
  const isProduct = ratio !== null
  const columns: readonly Column[] = [
    { title: 'Input', least: 8 },
    { title: a.item.id, align: 'right', least: 8 },
    { title: b.item.id, align: 'right', least: 8 },
    ...(isProduct
      ? [
          { title: 'Factor', align: 'right' } as const,
          { title: 'Share', align: 'right', drop: 1 } as const,
        ]
      : [{ title: 'Difference', align: 'right' } as const]),
  ]
  const rows = contributions.map((each) => [
    needOf(each).name,
    ...[each.a, each.b].map((value) => valueText(value, needOf(each))),
    ...(isProduct
      ? [factorText(each.factor), shareText(each.share)]
      : [differenceText(each.difference)]),
  ])
  const difference = a.score! - b.score!
  const isWhole = rest !== null && Math.abs(rest) <= Math.abs(difference) * 1e-9
  const together =
    isProduct || rest === null || isWhole ? [] : [['together', '', '', differenceText(rest)]]
  const sum = [
    'score',
    formatNumber(a.score!),
    formatNumber(b.score!),
    isProduct ? factorText(ratio) : differenceText(difference),
  ]
  const formula = plainText(`${a.framework.name} = ${a.formula ?? ''}`)
  const aside = level ? ', which does not decide here' : ''
  return `\n${formula}${aside}\n\n${table(columns, [...rows, ...together, sum], view)}`
}

function valueText(value: number, { input }: Need): string {
  return inputText(value, input)
}

function factorText(factor: number | null): string {
  return factor === null ? '–' : `× ${formatNumber(factor)}`
}

function shareText(share: number | null): string {
  return share === null ? '' : formatPercent(share)
}

function differenceText(difference: number | null): string {
  if (difference === null) return '–'
  if (difference === 0) return '0'
  return difference < 0 ? formatNumber(difference) : `+${formatNumber(difference)}`
}
