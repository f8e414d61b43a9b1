import { problem, type Report } from '../problems/problem.js'
import { nodeAt, type YamlNode } from '../yaml/node.js'
import type { Place, SourceFile } from '../yaml/source.js'
import { doubtfulIn } from './doubtful.js'
import { type Estimate, point } from './estimate.js'
import { type LimitFault, type Limits, limitFault } from './limits.js'
import { meantBy } from './meant.js'
import { type EstimateFault, parseEstimate } from './parse-estimate.js'
import { type Quantity, readValue } from './quantity.js'
import { thousandsIn } from './thousands.js'

export interface ReadOptions {
  readonly source: SourceFile
  /** What the quantity is called in a message: `effort`, `wsjf.job_size`. */
  readonly name: string
  readonly report: Report
  /** A text that may stand there too. */
  readonly also?: string
}

/**
 * The estimate at a node if it is one and keeps the limits; what is wrong with it is reported. The options are asked for
 * only then.
 */
export function readEstimate(
  node: YamlNode,
  input: Quantity & Limits,
  options: () => ReadOptions,
): Estimate | undefined {
  const read = parseEstimate(node, input)
  if ('fault' in read) {
    reportFault(read.fault, input, options())
    return undefined
  }
  const broken = limitFault(read.estimate, input)
  if (!broken) {
    reportThousands(node, input, options)
    if (mayBeDoubtful(read.estimate, node, input)) reportDoubtful(node, input, options)
    return read.estimate
  }
  const { source, name, report } = options()
  const at = nodeAt(node, [broken.end])
  report(
    problem('out-of-range', placeOf(at, source), { input: name, ...asWritten(broken, at, input) }),
  )
  return undefined
}

// Who writes a share in percent is answered in percent.
function asWritten(
  { got, limit, bound, hint }: LimitFault,
  at: YamlNode,
  input: Quantity & Limits,
) {
  const parts = at.kind === 'scalar' ? at.text.split(/ +to +/) : []
  const isShare = input.max === 1 || input.unit === '%'
  const isPercent =
    isShare && parts.some((text) => text.endsWith('%') && readValue(text, input) === got)
  const text = (value: number) =>
    isPercent
      ? `${input.unit === '%' ? value : Number((value * 100).toPrecision(12))} %`
      : String(value)
  return {
    got: text(got),
    limit: `${limit} ${text(bound)}`,
    ...(hint !== undefined && !isPercent && { hint }),
  }
}

function placeOf({ start, end }: YamlNode, source: SourceFile): Place {
  return { source, start, end }
}

// Where 1,400 would be beyond a limit, 1.400 can only be 1.4.
function reportThousands(at: YamlNode, input: Limits, options: () => ReadOptions): void {
  if (at.kind === 'map') for (const { value } of at.entries) reportThousands(value, input, options)
  if (at.kind !== 'scalar' || !/\.\d{3}/.test(at.text)) return
  const found = at.text.split(/ +to +/).flatMap((text) => thousandsIn(text) ?? [])
  const first = found.find(({ whole }) => !limitFault(point(whole), input))
  if (!first) return
  const { source, name, report } = options()
  report(problem('thousands-separator', placeOf(at, source), { input: name, ...first }))
}

// Most estimates can be told from such a number without another look at their text.
function mayBeDoubtful(
  estimate: Estimate,
  node: YamlNode,
  { words, max }: Quantity & Limits,
): boolean {
  if (node.kind === 'map') return true
  if (node.kind !== 'scalar') return false
  if (max === 1) return false
  if (node.text.includes('%')) return true
  if (estimate.kind === 'point' && estimate.word !== undefined) return false
  for (const _ in words) return true
  return false
}

function reportDoubtful(at: YamlNode, input: Quantity & Limits, options: () => ReadOptions): void {
  if (at.kind === 'map') for (const { value } of at.entries) reportDoubtful(value, input, options)
  const found = at.kind === 'scalar' ? doubtfulIn(at.text, input) : undefined
  if (!found) return
  const { source, name, report } = options()
  report(problem('doubtful-number', placeOf(at, source), { input: name, ...found }))
}

function reportFault(fault: EstimateFault, input: Quantity & Limits, options: ReadOptions): void {
  const { source, name, report, also } = options
  const place = placeOf(fault.node, source)
  if (fault.rule === 'contradictory-estimate') {
    const { rule, reason, instead } = fault
    const args = { input: name, reason, ...(instead !== undefined && { instead }) }
    report(problem(rule, place, args))
    return
  }
  const { node, got, reason } = fault
  const isText = node.kind === 'scalar' && !input.wordsOnly
  const instead = fault.instead ?? (isText ? meantBy(node.text, input) : undefined)
  report(
    problem(fault.rule, place, {
      input: name,
      got,
      words: [...Object.keys(input.words), ...(also === undefined ? [] : [also])],
      ...(reason !== undefined && { reason }),
      ...(instead !== undefined && { instead }),
      ...(input.wordsOnly && { wordsOnly: true }),
    }),
  )
}
