import { meanOf } from '../core/estimates/mean.js'
import { count, list } from '../core/problems/words.js'
import type { Explanation, Term } from '../core/rank/explanation.js'
import type { Ranked } from '../core/rank/ranking.js'
import { estimateText } from './estimate-text.js'
import { evidenceText } from './evidence-text.js'
import { formatNumber } from './number.js'
import { inputText } from './ranking-columns.js'
import { type Column, table } from './table.js'
import { plainText } from './text.js'
import type { View } from './view.js'
import { positionText, voicesText } from './voices-text.js'

/** The items beside one in the ranking. */
export interface Neighbours {
  readonly above?: Ranked
  readonly below?: Ranked
}

const columns: readonly Column[] = [
  { title: 'Input' },
  { title: 'Value', align: 'right' },
  { title: 'Given as', least: 8 },
  { title: 'Unit', least: 8, drop: 1 },
  { title: 'Place', least: 12 },
]

/** The score of one item, term by term, with the place of each number. */
export function explanationText(explanation: Explanation, beside: Neighbours, view: View): string {
  const { item, terms } = explanation
  const { style } = view
  const { source, node } = item
  const line = source.position(node.start).line
  return [
    `${style.bold(plainText(`${item.id}  ${item.title}`))}\n`,
    style.dim(plainText(`${item.status}, ${source.path}:${line}`)),
    `\n\n${scoreLines(explanation)}\n`,
    terms.length ? `${table(columns, terms.map(row), view)}\n` : '',
    voicesText(terms, view),
    ...terms.map((term) => meanLine(term, explanation)),
    lackLine(explanation),
    rankLines(explanation, beside),
    evidenceText(explanation, view),
  ].join('')
}

function scoreLines(explanation: Explanation): string {
  const { framework, formula, filledIn, score, bucket, bucketReasons } = explanation
  const name = plainText(framework.name)
  const lines = formula === null ? [] : [`${name} = ${plainText(formula)}`]
  if (filledIn !== null && score !== null)
    lines.push(`${' '.repeat(name.length)} = ${plainText(filledIn)} = ${formatNumber(score)}`)
  const since = bucketReasons.length ? `, since ${list(bucketReasons)}` : ''
  if (bucket !== null) lines.push(plainText(`bucket: ${bucket}${since}`))
  if (!lines.length)
    lines.push(
      `${name} sorts into ${framework.buckets.map(({ name }) => plainText(name)).join(', ')}`,
    )
  return `${lines.join('\n')}\n`
}

function row(term: Term): string[] {
  const { need, estimate, value, from } = term
  const { input } = need
  return [
    need.name,
    inputText(value, input),
    from === 'default' ? 'default' : estimateText(estimate, (number) => inputText(number, input)),
    input.unit ?? '',
    placeText(term),
  ]
}

function placeText({ place, voices }: Term): string {
  const isOfRaters = voices.length > 1 && voices[0]!.rating
  return isOfRaters ? count(voices.length, 'rater') : place ? positionText(place) : ''
}

// A score takes the median and a plan the mean, which adds up.
function meanLine({ need, estimate, value }: Term, { item, framework }: Explanation): string {
  const { name } = need.input
  const isWork = name === 'effort' || (need.framework === framework.name && name === framework.size)
  const isPlanned = item.status !== 'in-progress' || item.remaining === undefined
  const [median, mean] = [formatNumber(value), formatNumber(meanOf(estimate))]
  if (!isWork || !isPlanned || median === mean) return ''
  return `${plainText(name)} ${estimateText(estimate, formatNumber)}: median ${median}; a plan takes the mean ${mean}\n`
}

function lackLine({ missing, item, framework }: Explanation): string {
  if (!missing.length) return ''
  const block = `${framework.name}: {${missing.map((name) => `${name}: …`).join(', ')}}`
  return plainText(
    `Lacks ${missing.join(', ')}: add ${block} to ${item.id}, or the inputs on the item itself.`,
  ).concat('\n')
}

function rankLines({ rank, of, reason }: Explanation, { above, below }: Neighbours): string {
  if (rank === null) return reason === null ? '' : `Not ranked: ${plainText(reason)}.\n`
  const beside = [
    above ? `above it ${neighbour(above)}` : '',
    below ? `below it ${neighbour(below)}` : '',
  ].filter(Boolean)
  return `Rank ${rank} of ${of}${beside.length ? `; ${beside.join(', ')}` : ''}.\n`
}

function neighbour({ item, score }: Ranked): string {
  return plainText(score === null ? item.id : `${item.id} (${formatNumber(score)})`)
}
