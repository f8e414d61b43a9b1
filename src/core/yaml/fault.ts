import type { Spot } from './spot.js'
import type { Finding } from './symptoms.js'

/** A syntax error in words that its author understands. */
export interface Fault {
  readonly start: number
  readonly end: number
  readonly reason: string
  readonly hint?: string
  /** How far below a parser may stumble over the same fault again: not at all, in this block, anywhere. */
  readonly reach: 'line' | 'block' | 'file'
}

/** Says what is wrong at a spot, or undefined where it is another fault. */
export type Diagnosis = (spot: Spot, finding: Finding) => Fault | undefined

/** A fault that one line shows by itself. */
export function lineFault(start: number, end: number, reason: string, hint: string): Fault {
  return { start, end, reason, hint, reach: 'line' }
}

/** A fault between lines. */
export function layoutFault(start: number, end: number, reason: string, hint: string): Fault {
  return { start, end, reason, hint, reach: 'block' }
}
