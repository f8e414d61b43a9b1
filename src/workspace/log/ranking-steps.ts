import type { Item } from '../../core/backlog/item.js'
import { planCauses, rankCauses } from '../../core/diff/causes.js'
import { isSameOutcome, type Outcome, outcomeIn } from '../../core/diff/plan-effects.js'
import { isSameScore, rankIn, type State, scoreIn } from '../../core/diff/state.js'
import type { Crossing, Mover, RankingStep, Turn } from '../../core/log/steps.js'
import type { Status } from '../../core/schema/item.js'
import type { Workspace } from '../../workspace.js'
import { type Edits, editsBetween } from '../difference.js'
import { ownState } from '../own-state.js'
import type { Pace } from './states.js'

/** What a commit did to ranking and plan; undefined where that is nothing. */
export function rankingStep(pace: Pace): RankingStep | undefined {
  const { commit, fault, base, workspace } = pace
  if (fault) return { ...nothing, commit, fault }
  const { ranking } = ownState(workspace)
  const ranked = ranking.ranked.length
  const start = startOf(pace)
  if (start === 'backlog' || !base) {
    const entered = ranking.ranked.map(({ item, rank }): Crossing => {
      return { item, rank, status: { from: null, to: item.status } }
    })
    const isNew = start === 'backlog'
    const { leftOut } = workspace
    return { ...nothing, commit, start, ranked, leftOut, entered: isNew ? entered : [] }
  }
  const edits = editsBetween(base, workspace)
  const step = { ...nothing, commit, ranked, ...effects(edits, base, workspace) }
  return isNothing(step) ? undefined : step
}

/** Where the history of the backlog, or of it in this clone, begins. */
export function startOf({ base, workspace }: Pace): RankingStep['start'] {
  if (!base) return 'clone'
  return base.paths.size === 0 && workspace.paths.size > 0 ? 'backlog' : null
}

const nothing: Omit<RankingStep, 'commit'> = {
  ...{ fault: null, start: null, ranked: 0, moved: 0, replanned: 0, rescored: 0 },
  ...{ entered: [], left: [], renamed: [], configuration: [], kpis: [], biggest: null },
  leftOut: [],
}

// What a title or a note says is in its own file for who looks for it.
function isNothing(step: RankingStep): boolean {
  const { moved, replanned, rescored, entered, left, leftOut } = step
  return moved + replanned + rescored + entered.length + left.length + leftOut.length === 0
}

function effects(edits: Edits, base: Workspace, head: Workspace) {
  const { course, both, pairs, ids, settings } = edits
  const [before, after] = [course.base, course.head]
  const crossing = (item: Item, rank: number, status: Turn<Status>): Crossing => {
    return { item, rank, status }
  }
  const statuses = new Map(
    pairs.map((pair) => [
      (pair.head ?? pair.base)!.id,
      { from: pair.base?.status ?? null, to: pair.head?.status ?? null },
    ]),
  )
  const statusOf = (id: string) => statuses.get(id) ?? { from: null, to: null }
  const ranks = both.map((item) => {
    return { item, from: rankIn(before, item.id), to: rankIn(after, item.id) }
  })
  const moved = ranks.filter(({ from, to }) => from !== null && to !== null && from !== to)
  const replanned = both.filter(
    ({ id }) => !isSameOutcome(knownOutcome(before, id), knownOutcome(after, id)),
  )
  const rescored = ranks.filter(
    ({ item: { id }, from, to }) =>
      from === to && !isSameScore(scoreIn(before, id), scoreIn(after, id)),
  )
  const entered = [
    ...ranks.flatMap(({ item, from, to }) =>
      from === null && to !== null ? [crossing(item, to, statusOf(item.id))] : [],
    ),
    ...comeInto(edits).flatMap((item) => {
      const rank = rankIn(after, item.id)
      return rank === null ? [] : [crossing(item, rank, statusOf(item.id))]
    }),
  ]
  const left = [
    ...ranks.flatMap(({ item, from, to }) =>
      from !== null && to === null ? [crossing(item, from, statusOf(item.id))] : [],
    ),
    ...goneFrom(edits).flatMap((item) => {
      const rank = rankIn(before, ids.get(item.id) ?? item.id)
      return rank === null ? [] : [crossing(item, rank, statusOf(ids.get(item.id) ?? item.id))]
    }),
  ]
  // What came or went is told by itself.
  const crossed = new Set([...entered, ...left].map(({ item }) => item.id))
  const staysIn = (id: string) => !crossed.has(id)
  const known = new Set(base.leftOut.map(({ id, file }) => `${id} ${file}`))
  return {
    moved: moved.length,
    replanned: replanned.length,
    rescored: rescored.length,
    entered: entered.sort((a, b) => a.rank - b.rank),
    left: left.sort((a, b) => a.rank - b.rank),
    renamed: [...ids].map(([from, to]) => ({ from, to })),
    configuration: settings.configuration,
    kpis: settings.kpis,
    biggest: biggestOf(
      edits,
      moved,
      replanned.filter(({ id }) => staysIn(id)),
    ),
    leftOut: head.leftOut.filter(({ id, file }) => !known.has(`${id} ${file}`)),
  }
}

// Each state is compared with the one before it and with the one after it.
const outcomes = new WeakMap<State, Map<string, Outcome>>()

function knownOutcome(state: State, id: string): Outcome {
  const known = outcomes.get(state) ?? new Map<string, Outcome>()
  outcomes.set(state, known)
  const outcome = known.get(id) ?? outcomeIn(state, id)
  known.set(id, outcome)
  return outcome
}

// Those that are new, and those that errors left out before.
function comeInto({ pairs, sound, added }: Edits): readonly Item[] {
  const mended = pairs.flatMap(({ base, head }) =>
    base && head && !sound.base.has(base) && sound.head.has(head) ? [head] : [],
  )
  return [...added, ...mended]
}

// Those that are removed, and those that errors leave out now.
function goneFrom({ pairs, sound, removed }: Edits): readonly Item[] {
  const leftOut = pairs.flatMap(({ base, head }) =>
    base && head && sound.base.has(base) && !sound.head.has(head) ? [base] : [],
  )
  return [...removed, ...leftOut]
}

interface Ranks {
  readonly item: Item
  readonly from: number | null
  readonly to: number | null
}

// Of equal ones that which was edited itself, then the best in rank: the reason of one is enough for a line.
function biggestOf(
  { course, edited }: Edits,
  moved: readonly Ranks[],
  replanned: readonly Item[],
): Mover | null {
  const own = new Set(edited.map(({ id }) => id))
  const distance = ({ from, to }: Ranks) => Math.abs(from! - to!)
  const isFurther = (a: Ranks, b: Ranks) =>
    distance(a) - distance(b) ||
    Number(own.has(a.item.id)) - Number(own.has(b.item.id)) ||
    b.to! - a.to!
  const [first] = moved
  const item = first
    ? moved.reduce((best, each) => (isFurther(each, best) > 0 ? each : best), first).item
    : (replanned.find(({ id }) => own.has(id)) ?? replanned[0])
  if (!item) return null
  const { id } = item
  const causes = first ? rankCauses(course, [id]) : planCauses(course, [id])
  return {
    item,
    rank: { from: rankIn(course.base, id), to: rankIn(course.head, id) },
    period: { from: outcomeIn(course.base, id).end, to: outcomeIn(course.head, id).end },
    cause: causes.get(id)!,
  }
}
