import { checkCapacity } from './capacity.js'
import type { Check } from './checks.js'
import { checkCertainty, checkMoonshots } from './confidence.js'
import { checkCrowdedTop } from './crowded-top.js'
import { checkDueDates } from './due-dates.js'
import { checkNoEvidence } from './evidence.js'
import { checkFormerIds } from './former-ids.js'
import { frameworkChecks } from './framework-warnings.js'
import { checkKpiDates } from './kpi-dates.js'
import { checkKpiOwners } from './kpi-owners.js'
import { checkOwnDates } from './own-dates.js'
import { checkPlannedDependencies } from './planned-dependencies.js'
import { checkRatedContainers } from './rated-containers.js'
import { checkSimilarTitles } from './similar-titles.js'
import { checkTeamNames } from './team-names.js'
import { checkUndated } from './undated.js'
import { checkUnits } from './units.js'
import { checkPromisedWorthless } from './worthless.js'
import { checkZeroDivisors } from './zero-divisors.js'

export { todayChecks } from './today.js'

// Apart from the other checks, so that a run which asks none of these does not load them.

/** What only advises: no finding of theirs is an error unless pm.yaml makes it one. */
export const advice: readonly Check[] = [
  checkDueDates,
  checkOwnDates,
  checkFormerIds,
  checkPromisedWorthless,
  checkUndated,
  checkTeamNames,
  checkPlannedDependencies,
  checkSimilarTitles,
  checkKpiOwners,
  checkKpiDates,
  checkRatedContainers,
  checkNoEvidence,
]

/** The same of what the default framework needs. */
export const scoringAdvice: readonly Check[] = [
  ...frameworkChecks,
  checkMoonshots,
  checkCertainty,
  checkZeroDivisors,
  checkUnits,
  checkCrowdedTop,
  checkCapacity,
]
