import type { Estimate, Mixture } from '../core/estimates/estimate.js'
import { pointValue } from '../core/estimates/point-value.js'

/** An estimate as people write it, where that says more than its point value: a word, a range. */
export function estimateText(estimate: Estimate, value: (number: number) => string): string {
  switch (estimate.kind) {
    case 'point':
      return estimate.word ?? ''
    case 'interval':
      return `${value(estimate.low)} to ${value(estimate.high)}`
    case 'three-point':
      return `${value(estimate.low)}, likely ${value(estimate.likely)}, ${value(estimate.high)}`
    case 'total': {
      const parts = Object.values(estimate.of)
      return parts.length === 1 ? estimateText(parts[0]!, value) : `${parts.length} teams together`
    }
    case 'mixture':
      return estimate.decision ? estimateText(estimate.decision, value) : partsText(estimate, value)
  }
}

/** What an estimate is drawn from: where raters differ from what the item says, them too. */
export function rangeText(estimate: Estimate, value: (number: number) => string): string {
  const text = estimateText(estimate, value)
  if (estimate.kind !== 'mixture' || !estimate.decision) return text
  return `${text || value(pointValue(estimate.decision))} + raters`
}

// Those of several people, each text once.
function partsText({ of }: Mixture, value: (number: number) => string): string {
  const text = (estimate: Estimate) => estimateText(estimate, value) || value(pointValue(estimate))
  return [...new Set(of.map(({ estimate }) => text(estimate)))].join(' / ')
}
