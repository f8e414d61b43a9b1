import { list } from '../core/problems/words.js'
import type { Term } from '../core/rank/explanation.js'
import { type InputVoice, weighted } from '../core/rank/input-values.js'
import type { Spread } from '../core/raters/spread.js'
import type { Place } from '../core/yaml/source.js'
import { estimateText } from './estimate-text.js'
import { formatNumber, formatPercent } from './number.js'
import { inputText } from './ranking-columns.js'
import { type Column, table } from './table.js'
import { plainText } from './text.js'
import type { View } from './view.js'

const columns: readonly Column[] = [
  { title: 'Input' },
  { title: 'By', least: 6 },
  { title: 'Weight', align: 'right', drop: 1 },
  { title: 'Value', align: 'right' },
  { title: 'Given as', least: 8 },
  { title: 'Date', drop: 2 },
  { title: 'Place', least: 12 },
]

/** Who estimates which input of an item, and how far they lie apart; nothing where no rater does. */
export function voicesText(terms: readonly Term[], view: View): string {
  const rated = terms.filter(({ voices }) => voices.length)
  if (!rated.length) return ''
  const rows = rated.flatMap(({ need, voices }) =>
    voices.map((voice, at) => [at ? '' : need.name, ...voiceCells(voice)]),
  )
  const apart = rated.flatMap(({ need, spread }) =>
    spread ? [`${plainText(need.name)} ${spreadText(spread)}`] : [],
  )
  const spreads = apart.length ? `Spread: ${list(apart)}.\n` : ''
  return `${table(columns, rows, view)}\n${spreads}`
}

function voiceCells(voice: InputVoice): string[] {
  const { need, value, estimate, rating, place } = voice
  const text = (number: number) => inputText(number, need.input)
  return [
    rating?.rater ?? 'the item',
    formatNumber(weighted(voice).weight),
    text(value),
    estimateText(estimate, text),
    rating?.on ?? '',
    positionText(place),
  ]
}

/** How far estimates lie apart: `×1.45`, or `12 % of the scale`. */
export function spreadText({ kind, size }: Spread): string {
  return kind === 'factor' ? `×${formatNumber(size)}` : `${formatPercent(size)} of the scale`
}

/** A place for people: `backlog/web.yaml:61:13`. */
export function positionText({ source, start }: Place): string {
  const { line, column } = source.position(start)
  return `${source.path}:${line}:${column}`
}
