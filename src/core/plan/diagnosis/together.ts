import type { Change } from './change.js'
import type { Diagnosis } from './diagnose.js'
import type { Remedy } from './search.js'
import type { Trials } from './trials.js'

/** Changes that were planned in one, so that several broken commitments are kept by one plan. */
export interface Together {
  /** By commitment what is changed for it; null where the changes for those before it are enough. */
  readonly steps: readonly { readonly id: string; readonly remedy: Remedy | null }[]
  /** Commitments for which none of their changes goes with these. */
  readonly left: readonly string[]
}

/**
 * One way to keep as many of these commitments as go together: each in its turn by the first of its changes that keeps it,
 * all before it and what is kept now. null where fewer than two have changes of their own.
 */
export function togetherOf(diagnoses: readonly Diagnosis[], trials: Trials): Together | null {
  if (diagnoses.filter(({ remedies }) => remedies.length > 0).length < 2) return null
  const steps: { id: string; remedy: Remedy | null }[] = []
  const left: string[] = []
  let chosen: readonly Remedy[] = []
  for (const { id, remedies } of diagnoses) {
    const ids = [...steps.map((step) => step.id), id]
    const keeps = (all: readonly Remedy[]) =>
      trials.keepsAll(
        ids,
        all.flatMap(({ changes }) => changes),
        all.flatMap(givenUp),
      )
    if (chosen.length > 0 && keeps(chosen)) steps.push({ id, remedy: null })
    else {
      const remedy = remedies.find((each) => !clashes(each, chosen) && keeps([...chosen, each]))
      if (!remedy) {
        left.push(id)
        continue
      }
      chosen = [...chosen, remedy]
      steps.push({ id, remedy })
    }
  }
  return { steps, left }
}

// What need not be kept any more.
function givenUp({ kind, changes }: Remedy): string[] {
  if (kind !== 'drop' && kind !== 'lift') return []
  return changes.flatMap((change) => ('id' in change ? [change.id] : []))
}

// Two values for one thing; a capacity is set for all periods of a team at once.
function clashes({ changes }: Remedy, chosen: readonly Remedy[]): boolean {
  const taken = new Set(chosen.flatMap((each) => each.changes.map(placeOf)))
  return changes.some((change) => taken.has(placeOf(change)))
}

function placeOf(change: Change): string {
  return change.kind === 'capacity'
    ? JSON.stringify([change.kind, change.team])
    : JSON.stringify([change.kind, change.id])
}
