import {
  type FrameworkReason,
  type FrameworkReasonArguments,
  frameworkReason,
} from '../problems/framework-reasons.js'

/** What is wrong with a framework or its options, and under which keys. */
export interface FrameworkFault {
  readonly fault: FrameworkReason
  readonly reason: string
  readonly hint?: string
  /** Keys from the definition or the options to the place; the last is blamed as a key where `isKey`. */
  readonly path: readonly PropertyKey[]
  readonly isKey?: boolean
}

/** A fault of the value under a path of keys. */
export function frameworkFault<C extends FrameworkReason>(
  fault: C,
  path: readonly PropertyKey[],
  args: FrameworkReasonArguments<C>,
): FrameworkFault {
  return { fault, path, ...frameworkReason(fault, args) }
}

/** A fault of the last key of a path itself. */
export function keyFault<C extends FrameworkReason>(
  fault: C,
  path: readonly PropertyKey[],
  args: FrameworkReasonArguments<C>,
): FrameworkFault {
  return { ...frameworkFault(fault, path, args), isKey: true }
}
