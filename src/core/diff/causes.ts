import type { Change } from './change.js'
import { type Edit, itemIdOf, MOST_NAMED, type Movers } from './edit.js'
import { outcomeIn, planEffects } from './plan-effects.js'
import { type RankEffects, rankEffects } from './rank-effects.js'
import { type Question, relevantIn } from './relevant.js'
import { isSameScore, madeIn, rankIn, type State, scoreIn } from './state.js'

/** Why an item stands elsewhere. */
export interface Cause {
  /** The changes that did it: its own first, then settings, KPIs and other items. */
  readonly changes: readonly Change[]
  /** How many more items and settings did it that are not named. */
  readonly more: number
  /** Whether they do it only together: made one by one they do not account for it. */
  readonly isTogether: boolean
}

/** Two states, the edits that lead from one to the other, and those that lead back. */
export interface Course {
  readonly base: State
  readonly head: State
  /** Made in base, by ids of head. */
  readonly forward: readonly Edit[]
  /** Whether evidence counts less or nothing with the years, so that the day of the estimates matters. */
  readonly isEvidenceAging: boolean
  /** The same edits, undone in head. */
  backward(): readonly Edit[]
}

/** Why the ranks of some items are others in head, by the ids of head. */
export function rankCauses(course: Course, ids: readonly string[]): ReadonlyMap<string, Cause> {
  const { base, head, forward } = course
  if (forward.length === 1) return onlyCause('rank', course, ids)
  const ahead = rankEffects(base, forward, new Set(ids))
  const alone = new Map(
    ids.map((id) => [id, movedBy(ahead.get(id)!, rankIn(base, id), rankIn(head, id))] as const),
  )
  const open = ids.filter((id) => !alone.get(id)!.isEnough)
  const back = open.length ? rankEffects(head, course.backward(), new Set(open)) : undefined
  const cause = causeIn('rank', course)
  return new Map(
    ids.map((id) => {
      const { movers, isEnough } = alone.get(id)!
      if (isEnough) return [id, cause(id, [movers], false)]
      const effects = [ahead.get(id)!, back!.get(id)!]
      const undone = movedBy(effects[1]!, rankIn(head, id), rankIn(base, id))
      // One that takes it out of the ranking by itself is one that it stays in only together with others.
      const crossing = effects.map((each) => each.crossing)
      return [id, cause(id, [movers, undone.movers, ...crossing], true)]
    }),
  )
}

// Those that alone move it in the direction in which it moved, and whether they move it that far.
function movedBy(
  { crossing, up, down, sum }: RankEffects,
  from: number | null,
  to: number | null,
): { readonly movers: Movers; readonly isEnough: boolean } {
  if (from === null || to === null) return { movers: crossing, isEnough: crossing.count > 0 }
  const [movers, reached] = to < from ? [up, sum.up] : [down, sum.down]
  return { movers, isEnough: reached >= Math.abs(to - from) && crossing.count === 0 }
}

/** Why some items finish in another period, or miss their date or meet it; by the ids of head. */
export function planCauses(course: Course, ids: readonly string[]): ReadonlyMap<string, Cause> {
  if (ids.length === 0) return new Map()
  const { base, head, forward } = course
  if (forward.length === 1) return onlyCause('plan', course, ids)
  const outcomes = (state: State, of: readonly string[]) =>
    new Map(of.map((id) => [id, outcomeIn(state, id)]))
  const ahead = planEffects(base, forward, outcomes(head, ids))
  const open = ids.filter((id) => ahead.effects.get(id)!.exact.count === 0)
  const back = open.length ? planEffects(head, course.backward(), outcomes(base, open)) : undefined
  const cause = causeIn('plan', course)
  return new Map(
    ids.map((id) => {
      const { exact, any } = ahead.effects.get(id)!
      if (exact.count > 0) return [id, cause(id, [exact], false)]
      const moving = [any, back!.effects.get(id)!.any].filter(({ count }) => count > 0)
      const untried = { edits: ahead.untried, count: ahead.untried.length }
      return [id, cause(id, moving.length > 0 ? moving : [untried], true)]
    }),
  )
}

