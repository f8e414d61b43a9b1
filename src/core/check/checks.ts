import type { Report } from '../problems/problem.js'
import type { Backlog } from './backlog.js'
import { checkCapacity } from './capacity.js'
import { checkCommitments } from './commitments.js'
import { checkCertainty, checkMoonshots } from './confidence.js'
import { checkCrowdedTop } from './crowded-top.js'
import { checkCycles } from './cycles.js'
import { checkDueDates } from './due-dates.js'
import { checkDuplicateIds } from './duplicate-ids.js'
import { checkEvidenceKinds, checkNoEvidence } from './evidence.js'
import { frameworkChecks } from './framework-warnings.js'
import { checkKpiOwners } from './kpi-owners.js'
import { checkPeriods } from './periods.js'
import { checkPlannedDependencies } from './planned-dependencies.js'
import { checkRatedContainers } from './rated-containers.js'
import { checkReferences } from './references.js'
import { checkSimilarTitles } from './similar-titles.js'
import { checkStrictness } from './strictness.js'

export type Check = (backlog: Backlog, report: Report) => void

/** What looks beyond a single item and finds errors. */
export const checks: readonly Check[] = [
  checkDuplicateIds,
  checkReferences,
  checkCycles,
  checkPeriods,
  checkEvidenceKinds,
]

/** The same of what the default framework needs; the items that it is given have no other error. */
export const scoringChecks: readonly Check[] = [checkStrictness]

/** What only advises: no finding of theirs is an error unless pm.yaml makes it one. */
export const advice: readonly Check[] = [
  checkDueDates,
  checkPlannedDependencies,
  checkSimilarTitles,
  checkKpiOwners,
  checkRatedContainers,
  checkNoEvidence,
]

export const scoringAdvice: readonly Check[] = [
  ...frameworkChecks,
  checkMoonshots,
  checkCertainty,
  checkCrowdedTop,
  checkCapacity,
]

/** Those that plan the whole backlog: `pm validate` alone asks them. */
export const planChecks: readonly Check[] = [checkCommitments]
