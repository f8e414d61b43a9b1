import type { Report } from '../problems/problem.js'
import type { Backlog } from './backlog.js'
import { checkCapacity } from './capacity.js'
import { checkCertainty, checkMoonshots } from './confidence.js'
import { checkCrowdedTop } from './crowded-top.js'
import { checkCycles } from './cycles.js'
import { checkDueDates } from './due-dates.js'
import { checkDuplicateIds } from './duplicate-ids.js'
import { frameworkChecks } from './framework-warnings.js'
import { checkKpiOwners } from './kpi-owners.js'
import { checkPeriods } from './periods.js'
import { checkPlannedDependencies } from './planned-dependencies.js'
import { checkReferences } from './references.js'
import { checkSimilarTitles } from './similar-titles.js'
import { checkStrictness } from './strictness.js'

export type Check = (backlog: Backlog, report: Report) => void

/** Every rule that looks beyond a single item, in no particular order: problems are sorted. */
export const checks: readonly Check[] = [
  checkDuplicateIds,
  checkReferences,
  checkCycles,
  checkPeriods,
  checkDueDates,
  checkPlannedDependencies,
  checkSimilarTitles,
  checkKpiOwners,
]

/** Those that ask what the default framework needs. */
export const scoringChecks: readonly Check[] = [
  checkStrictness,
  ...frameworkChecks,
  checkMoonshots,
  checkCertainty,
  checkCrowdedTop,
  checkCapacity,
]
