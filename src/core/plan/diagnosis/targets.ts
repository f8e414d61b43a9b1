import type { Item } from '../../backlog/item.js'
import { brokenOf } from '../broken.js'
import { planByRanking } from '../by-ranking.js'
import { type Hierarchy, hierarchyOf } from '../hierarchy.js'
import type { PlanModel } from '../model.js'
import type { Plan } from '../plan.js'
import { applied, type Change, type Changeable } from './change.js'
import { committedPart } from './committed-part.js'
import { diagnose } from './diagnose.js'
import { boundIn, placed, promising } from './promising.js'
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

/** What is asked of a plan. */
export type MissesTargets = Pick<Plan, 'late' | 'unplanned' | 'comparison'>

/** So many late items are looked into, the earliest dates first, */
const MOST = 10
/** for so many further changes are sought where a promise is not enough, */
const MOST_SEARCHED = 5
/** with so many items placed in all to find out whether to promise a date is enough. */
const MOST_PLANNED = 5000

/** What would meet the target dates that a plan misses, as far as anything does that was tried; `model` is its problem. */
export function targetRemedies(
  { late, unplanned, comparison }: MissesTargets,
  model: PlanModel,
  backlog: TriedBacklog,
): readonly TargetRemedies[] {
  const bound = boundIn(model)
  let left = MOST_PLANNED
  const each = bound.sequence.length + 1
  if (late.length === 0 || each > left) return []
  const kept = bound.sequence.filter(isKeptNow())
  const keptIds = kept.map((at) => model.items[at]!.item.id)
  let hierarchy: Hierarchy | undefined
  let searched = 0
  return late.slice(0, MOST).flatMap(({ item, due }): TargetRemedies[] => {
    left -= each
    if (left < 0) return []
    const { id } = item
    const change: Change = { kind: 'hard', id, date: due }
    const index = model.items.findIndex((each) => !each.isGate && each.item.id === id)
    const [changed] = applied({ ...backlog, items: [item] }, [change]).items
    const then = placed(promising(bound, index, changed!))
    const hard = settingOf(change, backlog.config)
    const isEnough = then[index] !== null && kept.every((at) => then[at] !== null)
    if (isEnough) return [{ id, hard, isEnough, remedies: [] }]
    if (then[index] !== null || searched++ >= MOST_SEARCHED) return []
    const remedies = remediesOf(item, { ...backlog, ...applied(backlog, [change]) })
    return remedies.length > 0 ? [{ id, hard, isEnough, remedies }] : []
  })

  // A plan that follows the ranking tells itself what it keeps.
  function isKeptNow(): (at: number) => boolean {
    const days = comparison && placed(bound)
    const lost = new Set(unplanned.map((each) => each.item.id))
    const isPlaced = (at: number) =>
      days ? days[at] !== null : !lost.has(model.items[at]!.item.id)
    return (at) => isKept(model.items[at]!) && isPlaced(at)
  }

  function remediesOf(item: Item, promised: TriedBacklog): readonly Remedy[] {
    // To promise a date changes nothing of who groups whom, or waits for whom.
    hierarchy ??= hierarchyOf(backlog.items, backlog.containers)
    const part = committedPart(promised, backlog.containers, hierarchy)
    const missed = backlog.modelOf(part)
    const own = brokenOf(planByRanking(missed).unplanned.filter(isSame(item)), missed.periods)
    const found = diagnose(own, missed, promised, false).diagnoses.flatMap((each) => each.remedies)
    // Another date would be another target.
    return found.filter((each) => each.kind !== 'date' && keepsAll(each, part))
  }

  // To promise it may have broken something that a change does not mend.
  function keepsAll({ kind, changes }: Remedy, part: Changeable): boolean {
    const { planned } = outcomeOf(backlog.modelOf(applied(part, changes)))
    const isGivenUp = (id: string) =>
      (kind === 'drop' || kind === 'lift') &&
      changes.some((change) => 'id' in change && change.id === id)
    return keptIds.every((id) => planned.has(id) || isGivenUp(id))
  }
}

function isSame({ id }: Item) {
  return ({ item }: { readonly item: Item }) => item.id === id
}
