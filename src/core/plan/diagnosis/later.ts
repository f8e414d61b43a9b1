import { dateOfDay, dayNumber } from '../../calendar/day.js'
import type { Change } from './change.js'
import { leastMultiple } from './grid.js'
import type { Found, Search } from './search.js'

/** The earliest date that can be kept in place of a hard one, if any within the plan can. */
export function movingDate({ item, hardDate, trials, index }: Search): Found | undefined {
  if (hardDate === null || index === undefined) return undefined
  const { days } = trials.base.model
  const day = dayNumber(hardDate)
  const changes = (day: number): Change[] => [{ kind: 'date', id: item.id, date: dateOfDay(day) }]
  for (const { first, last } of days) {
    if (last <= day) continue
    const above = Math.max(day, first - 1)
    const found = leastMultiple(1, { above, upTo: last }, (each) =>
      trials.keeps(item.id, changes(each)),
    )
    if (found !== undefined) return { kind: 'date', changes: changes(found), lost: null }
  }
  return undefined
}

/** The next period that can be agreed in place of one, or where no later one can the last before it. */
export function movingPeriod({ item, period, trials, index }: Search): Found | undefined {
  if (period === null || index === undefined) return undefined
  const { items, periods } = trials.base.model
  const { agreed } = items[index]!
  if (agreed === null) return undefined
  const names = periods.map(({ name }) => name)
  for (const name of [...names.slice(agreed + 1), ...names.slice(0, agreed).reverse()]) {
    const changes: Change[] = [{ kind: 'period', id: item.id, period: name }]
    if (trials.keeps(item.id, changes)) return { kind: 'period', changes, lost: null }
  }
  return undefined
}
