import { describeNode } from '../problems/describe.js'
import { problem, type Report } from '../problems/problem.js'
import { nodeAt } from '../yaml/node.js'
import type { Configuration } from './read-config.js'

const SHARE = /^(\d+(?:\.\d+)?)\s*%$/

/**
 * The share that pm.yaml gives on a path, `20%` or 0.2; what is none is reported under the field's name and undefined.
 */
export function readShare(
  { root, source }: Configuration,
  path: readonly string[],
  given: number | string,
  field: string,
  report: Report,
): number | undefined {
  const percent = typeof given === 'string' ? SHARE.exec(given.trim()) : null
  const share = percent ? Number(percent[1]) / 100 : Number(given)
  if (share >= 0 && share <= 1 && (percent || typeof given === 'number')) return share
  const node = nodeAt(root!, path)
  const place = { source: source!, start: node.start, end: node.end }
  const expected = 'a share from 0 to 1, or from 0% to 100%'
  const got = describeNode(node)
  if (Number.isFinite(share)) {
    const hint = !percent && share > 1 && share <= 100 ? `write ${share}%` : undefined
    const args = { input: field, got, limit: expected, ...(hint !== undefined && { hint }) }
    report(problem('out-of-range', place, args))
    return undefined
  }
  report(problem('invalid-type', place, { field, expected, got }))
  return undefined
}
