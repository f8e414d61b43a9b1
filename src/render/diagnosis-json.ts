import type { Diagnosis } from '../core/plan/diagnosis/diagnose.js'
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
    changes: remedies.map((remedy) => ({
      kind: remedy.kind,
      text: remedyText(remedy, id),
      set: remedy.settings,
      lost: remedy.lost === null ? null : tidyNumber(remedy.lost),
    })),
    complete: !isCut,
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
