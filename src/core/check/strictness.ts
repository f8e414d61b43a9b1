import { problem, type Report } from '../problems/problem.js'
import { missingOf } from '../rank/inputs.js'
import { needsFor } from '../rank/needs.js'
import { isRankable } from '../rank/rankable.js'
import type { Backlog } from './backlog.js'
import { inItem, placeOf } from './places.js'

/** What an item lacks for the default framework: an error once it is planned, a warning before. */
export function checkStrictness(backlog: Backlog, report: Report): void {
  const { items, containers, framework } = backlog
  const needs = needsFor(framework, framework)
  for (const item of items) {
    if (!isRankable(item) || item.status === 'idea' || item.unscored || containers.has(item.id))
      continue
    const missing = missingOf(item, needs)
    if (!missing.length) continue
    const place = inItem(item, placeOf(item, 'id'))
    const args = { id: item.id, missing, framework: framework.name }
    report(
      item.status === 'candidate'
        ? problem('unscored-candidate', place, args)
        : problem('unscored-planned', place, { ...args, status: item.status }),
    )
  }
}
