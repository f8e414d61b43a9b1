import { describeNode } from '../problems/describe.js'
import { estimateReasons } from '../problems/estimate-reasons.js'
import type { YamlMap, YamlNode } from '../yaml/node.js'
import { oneLine } from '../yaml/one-line.js'
import type { Estimate, Point } from './estimate.js'
import { type Quantity, readFigure, readValue, readWord } from './quantity.js'
import { twoEnds } from './two-ends.js'

/** Why a node is no estimate of a quantity, at the node to blame. */
export type EstimateFault =
  | {
      readonly rule: 'invalid-estimate'
      readonly node: YamlNode
      readonly got: string
      readonly reason?: string
      /** How it may be meant. */
      readonly instead?: string
    }
  | {
      readonly rule: 'contradictory-estimate'
      readonly node: YamlNode
      readonly reason: string
      readonly instead?: string
    }

/** What stands in place of a confidence that is to be made of the item's evidence. */
export const FROM_EVIDENCE = 'from-evidence'

/** Longer texts are prose. The limit also bounds the work of the patterns below. */
const LONGEST = 100

const ends = ['low', 'likely', 'high'] as const

/**
 * The estimate that a node writes: a number, a percentage, a word, `2 to 5` or
 * `{low, likely, high}`. A text in quotes is read as the same text without them.
 */
export function parseEstimate(
  node: YamlNode,
  quantity: Quantity,
): { readonly estimate: Estimate } | { readonly fault: EstimateFault } {
  if (quantity.wordsOnly) return parseWord(node, quantity)
  if (node.kind === 'map') return parseThreePoint(node, quantity)
  const point = parsePoint(node, quantity)
  if (point) return { estimate: point }
  if (node.kind !== 'scalar' || typeof node.value !== 'string') return invalid(node)
  const said = oneLine(node.text)
  if (said.length > LONGEST) return invalid(node)
  const parts = said.split(/ +to +/)
  if (parts.length !== 2) return invalid(node, reasonFor(said))
  return parseInterval(node, parts[0]!, parts[1]!, quantity)
}

function parseWord(node: YamlNode, quantity: Quantity) {
  const point = parsePoint(node, quantity)
  return point?.word === undefined ? invalid(node) : { estimate: point }
}

function parsePoint(node: YamlNode, quantity: Quantity): Point | undefined {
  if (node.kind !== 'scalar' || node.value === null || node.text.length > LONGEST) return undefined
  const said = oneLine(node.text)
  const word = readWord(said, quantity)
  if (word !== undefined) return { kind: 'point', value: word, word: said }
  const value = readFigure(said, quantity)
  return value === undefined ? undefined : { kind: 'point', value }
}

function parseInterval(node: YamlNode, from: string, to: string, quantity: Quantity) {
  const low = readValue(from, quantity)
  const high = readValue(to, quantity)
  const wrong = low === undefined ? from : high === undefined ? to : undefined
  if (wrong !== undefined)
    return invalid(
      node,
      reasonFor(wrong) ??
        (wrong === '' ? estimateReasons.openEnd() : estimateReasons.notAnEnd({ text: wrong })),
    )
  if (low! > high!) {
    const reason = estimateReasons.ends({ low: named(from, low!), high: named(to, high!) })
    const instead = `${from}% to ${to}`
    const isShare =
      to.endsWith('%') && readWord(from, quantity) === undefined && !from.endsWith('%')
    return contradictory(node, reason, isShare && Number(from) <= 100 ? instead : undefined)
  }
  if (low === high) return contradictory(node, estimateReasons.noWidth({ value: from }))
  return { estimate: { kind: 'interval', low: low!, high: high! } as const }
}

function parseThreePoint(node: YamlMap, quantity: Quantity) {
  const values = new Map<string, number>()
  for (const { key, value } of node.entries) {
    if (!ends.some((end) => end === key.text))
      return invalid(
        node,
        estimateReasons.threePointKeys({ key: key.text }),
        orThree(twoEnds(node)),
      )
    const point = parsePoint(value, quantity)
    if (!point) return invalid(value, reasonFor(value.kind === 'scalar' ? value.text : ''))
    values.set(key.text, point.value)
  }
  const lacking = ends.find((end) => !values.has(end))
  if (lacking) {
    const instead = lacking === 'likely' ? orThree(twoEnds(node)) : undefined
    return invalid(node, estimateReasons.threePointLacks({ key: lacking }), instead)
  }
  const [low, likely, high] = ends.map((end) => values.get(end)!) as [number, number, number]
  if (low > likely)
    return contradictory(
      node,
      estimateReasons.order({ lower: 'low', low, upper: 'likely', high: likely }),
    )
  if (likely > high)
    return contradictory(
      node,
      estimateReasons.order({ lower: 'likely', low: likely, upper: 'high', high }),
    )
  if (low === high) return contradictory(node, estimateReasons.noWidth({ value: String(low) }))
  return { estimate: { kind: 'three-point', low, likely, high } as const }
}

function orThree(range: string | undefined): string | undefined {
  return range && `${range}, or add likely`
}

// Ways of writing that people try, and what is wrong with each.
function reasonFor(text: string): string | undefined {
  if (text.length > LONGEST) return undefined
  if (text === FROM_EVIDENCE) return estimateReasons.fromEvidence()
  if (/^[+-]?\d+([,_' ]\d+)+(\.\d+)?$/.test(text)) return estimateReasons.thousands()
  if (/^[+-]?\d{1,3}(\.\d{3})+(\.\d{3}|,\d+)$/.test(text)) return estimateReasons.thousands()
  if (/^\d[\d.]*%?\s*(-|–|—|\.\.+)\s*\d[\d.]*%?$/.test(text)) return estimateReasons.dash()
  if (/^\d[\d.]*%?(to\s*|\s+to)\d[\d.]*%?$/.test(text)) return estimateReasons.spaces()
  if (/^\d+\s*\/\s*\d+$/.test(text)) return estimateReasons.fraction()
  if (/^to\b|\bto$/.test(text.trim())) return estimateReasons.openEnd()
  if (/^[+-]?(0[xob][\da-f]+|\.(inf|nan))$/i.test(text)) return estimateReasons.digits()
  if (/^[+-]?[\d.]+\s*[kmb]n?$/i.test(text)) return estimateReasons.suffix()
  if (/^[$€£¥]\s*\d/.test(text)) return estimateReasons.unit()
  if (/^[+-]?\d[\d.]*\s*\p{L}[\p{L}-]*$/u.test(text)) return estimateReasons.unit()
  return undefined
}

function named(text: string, value: number): string {
  return text === String(value) ? text : `${text} (${value})`
}

function invalid(node: YamlNode, reason?: string, instead?: string) {
  const got = describeNode(node)
  const fault = {
    rule: 'invalid-estimate',
    node,
    got,
    ...(reason !== undefined && { reason }),
    ...(instead !== undefined && { instead }),
  } as const
  return { fault }
}

function contradictory(node: YamlNode, reason: string, instead?: string) {
  const meant = instead === undefined ? {} : { instead }
  return { fault: { rule: 'contradictory-estimate', node, reason, ...meant } as const }
}
