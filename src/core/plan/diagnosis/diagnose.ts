import type { PlanModel } from '../model.js'
import type { BrokenItem } from '../plan.js'
import { addingCapacity } from './add-capacity.js'
import type { Change } from './change.js'
import { committedPart } from './committed-part.js'
import { dropping } from './drop.js'
import { aloneOf, type Link, roomsOf, type Start, startOf, type TeamRoom } from './facts.js'
import { movingDate, movingPeriod } from './later.js'
import { reducingEffort } from './reduce-effort.js'
import { lifting, moving, starting, takingUp } from './reschedule.js'
import {
  type Found,
  type Remedy,
  type RemedyKind,
  remedyKinds,
  type Search,
  searchFor,
} from './search.js'
import { settingOf } from './settings.js'
import { type Together, togetherOf } from './together.js'
import { basisOf, type TriedBacklog, trialsOf } from './trials.js'

/** What stands in the way of a commitment that the plan does not keep, and the smallest changes that would keep it. */
export interface Diagnosis {
  readonly id: string
  /**
   * `alone`: no plan can keep it, whatever else is left undone. `competes`: other commitments take the time of its teams.
   * `blocked`: it cannot be planned at all.
   */
  readonly cause: 'alone' | 'competes' | 'blocked'
  readonly chain: readonly Link[]
  readonly rooms: readonly TeamRoom[]
  readonly start: Start | null
  /** Each was planned with: it keeps the commitment and all that was kept before. */
  readonly remedies: readonly Remedy[]
  /** Whether plans ran out before all kinds of changes were tried. */
  readonly isCut: boolean
}

export interface Diagnoses {
  /** In the order of the plan's broken commitments. */
  readonly diagnoses: readonly Diagnosis[]
  /** How many broken commitments were not looked into. */
  readonly more: number
  /** Changes that go together; null where nobody asked, or fewer than two commitments have any. */
  readonly together: Together | null
}

/** So many broken commitments are looked into, */
const MOST = 20
/** each with so many plans, */
const MOST_PLANS = 1000
/** and all together with plans of so many items. */
const MOST_PLANNED = 200_000

// Those that take few plans first.
const finders: Readonly<Record<RemedyKind, (search: Search) => Found | undefined>> = {
  'take-up': takingUp,
  start: starting,
  period: movingPeriod,
  date: movingDate,
  capacity: addingCapacity,
  lift: lifting,
  effort: reducingEffort,
  move: moving,
  drop: dropping,
}

const inOrderOfPlans = Object.keys(finders) as readonly RemedyKind[]

// What other commitments leave helps only where it could be kept without them.
const ofRivals: ReadonlySet<RemedyKind> = new Set(['start', 'move', 'drop'])

/**
 * Looks into the broken commitments of a plan; `model` is its planning problem. Where it is asked for, changes that keep
 * several of them are planned together.
 */
export function diagnose(
  broken: readonly BrokenItem[],
  model: PlanModel,
  backlog: TriedBacklog,
  isTogether: boolean,
): Diagnoses {
  const lossOf = lossesIn(model)
  const part = committedPart(backlog, backlog.containers)
  const basis = basisOf(backlog, part)
  const budget = { left: MOST_PLANNED }
  const diagnoses: Diagnosis[] = []
  for (const each of broken.slice(0, MOST)) {
    if (budget.left <= 0) break
    const trials = trialsOf(basis, MOST_PLANS, budget)
    diagnoses.push(diagnosisOf(searchFor(each, backlog, trials, part, lossOf)))
  }
  const together = isTogether ? togetherOf(diagnoses, trialsOf(basis, MOST_PLANS, budget)) : null
  return { diagnoses, more: broken.length - diagnoses.length, together }
}

function diagnosisOf(search: Search): Diagnosis {
  const { item, index, trials } = search
  const { isPossible, chain } = aloneOf(search)
  return {
    id: item.id,
    cause: index === undefined ? 'blocked' : isPossible ? 'competes' : 'alone',
    chain,
    rooms: isPossible ? roomsOf(search) : [],
    start: isPossible ? startOf(search) : null,
    remedies: remediesOf(search, isPossible),
    isCut: trials.isSpent(),
  }
}

function remediesOf(search: Search, isPossible: boolean): Remedy[] {
  const { trials, backlog } = search
  const byKind = new Map<RemedyKind, Found>()
  for (const kind of inOrderOfPlans) {
    if (trials.isSpent() || (!isPossible && ofRivals.has(kind))) continue
    const each = finders[kind](search)
    // What was sought with plans that ran out may not be the smallest.
    if (each && !trials.isSpent()) byKind.set(kind, each)
  }
  const found = remedyKinds.flatMap((kind) => byKind.get(kind) ?? [])
  const moved = found.find(({ kind }) => kind === 'move')
  return found
    .filter(({ kind, changes }) => kind !== 'lift' || !moved || !isOfSame(changes, moved.changes))
    .map((each) => ({
      ...each,
      settings: each.changes.map((change) => settingOf(change, backlog.config)),
    }))
}

// To say when an item comes in place of its agreed period asks less than to say nothing of it.
function isOfSame([a]: readonly Change[], [b]: readonly Change[]): boolean {
  return a?.kind === 'period' && b?.kind === 'period' && a.id === b.id
}

// The value of items and of all that waits for them, each once.
function lossesIn({ items }: PlanModel): (ids: readonly string[]) => number {
  const indexes = new Map(items.map(({ item }, index) => [item.id, index]))
  const waiting = items.map((): number[] => [])
  items.forEach(({ dependsOn }, index) => {
    for (const each of dependsOn) waiting[each]!.push(index)
  })
  return (ids) => {
    const found = new Set(ids.flatMap((id) => indexes.get(id) ?? []))
    for (const index of found) for (const each of waiting[index]!) found.add(each)
    let sum = 0
    for (const index of found) sum += Math.max(0, items[index]!.value)
    return sum
  }
}
