import type { Estimate } from '../estimates/estimate.js'
import type { Limits } from '../estimates/limits.js'
import { FROM_EVIDENCE } from '../estimates/parse-estimate.js'
import type { Quantity } from '../estimates/quantity.js'
import type { YamlNode } from '../yaml/node.js'

/** The input that may be made of evidence. */
export const CONFIDENCE = 'confidence'

/** Whether a node says that the input of that name is to be made of the item's evidence. */
export function asksForEvidence(node: YamlNode, name: string): boolean {
  return name === CONFIDENCE && node.kind === 'scalar' && node.text === FROM_EVIDENCE
}

/** Whether an estimate, or the decision that raters stand beside, was made of evidence. */
export function isFromEvidence(estimate: Estimate | undefined): boolean {
  if (estimate?.kind === 'mixture') return isFromEvidence(estimate.decision)
  return estimate?.kind === 'point' && estimate.word === FROM_EVIDENCE
}

/**
 * A share as the estimate of an input: of a scale up to another number than 1 the same part, such as 3 of 10 for 30 %, and
 * at least the input's least value.
 */
export function evidenceEstimate(share: number, { unit, min, max }: Quantity & Limits): Estimate {
  const whole = max ?? (unit === '%' ? 100 : 1)
  const value = Math.max(min ?? 0, Number((share * whole).toPrecision(12)))
  return { kind: 'point', value, word: FROM_EVIDENCE }
}
