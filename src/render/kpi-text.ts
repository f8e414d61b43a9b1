import type { Kpi, KpiProgress, KpiState } from '../core/kpis/kpi.js'
import { formatNumber } from './number.js'

const stateWords: Readonly<Record<KpiState, string>> = {
  'no-data': 'no data',
  achieved: 'achieved',
  'on-track': 'on track',
  'at-risk': 'at risk',
  'off-track': 'off track',
}

export function stateText(state: KpiState): string {
  return stateWords[state]
}

/** A value with the KPI's unit: `62.5 %`, `1,200 customers`. */
export function valueText(value: number, { unit }: Pick<Kpi, 'unit'>): string {
  return unit === undefined ? formatNumber(value) : `${formatNumber(value)} ${unit}`
}

/** Progress in whole percent, and what was to be expected by then. */
export function progressText({ progress, expected }: KpiProgress): string {
  if (progress === null) return '–'
  const reached = `${formatNumber(Math.round(progress * 100))} %`
  return expected === null ? reached : `${reached} of ${formatNumber(Math.round(expected * 100))} %`
}
