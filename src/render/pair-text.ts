import { changeOf, type Flip, type InputFlips } from '../core/pair/flip.js'
import type { Pair, PairComparison } from '../core/pair/pair.js'
import { list } from '../core/problems/words.js'
import type { Explanation, Term } from '../core/rank/explanation.js'
import { rangeText } from './estimate-text.js'
import { formatChance, formatNumber } from './number.js'
import { pairTerms } from './pair-terms.js'
import { inputText } from './ranking-columns.js'
import { type Column, table } from './table.js'
import { plainText } from './text.js'
import type { View } from './view.js'

/** Why one of two items stands above the other, and what would turn that; the upper one comes first. */
export function pairText(pair: Pair, view: View): string {
  const { a, b, comparison } = pair
  const heads = [a, b].map(
    ({ item }) => `${view.style.bold(plainText(`${item.id}  ${item.title}`))}\n`,
  )
  const body = comparison ? comparisonText(pair, comparison, view) : lackText(pair)
  return `${heads.join('')}\n${body}`
}

function lackText({ a, b }: Pair): string {
  const lines = [a, b].flatMap((each) => {
    const why = [each.reason ?? '', each.missing.length ? `lacks ${list(each.missing)}` : '']
    const text = why.filter(Boolean).join('; ')
    return text ? [`${each.item.id} has no score by ${each.framework.name}: ${text}.`] : []
  })
  return [...lines, 'They can be compared once both have one.']
    .map((line) => `${plainText(line)}\n`)
    .join('')
}

function comparisonText(pair: Pair, comparison: PairComparison, view: View): string {
  return [
    ...verdictLines(pair, comparison).map((line) => `${plainText(line)}\n`),
    pairTerms(pair, comparison, view),
    flipsText(pair, comparison, view),
  ].join('')
}

function verdictLines({ a, b }: Pair, comparison: PairComparison): string[] {
  const { sign, level, probability, isCertain, sampling } = comparison
  const [upper, lower] = [a.item.id, b.item.id]
  const by = a.framework.name
  const verdict =
    sign === 0
      ? `${upper} and ${lower} are equal by ${by}${ranksText(a, b)}.`
      : level
        ? `${upper} stands above ${lower}: ${level.framework} ranks ${level.a} before ${level.b}${ranksText(a, b)}.`
        : `${upper} stands above ${lower} by ${by}${ranksText(a, b)}.`
  const draws = formatNumber(sampling.draws)
  const chance = isCertain
    ? 'Every input of both is a single number, so nothing of that is left to chance.'
    : `It outranks ${lower} in ${shareOf(probability, draws)} draws of their estimates (seed ${sampling.seed}).`
  const outside = [a, b].flatMap(({ item, rank, reason }) =>
    rank === null && reason !== null ? [`${item.id} is not ranked itself: ${reason}.`] : [],
  )
  return [verdict, sign === 0 && !isCertain ? chance.replace('It', upper) : chance, ...outside]
}

function shareOf(probability: number, draws: string): string {
  if (probability === 1) return `all ${draws}`
  return probability === 0 ? `none of ${draws}` : `${formatChance(probability)} of ${draws}`
}

function ranksText(a: Explanation, b: Explanation): string {
  if (a.rank === null || b.rank === null) return ''
  return a.rank === b.rank
    ? `: both have rank ${a.rank} of ${a.of}`
    : `: ranks ${a.rank} and ${b.rank} of ${a.of}`
}

const columns: readonly Column[] = [
  { title: 'Item', least: 8 },
  { title: 'Input' },
  { title: 'Now', align: 'right' },
  { title: 'Turns', least: 12 },
  { title: 'Change', align: 'right' },
  { title: 'Given as', least: 8, drop: 2 },
  { title: 'By itself', align: 'right', drop: 1 },
]

function flipsText({ a, b }: Pair, { sign, inputs }: PairComparison, view: View): string {
  if (sign === 0) return '\nThe smallest change of an input decides between them.\n'
  const nameOf = ({ of, term }: InputFlips) => [(of === 'a' ? a : b).item.id, term.need.name]
  const rows = inputs.flatMap((each) =>
    each.flips.map((flip, at) => [...(at ? ['', ''] : nameOf(each)), ...flipCells(each, flip, at)]),
  )
  if (!rows.length) return '\nNo allowed value of a single input turns it.\n'
  const none = inputs.filter(({ flips }) => !flips.length).map((each) => nameOf(each).join(' '))
  return [
    `\n${view.style.bold('What would turn it, all else being as it is')}\n`,
    tableOfUsed(rows, view),
    none.length ? plainText(`No allowed value turns it: ${none.join(', ')}.`).concat('\n') : '',
  ].join('')
}

// Where every input is a plain number there is nothing in the last columns.
function tableOfUsed(rows: readonly (readonly string[])[], view: View): string {
  const used = columns.map((_, at) => rows.some((row) => row[at]))
  return table(
    columns.filter((_, at) => used[at]),
    rows.map((row) => row.filter((_, at) => used[at])),
    view,
  )
}

function flipCells({ term, chance }: InputFlips, flip: Flip, at: number): string[] {
  const { estimate, value, need, from } = term
  const shown = (number: number) => inputText(number, need.input)
  const given = from === 'default' ? 'default' : rangeText(estimate, shown)
  const inside = flip.isInside === null || !given ? '' : flip.isInside ? ', inside' : ', outside'
  return [
    at ? '' : nowText(term),
    turnText(flip, term),
    need.input.wordsOnly ? '' : changeText(changeOf(term, flip), flip.at > value),
    given + inside,
    at || flip.isInside === null ? '' : formatChance(chance),
  ]
}

function nowText({ value, need, estimate }: Term): string {
  const { input } = need
  const word = estimate.kind === 'point' ? estimate.word : undefined
  return input.wordsOnly ? (word ?? String(value)) : inputText(value, input)
}

function turnText(flip: Flip, { need }: Term): string {
  const { at, isReached, until, noScore, direction, inUse } = flip
  const { input } = need
  if (input.wordsOnly) return inUse?.word ?? String(at)
  const where = isReached ? 'from' : direction === 'up' ? 'above' : 'below'
  const to = until === null ? '' : ` to ${inputText(until, input)}`
  const used = inUse ? ` (${inUse.word ?? inputText(inUse.value, input)})` : ''
  const from = `${isReached && direction === 'down' ? 'down to' : where} ${inputText(at, input)}`
  if (noScore === at) return `${from}: no score${used}`
  const end = noScore === null ? '' : `; no score beyond ${inputText(noScore, input)}`
  return `${from}${to}${used}${end}`
}

// Of zero nothing is a share.
function changeText(change: number | null, isMore: boolean): string {
  if (change === null) return '–'
  if (change === 0) return isMore ? 'any more' : 'any less'
  const percent = change * 100
  return `${isMore ? '+' : '-'}${formatNumber(percent < 1 ? percent : Math.round(percent))} %`
}
