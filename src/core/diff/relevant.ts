import type { Framework } from '../frameworks/framework.js'
import { sharedInputs } from '../schema/item.js'
import type { Change } from './change.js'

/** What a cause is of: a rank, or a place in the plan. */
export type Question = 'rank' | 'plan'

const decisive: Readonly<Record<Question, readonly string[]>> = {
  rank: [
    'id',
    'status',
    'parent',
    'unscored',
    'kpis',
    'effort_by_team',
    'evidence',
    'estimated',
    ...sharedInputs,
  ],
  plan: ['due', 'period', 'depends_on', 'team', 'remaining', 'shipped', 'actual'],
}

/** Gives those of an edit's changes that can bear on a question under these frameworks; all where none can. */
export function relevantIn(
  question: Question,
  frameworks: readonly Framework[],
): (changes: readonly Change[]) => readonly Change[] {
  const fields = new Set([
    ...decisive.rank,
    ...(question === 'plan' ? decisive.plan : []),
    ...frameworks.flatMap((framework) => [framework.name, ...inputNames(framework)]),
  ])
  const known = new Map<readonly Change[], readonly Change[]>()
  return (changes) => {
    const relevant = known.get(changes) ?? relevantAmong(changes, fields)
    known.set(changes, relevant)
    return relevant
  }
}

function relevantAmong(changes: readonly Change[], fields: ReadonlySet<string>): readonly Change[] {
  const newest = changes.findLast(({ path }) => path.startsWith('history.'))
  const found = changes.filter((change) => {
    const { subject, path } = change
    if (subject.kind === 'item') return fields.has(path.split('.')[0]!)
    // The newest point decides how much of a KPI remains.
    return subject.kind !== 'kpi' || !path.startsWith('history.') || change === newest
  })
  return found.length > 0 ? found : changes
}

function inputNames({ needs }: Framework): string[] {
  return needs.flatMap(({ framework, input }) => [framework, input.name])
}
