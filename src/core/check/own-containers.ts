import type { Item } from '../backlog/item.js'
import { problem, type Report } from '../problems/problem.js'
import type { Backlog } from './backlog.js'
import { UNNAMED } from './named.js'
import { placeOf } from './places.js'

// Beyond this depth containers have no say in what is inside; nor does a circle of parents lead on.
const DEEPEST = 64

/** Items that depend on what groups them, and containers that depend on what they group. */
export function checkOwnContainers(
  { items, byId }: Pick<Backlog, 'items' | 'byId'>,
  report: Report,
): void {
  const isInside = (item: Item, container: string): boolean => {
    let at = item.parent
    for (let depth = 0; at !== undefined && at !== item.id && depth < DEEPEST; depth++) {
      if (at === container) return true
      at = byId.get(at)?.parent
    }
    return false
  }
  for (const item of items) {
    item.dependsOn.forEach((dependency, index) => {
      const other = byId.get(dependency)
      if (!other || other.id === item.id) return
      const isContainer = isInside(other, item.id)
      if (!isContainer && !isInside(item, other.id)) return
      report(
        problem('depends-on-container', placeOf(item, 'depends_on', index), {
          id: item.id || UNNAMED,
          dependency,
          isContainer,
        }),
      )
    })
  }
}