/** Why the scores of some items are others in head, by the ids of head. A score depends on no other item. */
export function scoreCauses(course: Course, ids: readonly string[]): ReadonlyMap<string, Cause> {
  const { base, head, forward } = course
  if (forward.length === 1) return onlyCause('rank', course, ids)
  const cause = causeIn('rank', course)
  const ahead = ofItems(forward)
  let back: ReturnType<typeof ofItems> | undefined
  return new Map(
    ids.map((id) => {
      const movers = scoredOtherwise(base, ahead(id), id)
      const isEnough = movers.length > 0 && movers.every(({ score }) => score !== null)
      if (isEnough) return [id, cause(id, [moversOf(movers)], false)]
      back ??= ofItems(course.backward())
      const undone = scoredOtherwise(head, back(id), id)
      const some = [...movers, ...undone].length > 0
      const found = some ? [moversOf(movers), moversOf(undone)] : [allOf(ahead(id))]
      return [id, cause(id, found, true)]
    }),
  )
}

// The edits that a score can depend on: settings, and those of the item itself.
function ofItems(edits: readonly Edit[]): (id: string) => readonly Edit[] {
  const settings = edits.filter(({ kind }) => kind === 'setting')
  const own = new Map<string, Edit[]>()
  for (const edit of edits) {
    const id = itemIdOf(edit)
    if (id !== undefined) own.set(id, [...(own.get(id) ?? []), edit])
  }
  return (id) => [...settings, ...(own.get(id) ?? [])]
}

// Those after which it counts something else, or nothing any more.
function scoredOtherwise(state: State, edits: readonly Edit[], id: string) {
  const before = scoreIn(state, id)
  return edits.flatMap((edit) => {
    const score = scoreIn(madeIn(state, edit), id)
    return isSameScore(score, before) ? [] : [{ edit, score }]
  })
}

function moversOf(found: readonly { readonly edit: Edit }[]): Movers {
  return allOf(found.map(({ edit }) => edit))
}

function allOf(edits: readonly Edit[]): Movers {
  return { edits, count: edits.length }
}

// Of one edit nothing needs to be tried: made alone, it leads to head.
function onlyCause(
  question: Question,
  course: Course,
  ids: readonly string[],
): ReadonlyMap<string, Cause> {
  const cause = causeIn(question, course)
  const movers: Movers = { edits: course.forward, count: 1 }
  return new Map(ids.map((id) => [id, cause(id, [movers], false)]))
}

function causeIn(question: Question, { base, head, forward, isEvidenceAging }: Course) {
  const frameworks = [base.backlog.framework, head.backlog.framework]
  // An edit and the one that undoes it have the same changes.
  const order = new Map(forward.map((edit, at) => [edit.changes, { edit, at }]))
  const decisive = relevantIn(question, frameworks, isEvidenceAging)
  const edited = new Set(forward.map(itemIdOf))
  // Of thousands of items that the same ones pass the cause is one.
  const known = new Map<Movers, Cause>()
  return (id: string, found: readonly Movers[], isTogether: boolean): Cause => {
    const [only, ...others] = found
    if (!only || others.length > 0 || isTogether || edited.has(id))
      return causeOf(id, found, isTogether)
    const cause = known.get(only) ?? causeOf(id, found, isTogether)
    known.set(only, cause)
    return cause
  }

  function causeOf(id: string, found: readonly Movers[], isTogether: boolean): Cause {
    const some = found.filter(({ count }) => count > 0)
    const all = some.length > 0 ? some : [{ edits: forward, count: forward.length }]
    const keys = [...new Set(all.flatMap((movers) => movers.edits.map(({ changes }) => changes)))]
    const edits = keys.flatMap((key) => order.get(key) ?? [])
    const named = edits
      .sort((a, b) => isOther(a.edit, id) - isOther(b.edit, id) || a.at - b.at)
      .slice(0, MOST_NAMED)
    return {
      // One setting may be why several items are left out.
      changes: [...new Set(named.flatMap(({ edit }) => decisive(edit)))],
      more: Math.max(...all.map(({ count }) => count), edits.length) - named.length,
      isTogether,
    }
  }
}

// Its own changes say more than any other.
function isOther(edit: Edit, id: string): number {
  return itemIdOf(edit) === id ? 0 : 1
}
