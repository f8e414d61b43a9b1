import type { Item } from '../../core/backlog/item.js'
import {
  type Cause,
  type Course,
  planCauses,
  rankCauses,
  scoreCauses,
} from '../../core/diff/causes.js'
import { itemIdOf } from '../../core/diff/edit.js'
import { likelyRenames } from '../../core/diff/likely-renames.js'
import { outcomeIn } from '../../core/diff/plan-effects.js'
import { isSameScore, rankIn, type State, scoreIn } from '../../core/diff/state.js'
import type { ItemStep } from '../../core/log/steps.js'
import type { Workspace } from '../../workspace.js'
import { type Edits, editsBetween } from '../difference.js'
import { ownState } from '../own-state.js'
import { startOf } from './ranking-steps.js'
import { faultIn, type Pace } from './states.js'

/** What a commit did to an item, and the id that it had before. */
export interface ItemPace {
  /** undefined where nothing of it is different. */
  readonly step: ItemStep | undefined
  readonly former: string
}

/** What a commit did to the item that has this id after it, or had it before if the commit removes it. */
export async function itemPace(pace: Pace, id: string): Promise<ItemPace> {
  const { commit, fault, base, workspace } = pace
  if (fault) return { step: { ...nothing, commit, id, fault }, former: id }
  if (base) return compared(pace, editsBetween(base, workspace, pace.formerIds), id)
  const item = itemIn(workspace, id)
  if (!item) return { step: undefined, former: id }
  const state = ownState(workspace)
  const { rank, score, period } = standing(state, item.id)
  const step: ItemStep = {
    ...{ ...nothing, commit, id: item.id, start: 'clone', ranked: state.ranking.ranked.length },
    rank: { from: null, to: rank },
    score: { from: null, to: score },
    period: { from: null, to: period },
    status: { from: null, to: item.status },
  }
  return { step, former: item.id }
}

const unknown = { from: null, to: null }
const nothing: Omit<ItemStep, 'commit' | 'id'> = {
  ...{ fault: null, start: null, event: null, likelyFormer: null, ranked: 0, changes: [] },
  ...{ rank: unknown, score: unknown, period: unknown, status: unknown },
  ...{ cause: null, periodCause: null, leftOut: null },
}

/** The item of an id in a state, whatever its case, also where errors leave it out. */
export function itemIn({ items, parts }: Workspace, id: string): Item | undefined {
  const key = id.toLowerCase()
  return [...items, ...parts.faulty].find((each) => each.id.toLowerCase() === key)
}

async function compared(pace: Pace, edits: Edits, named: string): Promise<ItemPace> {
  const key = named.toLowerCase()
  const pair = edits.pairs.find(({ base, head }) => (head ?? base)!.id.toLowerCase() === key)
  if (!pair) return { step: undefined, former: named }
  const { base: before, head: after } = pair
  const { id } = (after ?? before)!
  const { course, sound, edited } = edits
  const difference = edited.find((each) => each.id === id)
  const [from, to] = [standing(course.base, id), standing(course.head, id)]
  const isLeftOut = after !== undefined && !sound.head.has(after)
  const isInBoth = before !== undefined && sound.base.has(before) && after && !isLeftOut
  const own = {
    rank: { from: from.rank, to: to.rank },
    score: { from: from.score, to: to.score },
    period: { from: from.period, to: to.period },
    status: { from: before?.status ?? null, to: after?.status ?? null },
    changes: [...(difference?.changes ?? []), ...(difference?.estimates ?? [])],
  }
  const event = eventOf(edits, pair)
  const former = before?.id ?? id
  const isOther =
    event !== null ||
    own.changes.length > 0 ||
    own.rank.from !== own.rank.to ||
    own.period.from !== own.period.to ||
    !isSameScore(own.score.from, own.score.to)
  if (!isOther) return { step: undefined, former }
  const step: ItemStep = {
    ...{ ...nothing, ...own, commit: pace.commit, id, event, start: startOf(pace) },
    likelyFormer: event === 'added' ? likelyFormerOf(edits, id) : null,
    ranked: course.head.ranking.ranked.length,
    ...(isInBoth ? causesOf(course, id, own) : { cause: leavingCause(course, id) }),
    leftOut: event === 'left out' ? await faultIn(pace.workspace, after!) : null,
  }
  return { step, former }
}

function likelyFormerOf({ removed, added }: Edits, id: string): string | null {
  return likelyRenames(removed, added).find(({ to }) => to.id === id)?.from.id ?? null
}

function eventOf({ sound }: Edits, { base, head }: Edits['pairs'][number]): ItemStep['event'] {
  if (!head) return 'removed'
  if (!base) return sound.head.has(head) ? 'added' : 'left out'
  const [was, is] = [sound.base.has(base), sound.head.has(head)]
  if (was !== is) return was ? 'left out' : 'read again'
  if (base.status !== head.status && head.status === 'shipped') return 'done'
  return base.id === head.id ? null : 'renamed'
}

// That errors leave it out, or do no more, and what did that.
function leavingCause({ forward }: Course, id: string): Cause | null {
  const changes = forward.find((edit) => itemIdOf(edit) === id)?.changes ?? []
  const isLeaving = changes[0]?.subject.kind === 'left-out'
  return isLeaving ? { changes, more: 0, isTogether: false } : null
}

function causesOf(
  course: Course,
  id: string,
  { rank, score, period }: Pick<ItemStep, 'rank' | 'score' | 'period'>,
): Pick<ItemStep, 'cause' | 'periodCause'> {
  const why = (is: boolean, causes: typeof rankCauses): Cause | null =>
    is ? causes(course, [id]).get(id)! : null
  const isMoved = rank.from !== rank.to
  return {
    cause:
      why(isMoved, rankCauses) ?? why(!isMoved && !isSameScore(score.from, score.to), scoreCauses),
    periodCause: why(period.from !== period.to, planCauses),
  }
}

function standing(state: State, id: string) {
  return { rank: rankIn(state, id), score: scoreIn(state, id), period: outcomeIn(state, id).end }
}
