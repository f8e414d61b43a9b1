import type { WeighedPiece } from '../core/evidence/weigh.js'
import type { Explanation } from '../core/rank/explanation.js'
import type { Evidence } from '../core/schema/item.js'
import { formatNumber } from './number.js'
import { goingOn, plainText } from './text.js'
import type { View } from './view.js'

/** The evidence of an item, and what each piece adds where the confidence is made of it. */
export function evidenceText({ item, weighed }: Explanation, { width }: View): string {
  const told = (line: string) => `${goingOn(line, width)}\n`
  if (weighed) {
    const { length } = weighed.pieces
    const title = `${length ? 'Evidence' : 'No evidence'}, which gives a confidence of ${percent(weighed.share)}${length ? ':' : '.'}`
    return [title, ...weighed.pieces.map(weighedLine)].map(told).join('')
  }
  const { evidence = [] } = item.plain
  if (!evidence.length) return ''
  return `Evidence:\n${evidence.map((piece) => told(`  ${pieceText(piece)}`)).join('')}`
}

function weighedLine(weighed: WeighedPiece): string {
  const { piece, counts } = weighed
  return `  ${`+${percent(counts)}`.padStart(WIDTH)}  ${pieceText(piece)}${whyLess(weighed)}`
}

const WIDTH = '+0.1 %'.length

function whyLess({ group, adds, counts, most, reason }: WeighedPiece): string {
  if (reason) return ` [counts nothing: ${reasons[reason]}]`
  if (adds === counts) return ''
  return plainText(` [${percent(adds)} alone; ${group} together at most ${percent(most)}]`)
}

const reasons = {
  'unknown kind': 'its kind is not known',
  'too old': 'it was too old when this was estimated',
  'no date': 'it has no date, so that nobody can tell its age',
} as const

function pieceText({ kind, date, note, source }: Evidence): string {
  const what = [date, kind].filter(Boolean).join(' ')
  return plainText(`${what}${note ? `: ${note}` : ''}${source ? ` (${source})` : ''}`)
}

function percent(share: number): string {
  return `${formatNumber(share * 100)} %`
}
