import type { Item } from '../../core/backlog/item.js'
import { planCauses, rankCauses } from '../../core/diff/causes.js'
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
  if (start === 'backlog' || !base) {
    const entered = ranking.ranked.map(({ item, rank }): Crossing => {
      return { item, rank, status: { from: null, to: item.status } }
    })
    const isNew = start === 'backlog'
    const { leftOut } = workspace
    return { ...nothing, commit, start, ranked, leftOut, entered: isNew ? entered : [] }
  }
  const edits = editsBetween(base, workspace, pace.formerIds)
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
  const { course, both, ids, settings } = edits
  const [before, after] = [course.base, course.head]
  const crossing = crossings(edits)
  const moved: Ranks[] = []
  const entered: Crossing[] = []
  const left: Crossing[] = []
  let rescored = 0
  for (const item of both) {
    const { id } = item
    const [from, to] = [rankIn(before, id), rankIn(after, id)]
    if (from === to) rescored += isSameScore(scoreIn(before, id), scoreIn(after, id)) ? 0 : 1
    else if (from === null) entered.push(crossing(item, to!))
    else if (to === null) left.push(crossing(item, from))
    else moved.push({ item, from, to })
  }
  for (const item of comeInto(edits)) {
    const rank = rankIn(after, item.id)
    if (rank !== null) entered.push(crossing(item, rank))
  }
  for (const item of goneFrom(edits)) {
    const rank = rankIn(before, ids.get(item.id) ?? item.id)
    if (rank !== null) left.push(crossing(item, rank, ids.get(item.id)))
  }
  const elsewhere = replanned(before, after, both)
  // What came or went is told by itself.
  const crossed = new Set([...entered, ...left].map(({ item }) => item.id))
  const staysIn = (id: string) => !crossed.has(id)
  const known = new Set(base.leftOut.map(({ id, file }) => `${id} ${file}`))
  return {
    moved: moved.length,
    replanned: elsewhere.length,
    rescored,
    entered: entered.sort((a, b) => a.rank - b.rank),
    left: left.sort((a, b) => a.rank - b.rank),
    renamed: [...ids].map(([from, to]) => ({ from, to })),
    configuration: settings.configuration,
    kpis: settings.kpis,
    biggest: biggestOf(
      edits,
      moved,
      elsewhere.filter(({ id }) => staysIn(id)),
    ),
    leftOut: head.leftOut.filter(({ id, file }) => !known.has(`${id} ${file}`)),
  }
}

function crossings({ pairs }: Edits) {
  let byId: ReadonlyMap<string, Edits['pairs'][number]> | undefined
  return (item: Item, rank: number, id = item.id): Crossing => {
    byId ??= new Map(pairs.map((pair) => [(pair.head ?? pair.base)!.id, pair]))
    const { base, head } = byId.get(id) ?? {}
    return { item, rank, status: { from: base?.status ?? null, to: head?.status ?? null } }
  }
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
