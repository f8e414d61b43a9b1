import type { Item } from '../backlog/item.js'
import { compareText } from '../compare.js'
import { type Course, rankCauses, scoreCauses } from './causes.js'
import type { Difference, MovedRank, Rescored } from './difference.js'
import { isSameScore, rankIn, scoreIn } from './state.js'

/** What is different of the ranks and scores of items that are in both states, given as they are in head, and why. */
export function rankMovements(
  course: Course,
  both: readonly Item[],
): Pick<Difference, 'moved' | 'rescored'> {
  const { base, head } = course
  const moved = both.filter(({ id }) => rankIn(base, id) !== rankIn(head, id))
  const rescored = both.filter(
    ({ id }) =>
      rankIn(base, id) === rankIn(head, id) && !isSameScore(scoreIn(base, id), scoreIn(head, id)),
  )
  const why = rankCauses(course, idsOf(moved))
  const whyScored = scoreCauses(course, idsOf(rescored))
  return {
    moved: moved
      .map((item): MovedRank => {
        const { id } = item
        const scores = { from: scoreIn(base, id), to: scoreIn(head, id) }
        return {
          item,
          from: rankIn(base, id),
          to: rankIn(head, id),
          scores,
          cause: why.get(id)!,
        }
      })
      .sort((a, b) => inOrder(a.to, b.to) || inOrder(a.from, b.from) || byId(a.item, b.item)),
    rescored: rescored
      .map((item): Rescored => {
        const { id } = item
        const [from, to] = [scoreIn(base, id)!, scoreIn(head, id)!]
        return { item, rank: rankIn(head, id)!, from, to, cause: whyScored.get(id)! }
      })
      .sort((a, b) => a.rank - b.rank || byId(a.item, b.item)),
  }
}

/** Those that have a rank first, the best of them before the others. */
export function inOrder(a: number | null, b: number | null): number {
  return (a ?? Number.MAX_SAFE_INTEGER) - (b ?? Number.MAX_SAFE_INTEGER)
}

export function byId(a: Item, b: Item): number {
  return compareText(a.id, b.id)
}

export function idsOf(items: readonly Item[]): string[] {
  return items.map(({ id }) => id)
}
