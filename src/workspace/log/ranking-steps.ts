import type { Item } from '../../core/backlog/item.js'
import { type Cause, planCauses, rankCauses } from '../../core/diff/causes.js'
import { itemIdOf } from '../../core/diff/edit.js'
import { idsOf } from '../../core/diff/movements.js'
import { otherMovers } from '../../core/diff/other-movers.js'
import { outcomeIn, replanned } from '../../core/diff/plan-effects.js'
import { isSameScore, rankIn, scoreIn } from '../../core/diff/state.js'
import type { Crossing, Mover, RankingStep } from '../../core/log/steps.js'
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
  if (start !== null || !base) {
    const entered = ranking.ranked.map(({ item, rank }): Crossing => {
      return { item, rank, status: { from: null, to: item.status }, cause: null }
    })
    const isNew = start !== 'clone'
    const { leftOut } = workspace
    return { ...nothing, commit, start, ranked, leftOut, entered: isNew ? entered : [] }
  }
  const edits = editsBetween(base, workspace, pace.formerIds)
  const step = { ...nothing, commit, ranked, ...effects(edits, base, workspace) }
  return isNothing(step) ? undefined : step
}

/** Where the history of the backlog, or of it in this clone, begins. */
export function startOf({ base, workspace, isOldest }: Pace): RankingStep['start'] {
  if (!base) return 'clone'
  if (base.paths.size > 0 || workspace.paths.size === 0) return null
  return isOldest ? 'backlog' : 'again'
}

const nothing: Omit<RankingStep, 'commit'> = {
  ...{ fault: null, start: null, ranked: 0, moved: 0, replanned: 0, rescored: 0 },
  ...{ entered: [], left: [], renamed: [], configuration: [], kpis: [], biggest: null },
  ...{ also: [], leftOut: [] },
}

// What a title or a note says is in its own file for who looks for it.
function isNothing(step: RankingStep): boolean {
  const { moved, replanned, rescored, entered, left, leftOut } = step
  return moved + replanned + rescored + entered.length + left.length + leftOut.length === 0
}

function effects(edits: Edits, base: Workspace, head: Workspace) {
  const { course, both, ids, settings } = edits
  const [before, after] = [course.base, course.head]
  const moved: Ranks[] = []
  const entered: Entry[] = []
  const left: Entry[] = []
  let rescored = 0
  for (const item of both) {
    const { id } = item
    const [from, to] = [rankIn(before, id), rankIn(after, id)]
    if (from === to) rescored += isSameScore(scoreIn(before, id), scoreIn(after, id)) ? 0 : 1
    else if (from === null) entered.push({ item, rank: to!, id })
    else if (to === null) left.push({ item, rank: from, id })
    else moved.push({ item, from, to })
  }
  for (const item of comeInto(edits)) {
    const rank = rankIn(after, item.id)
    if (rank !== null) entered.push({ item, rank, id: item.id })
  }
  for (const item of goneFrom(edits)) {
    const id = ids.get(item.id) ?? item.id
    const rank = rankIn(before, id)
    if (rank !== null) left.push({ item, rank, id })
  }
  const elsewhere = replanned(before, after, both)
  // What came or went is told by itself.
  const crossed = new Set([...entered, ...left].map(({ item }) => item.id))
  const staysIn = (id: string) => !crossed.has(id)
  const biggest = biggestOf(
    edits,
    moved,
    elsewhere.filter(({ id }) => staysIn(id)),
  )
  const crossing = crossings(edits, [...entered, ...left])
  const [come, gone] = [crossing(entered), crossing(left)]
  const told = biggest ? [biggest] : [...come, ...gone]
  const known = new Set(base.leftOut.map(({ id, file }) => `${id} ${file}`))
  return {
    moved: moved.length,
    replanned: elsewhere.length,
    rescored,
    entered: come,
    left: gone,
    renamed: [...ids].map(([from, to]) => ({ from, to })),
    configuration: settings.configuration,
    kpis: settings.kpis,
    biggest,
    also: otherMovers(course, {
      changes: new Set(told.flatMap(({ cause }) => cause?.changes ?? [])),
      isMore: told.some(({ cause }) => cause !== null && cause.more > 0),
      both,
      replanned: new Set(idsOf(elsewhere)),
    }),
    leftOut: head.leftOut.filter(({ id, file }) => !known.has(`${id} ${file}`)),
  }
}

/** An item that is ranked on one side only, by its id in head, if it is there. */
interface Entry {
  readonly item: Item
  readonly rank: number
  readonly id: string
}

// Of those that are new, gone, left out or read again it is that which says why.
function crossings({ pairs, course, both }: Edits, entries: readonly Entry[]) {
  if (entries.length === 0) return () => []
  const byId = new Map(pairs.map((pair) => [(pair.head ?? pair.base)!.id, pair]))
  const isInBoth = new Set(idsOf(both))
  const ids = entries.map(({ id }) => id)
  const causes = rankCauses(
    course,
    ids.filter((id) => isInBoth.has(id)),
  )
  const own = new Map(course.forward.map((edit) => [itemIdOf(edit), edit.changes]))
  const causeOf = (id: string): Cause =>
    causes.get(id) ?? { changes: own.get(id) ?? [], more: 0, isTogether: false }
  return (of: readonly Entry[]): readonly Crossing[] =>
    of
      .map(({ item, rank, id }) => {
        const { base, head } = byId.get(id) ?? {}
        const status = { from: base?.status ?? null, to: head?.status ?? null }
        return { item, rank, status, cause: causeOf(id) }
      })
      .sort((a, b) => a.rank - b.rank)
}

// Those that are new, and those that errors left out before.
function comeInto({ pairs, sound, added }: Edits): readonly Item[] {
  const mended = [...added]
  for (const { base, head } of pairs)
    if (base && head && !sound.base.has(base) && sound.head.has(head)) mended.push(head)
  return mended
}

// Those that are removed, and those that errors leave out now.
function goneFrom({ pairs, sound, removed }: Edits): readonly Item[] {
  const gone = [...removed]
  for (const { base, head } of pairs)
    if (base && head && sound.base.has(base) && !sound.head.has(head)) gone.push(base)
  return gone
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
  elsewhere: readonly Item[],
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
    : (elsewhere.find(({ id }) => own.has(id)) ?? elsewhere[0])
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
