import type { Promised } from '../core/plan/promise.js'
import { lackText } from '../core/problems/plan-reasons.js'
import { diagnosisJson } from './diagnosis-json.js'

/** What becomes of a promise, as fields of JSON. `unit` is that of efforts. */
export function promiseJson(
  { hardDate, period, end, obstacle, diagnosis }: Promised,
  unit: string,
) {
  return {
    hardDate,
    period,
    kept: obstacle === null,
    end,
    reason: obstacle === null ? null : lackText(obstacle, unit),
    diagnosis: diagnosis === null ? null : diagnosisJson(diagnosis),
  }
}
