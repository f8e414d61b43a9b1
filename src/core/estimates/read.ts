import { problem, type Report } from '../problems/problem.js'
import { nodeAt, type YamlNode } from '../yaml/node.js'
import type { SourceFile } from '../yaml/source.js'
import { type Estimate, point } from './estimate.js'
import { type Limits, limitFault } from './limits.js'
import { type EstimateFault, parseEstimate } from './parse-estimate.js'
import type { Quantity } from './quantity.js'
import { thousandsIn } from './thousands.js'

export interface ReadOptions {
  readonly source: SourceFile
  /** What the quantity is called in a message: `effort`, `wsjf.job_size`. */
  readonly name: string
  readonly report: Report
}

/** The estimate at a node if it is one and keeps the limits; what is wrong with it is reported. */
export function readEstimate(
  node: YamlNode,
  input: Quantity & Limits,
  { source, name, report }: ReadOptions,
): Estimate | undefined {
  const placeOf = ({ start, end }: YamlNode) => ({ source, start, end })
  const read = parseEstimate(node, input)
  if ('fault' in read) {
    report(problemOf(read.fault))
    return undefined
  }
  const broken = limitFault(read.estimate, input)
  if (!broken) {
    reportThousands(node)
    return read.estimate
  }
  const { end, ...args } = broken
  report(problem('out-of-range', placeOf(nodeAt(node, [end])), { input: name, ...args }))
  return undefined

  // Where 1,400 would be beyond a limit, 1.400 can only be 1.4.
  function reportThousands(at: YamlNode): void {
    if (at.kind === 'map') for (const { value } of at.entries) reportThousands(value)
    if (at.kind !== 'scalar') return
    const found = at.text.split(/ +to +/).flatMap((text) => thousandsIn(text) ?? [])
    const first = found.find(({ whole }) => !limitFault(point(whole), input))
    if (first) report(problem('thousands-separator', placeOf(at), { input: name, ...first }))
  }

  function problemOf(fault: EstimateFault) {
    const place = placeOf(fault.node)
    if (fault.rule === 'contradictory-estimate')
      return problem(fault.rule, place, { input: name, reason: fault.reason })
    const { got, reason } = fault
    const words = Object.keys(input.words)
    return problem(fault.rule, place, {
      input: name,
      got,
      words,
      ...(reason !== undefined && { reason }),
      ...(input.wordsOnly && { wordsOnly: true }),
    })
  }
}
