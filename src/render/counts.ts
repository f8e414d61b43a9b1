import type { Problem } from '../core/problems/problem.js'
import { count } from '../core/problems/words.js'

/** How many of each were read. */
export interface Counts {
  readonly files: number
  readonly items: number
  readonly kpis: number
}

/** `4 files, 42 items, 6 KPIs`. */
export function countsText({ files, items, kpis }: Counts): string {
  return `${count(files, 'file')}, ${count(items, 'item')}, ${count(kpis, 'KPI')}`
}

/** `2 errors, 1 warning`, or `no problems`. */
export function foundText(problems: readonly Problem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const warnings = problems.length - errors
  return problems.length
    ? `${count(errors, 'error')}, ${count(warnings, 'warning')}`
    : 'no problems'
}
