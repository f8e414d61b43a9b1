import type { Item } from '../backlog/item.js'
import { problem, type Report } from '../problems/problem.js'
import type { Place } from '../yaml/source.js'
import type { Backlog } from './backlog.js'
import { circlesOf } from './circles.js'
import { placeOf } from './places.js'

// Of a longer way round, a message shows so many steps.
const SHOWN = 8

interface Step {
  readonly id: string
  readonly place: Place
}

/** Dependencies and parents that lead back to their own item: one problem per item on the way round. */
export function checkCycles({ byId }: Pick<Backlog, 'byId'>, report: Report): void {
  tell('dependency-cycle', byId, (item) => item.dependsOn, report)
  tell(
    'parent-cycle',
    byId,
    (item) => (item.parent === undefined ? nowhere : [item.parent]),
    report,
  )
}

const nowhere: readonly string[] = []

function tell(
  rule: 'dependency-cycle' | 'parent-cycle',
  byId: ReadonlyMap<string, Item>,
  next: (item: Item) => readonly string[],
  report: Report,
): void {
  const edges = new Map<string, readonly string[]>()
  for (const [id, item] of byId) {
    const to = next(item)
    if (to.length) edges.set(id, to)
  }
  for (const circle of circlesOf(edges)) {
    const steps = circle.map(({ id, index }): Step => {
      const item = byId.get(id)!
      const isParent = rule === 'parent-cycle'
      return { id, place: isParent ? placeOf(item, 'parent') : placeOf(item, 'depends_on', index) }
    })
    steps.forEach((step, at) => {
      const shown = Array.from({ length: Math.min(SHOWN, steps.length) }, (_, further) => {
        return steps[(at + further) % steps.length]!
      })
      report(problem(rule, step.place, { path: shown, more: steps.length - shown.length }))
    })
  }
}
