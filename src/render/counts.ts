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

/** `2 errors, 1 warning`, or `no problems`; and how many older ones are not among them, if any. */
export function foundText(problems: readonly Problem[], older = 0): string {
  if (older && !problems.length) return `no new problems; ${count(older, 'older one')} left out`
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const warnings = problems.length - errors
  if (!problems.length) return 'no problems'
  const left = older ? `; ${count(older, 'older problem')} left out` : ''
  return `${count(errors, 'error')}, ${count(warnings, 'warning')}${left}`
}
