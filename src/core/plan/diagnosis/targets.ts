import type { Item } from '../../backlog/item.js'
import { brokenOf } from '../broken.js'
import { planByRanking } from '../by-ranking.js'
import { type Hierarchy, hierarchyOf } from '../hierarchy.js'
import type { LateItem } from '../plan.js'
import { applied, type Change } from './change.js'
import { committedPart } from './committed-part.js'
import { diagnose } from './diagnose.js'
import type { Remedy } from './search.js'
import { settingOf } from './settings.js'
import { isKept, outcomeOf, type TriedBacklog } from './trials.js'

/** With what changes a plan meets a target date that it misses: as a hard date, and with one more where that is not enough. */
export interface TargetRemedies {
  readonly id: string
  /** What is to be done, as `--set` takes it. */
  readonly hard: string
  /** Whether that is enough; else each of these is, beside it. */
  readonly isEnough: boolean
  readonly remedies: readonly Remedy[]
}

/** So many late items are looked into, the earliest dates first, */
const MOST = 10
/** for so many further changes are sought where a promise is not enough, */
const MOST_SEARCHED = 5
/** with plans of so many items in all to find out whether to promise a date is enough. */
const MOST_PLANNED = 5000

/** What would meet the target dates that a plan misses, as far as anything does that was tried. */
export function targetRemedies(
  late: readonly LateItem[],
  backlog: TriedBacklog,
): readonly TargetRemedies[] {
  if (late.length === 0) return []
  // To promise a date changes nothing of who groups whom, or waits for whom.
  const hierarchy = hierarchyOf(backlog.items, backlog.containers)
  const kept = keptIn(backlog, hierarchy)
  let left = MOST_PLANNED
  let searched = 0
  return late.slice(0, MOST).flatMap(({ item, due }): TargetRemedies[] => {
    const change: Change = { kind: 'hard', id: item.id, date: due }
    const promised = { ...backlog, ...applied(backlog, [change]) }
    const part = committedPart(promised, backlog.containers, hierarchy)
    left -= part.items.length
    if (left < 0) return []
    const { model, planned } = outcomeOf(backlog.modelOf(part))
    const id = item.id
    const hard = settingOf(change, backlog.config)
    const isEnough = planned.has(id) && kept.every((each) => planned.has(each))
    if (isEnough) return [{ id, hard, isEnough, remedies: [] }]
    if (planned.has(id) || searched++ >= MOST_SEARCHED) return []
    const own = brokenOf(planByRanking(model).unplanned.filter(isSame(item)), model.periods)
    const { diagnoses } = diagnose(own, model, promised, false)
    // Another date would be another target.
    const found = diagnoses.flatMap((each) => each.remedies)
    const remedies = found.filter((each) => each.kind !== 'date' && keepsAll(each))
    return remedies.length > 0 ? [{ id, hard, isEnough, remedies }] : []

    // To promise it may have broken something that a change does not mend.
    function keepsAll({ kind, changes }: Remedy): boolean {
      const { planned } = outcomeOf(backlog.modelOf(applied(part, changes)))
      const isGivenUp = (id: string) =>
        (kind === 'drop' || kind === 'lift') &&
        changes.some((change) => 'id' in change && change.id === id)
      return kept.every((each) => planned.has(each) || isGivenUp(each))
    }
  })
}

function keptIn(backlog: TriedBacklog, hierarchy: Hierarchy): readonly string[] {
  const part = committedPart(backlog, backlog.containers, hierarchy)
  const { model, planned } = outcomeOf(backlog.modelOf(part))
  return model.items.flatMap((each) =>
    isKept(each) && planned.has(each.item.id) ? [each.item.id] : [],
  )
}

function isSame({ id }: Item) {
  return ({ item }: { readonly item: Item }) => item.id === id
}
