import type { Report } from '../problems/problem.js'
import type { Backlog } from './backlog.js'
import { checkCycles } from './cycles.js'
import { checkDuplicateIds } from './duplicate-ids.js'
import { checkEvidenceKinds } from './evidence.js'
import { checkOwnContainers } from './own-containers.js'
import { checkPeriods } from './periods.js'
import { checkReferences } from './references.js'
import { checkRoadmapFiles } from './roadmap-files.js'
import { checkStrictness } from './strictness.js'
import { checkViews } from './views.js'

export type Check = (backlog: Backlog, report: Report) => void

/** What looks beyond a single item and finds errors. */
export const checks: readonly Check[] = [
  checkDuplicateIds,
  checkReferences,
  checkCycles,
  checkOwnContainers,
  checkPeriods,
  checkEvidenceKinds,
  checkViews,
  checkRoadmapFiles,
]

/** Those that look at ids, dependencies and parents alone. */
export const linkChecks: ReadonlySet<Check> = new Set([
  checkDuplicateIds,
  checkCycles,
  checkOwnContainers,
])

/** Those that look at each item by itself, beside the ids of all. */
export const itemChecks: ReadonlySet<Check> = new Set([checkReferences, checkEvidenceKinds])

/** The same of what the default framework needs; the items that it is given have no other error. */
export const scoringChecks: readonly Check[] = [checkStrictness]
