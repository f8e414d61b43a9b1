import type { Diagnosis } from '../core/plan/diagnosis/diagnose.js'
import type { Remedy } from '../core/plan/diagnosis/search.js'
import type { TargetRemedies } from '../core/plan/diagnosis/targets.js'
import type { Together } from '../core/plan/diagnosis/together.js'
import { remedyText } from '../core/problems/remedy-text.js'
import { tidyNumber } from './number.js'

/** What stands in the way of a broken commitment, and what would keep it, as fields of JSON. */
export function diagnosisJson({ id, cause, chain, rooms, start, remedies, isCut }: Diagnosis) {
  return {
    cause,
    chain: chain.map(({ id, efforts, earliest }) => ({
      id,
      efforts: efforts.map(effortJson),
      earliest,
    })),
    load: rooms.map(({ team, period, capacity, until, takenBy }) => ({
      team,
      period,
      capacity: tidyNumber(capacity),
      byThen: until === null ? null : tidyNumber(until),
      takenBy: takenBy.map(({ id, effort, turn }) => ({
        id,
        effort: tidyNumber(effort),
        because: turn,
      })),
    })),
    startBy: start,
    changes: remedies.map((each) => remedyJson(each, id)),
    complete: !isCut,
  }
}

/** What would meet a target date: `set` is to be done, and where that is not enough one of the changes beside it. */
export function targetJson({ id, hard, isEnough, remedies }: TargetRemedies) {
  return { set: hard, enough: isEnough, changes: remedies.map((each) => remedyJson(each, id)) }
}

function remedyJson(remedy: Remedy, id: string) {
  return {
    kind: remedy.kind,
    text: remedyText(remedy, id),
    set: remedy.settings,
    lost: remedy.lost === null ? null : tidyNumber(remedy.lost),
  }
}

function effortJson({ team, effort }: Diagnosis['chain'][number]['efforts'][number]) {
  return { team, effort: tidyNumber(effort) }
}

/** What keeps several broken commitments in one plan, as fields of JSON. */
export function togetherJson(together: Together | null) {
  if (!together) return null
  const { steps, left } = together
  return {
    keeps: steps.map(({ id }) => id),
    changes: steps.flatMap(({ id, remedy }) =>
      remedy ? [{ id, kind: remedy.kind, text: remedyText(remedy, id), set: remedy.settings }] : [],
    ),
    left,
  }
}
