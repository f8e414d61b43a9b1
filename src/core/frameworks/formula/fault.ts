import {
  type FormulaReason,
  type FormulaReasonArguments,
  formulaReasons,
} from '../../problems/formula-reasons.js'

/** What is wrong in a formula, and where: offsets into its text, `end` exclusive. */
export interface FormulaFault {
  readonly code: FormulaReason
  readonly reason: string
  readonly hint?: string
  readonly start: number
  readonly end: number
}

export function formulaFault<C extends FormulaReason>(
  code: C,
  { start, end }: { readonly start: number; readonly end: number },
  args: FormulaReasonArguments<C>,
): FormulaFault {
  const { says, hint } = formulaReasons[code] as AnyReason
  const advice = hint?.(args)
  return { code, reason: says(args), ...(advice !== undefined && { hint: advice }), start, end }
}

interface AnyReason {
  says(args: unknown): string
  hint?(args: unknown): string | undefined
}
