import type { Item } from '../backlog/item.js'
import { isFromEvidence } from '../evidence/from-evidence.js'
import type { Framework, InputRef } from '../frameworks/framework.js'
import { sharedInputs } from '../schema/item.js'
import type { Change } from './change.js'
import type { Edit } from './edit.js'

/** What a cause is of: a rank, or a place in the plan. */
export type Question = 'rank' | 'plan'

/** Fields that decide on a rank whatever the framework, and those that a plan reads beside them. */
const decisive: Readonly<Record<Question, readonly string[]>> = {
  rank: ['id', 'status', 'parent', 'unscored'],
  plan: [
    'due',
    'worthless_after',
    'period',
    'depends_on',
    'team',
    'effort',
    'effort_by_team',
    'remaining',
    'shipped',
    'actual',
  ],
}

/** Whether a plan reads this field of an item itself, and not only the score that comes of it. */
export function isOfPlan({ subject, path }: Change): boolean {
  const field = path.split('.')[0]!
  return subject.kind === 'item' && [...decisive.rank, ...decisive.plan].includes(field)
}

/**
 * Gives those of an edit's changes that can bear on a question under these frameworks; all where none can. The day of the
 * estimates bears on a confidence that is made of evidence where that is aging.
 */
export function relevantIn(
  question: Question,
  frameworks: readonly Framework[],
  isEvidenceAging: boolean,
): (edit: Edit) => readonly Change[] {
  const fields = new Set([
    ...decisive.rank,
    ...(question === 'plan' ? decisive.plan : []),
    ...frameworks.flatMap(({ name, needs }) => [name, ...needs.flatMap(fieldsOf)]),
  ])
  const ofEvidence = ['evidence', ...(isEvidenceAging ? ['estimated'] : [])]
  const known = new Map<Edit, readonly Change[]>()
  return (edit) => {
    const relevant = known.get(edit) ?? relevantAmong(edit, fields, ofEvidence)
    known.set(edit, relevant)
    return relevant
  }
}

// The fields in which an item gives an input, or all that it gives of that framework.
function fieldsOf({ framework, input }: InputRef): string[] {
  if (input.from) return [`kpis.${input.from.kpi}`]
  return [framework, input.name, ...(input.name === 'effort' ? ['effort_by_team'] : [])]
}

function relevantAmong(
  edit: Edit,
  fields: ReadonlySet<string>,
  ofEvidence: readonly string[],
): readonly Change[] {
  const { changes } = edit
  const rests = edit.kind === 'item' && [edit.before, edit.after].some(restsOnEvidence)
  const further = new Set(rests ? ofEvidence : [])
  const newest = changes.findLast(({ path }) => path.startsWith('history.'))
  const found = changes.filter((change) => {
    const { subject, path } = change
    if (subject.kind === 'item') {
      const field = path.split('.')[0]!
      return fields.has(field) || fields.has(path) || further.has(field)
    }
    // The newest point decides how much of a KPI remains.
    return subject.kind !== 'kpi' || !path.startsWith('history.') || change === newest
  })
  return found.some(({ subject }) => subject.kind !== 'left-out') ? found : changes
}

function restsOnEvidence(item: Item | undefined): boolean {
  if (!item) return false
  return [item.own, ...Object.values(item.blocks)].some((inputs) =>
    sharedInputs.some((name) => isFromEvidence(inputs[name])),
  )
}
