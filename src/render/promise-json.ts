import type { Promised } from '../core/plan/promise.js'
import { lackText } from '../core/problems/plan-reasons.js'
import { diagnosisJson } from './diagnosis-json.js'
import { agreementJson } from './roadmap-agreements.js'

/** What becomes of a promise, as fields of JSON. `unit` is that of efforts. */
export function promiseJson(
  { hardDate, period, end, obstacle, diagnosis, agreement }: Promised,
  unit: string,
) {
  return {
    hardDate,
    period,
    kept: obstacle === null,
    end,
    reason: obstacle === null ? null : lackText(obstacle, unit),
    agreement: agreement === null ? null : agreementJson(agreement),
    diagnosis: diagnosis === null ? null : diagnosisJson(diagnosis),
  }
}
