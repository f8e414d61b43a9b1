import type { Item } from '../backlog/item.js'
import { type Period, standingOf } from '../calendar/period.js'
import { compareText } from '../compare.js'
import type { BrokenPromise } from './plan.js'

/** Which of the items in no period were promised for the time of the plan: by a hard date, or an agreed period. */
export function brokenOf<T extends { readonly item: Item }>(
  unplanned: readonly T[],
  periods: readonly Period[],
): (T & BrokenPromise)[] {
  const horizon = periods[periods.length - 1]?.end ?? ''
  return unplanned
    .flatMap((each) => {
      const { due, period } = each.item
      const hardDate = due?.kind === 'hard' && due.date <= horizon ? due.date : null
      const standing = period && standingOf(period.in, periods)
      const isAgreed = standing !== undefined && standing !== 'after'
      if (hardDate === null && !isAgreed) return []
      const index = typeof standing === 'number' ? standing : -1
      const agreed = isAgreed ? period!.in : null
      const broken = { ...each, hardDate, period: agreed, isOverdue: standing === 'before' }
      return [{ broken, index }]
    })
    .sort(
      (a, b) =>
        compareText(a.broken.hardDate ?? LAST, b.broken.hardDate ?? LAST) ||
        (a.broken.hardDate === null ? a.index - b.index : 0) ||
        compareText(a.broken.item.id, b.broken.item.id),
    )
    .map(({ broken }) => broken)
}

// After every date.
const LAST = '~'
