import type { Item } from '../backlog/item.js'
import { compareText } from '../compare.js'
import { problem, type Report } from '../problems/problem.js'
import type { Place } from '../yaml/source.js'
import type { Backlog } from './backlog.js'
import { placeOf } from './places.js'

// Of a longer way round, a message shows so many steps.
const SHOWN = 8

interface Step {
  readonly id: string
  readonly place: Place
}

/** Dependencies and parents that lead back to their own item: one problem per item on the way round. */
export function checkCycles({ items }: Backlog, report: Report): void {
  const byId = new Map(items.map((item) => [item.id, item]))
  tell(
    'dependency-cycle',
    byId,
    (item) => item.dependsOn,
    (item, index) => placeOf(item, 'depends_on', index),
    report,
  )
  tell(
    'parent-cycle',
    byId,
    (item) => (item.parent === undefined ? [] : [item.parent]),
    (item) => placeOf(item, 'parent'),
    report,
  )
}

function tell(
  rule: 'dependency-cycle' | 'parent-cycle',
  byId: ReadonlyMap<string, Item>,
  next: (item: Item) => readonly string[],
  place: (item: Item, index: number) => Place,
  report: Report,
): void {
  for (const cycle of cyclesOf(byId, next)) {
    const steps = cycle.map((id, at): Step => {
      const item = byId.get(id)!
      const to = cycle[(at + 1) % cycle.length]!
      return { id, place: place(item, next(item).indexOf(to)) }
    })
    steps.forEach((step, at) => {
      const shown = Array.from({ length: Math.min(SHOWN, steps.length) }, (_, further) => {
        return steps[(at + further) % steps.length]!
      })
      report(problem(rule, step.place, { path: shown, more: steps.length - shown.length }))
    })
  }
}

/**
 * A shortest cycle through each group of items that reach one another, by id.
 * Groups are strongly connected components (Tarjan 1972), found without recursion.
 */
function cyclesOf(
  byId: ReadonlyMap<string, Item>,
  next: (item: Item) => readonly string[],
): string[][] {
  const suspects = tangled(byId, next)
  const edges = (id: string) => next(byId.get(id)!).filter((to) => suspects.has(to))
  const cycles: string[][] = []
  for (const group of components([...suspects].sort(compareText), edges)) {
    const inside = new Set(group)
    if (group.length === 1 && !edges(group[0]!).includes(group[0]!)) continue
    const covered = new Set<string>()
    for (const start of group.sort(compareText)) {
      if (covered.has(start)) continue
      const cycle = shortest(start, (id) => edges(id).filter((to) => inside.has(to)))
      for (const id of cycle) covered.add(id)
      cycles.push(cycle)
    }
  }
  return cycles
}

// What is left when items that lead nowhere are taken away again and again (Kahn 1962): mostly nothing.
function tangled(
  byId: ReadonlyMap<string, Item>,
  next: (item: Item) => readonly string[],
): Set<string> {
  const open = new Map<string, number>()
  const from = new Map<string, string[]>()
  for (const [id, item] of byId) {
    const targets = next(item).filter((to) => byId.has(to) && next(byId.get(to)!).length > 0)
    if (!targets.length) continue
    open.set(id, targets.length)
    for (const to of targets) {
      const sources = from.get(to)
      if (sources) sources.push(id)
      else from.set(to, [id])
    }
  }
  const free = [...from.keys()].filter((id) => !open.has(id))
  for (let id = free.pop(); id !== undefined; id = free.pop())
    for (const source of from.get(id) ?? []) {
      const left = open.get(source)! - 1
      open.set(source, left)
      if (left === 0) free.push(source)
    }
  return new Set([...open].filter(([, left]) => left > 0).map(([id]) => id))
}

function components(ids: readonly string[], edges: (id: string) => readonly string[]): string[][] {
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const onStack = new Set<string>()
  const groups: string[][] = []
  for (const root of ids) {
    if (index.has(root)) continue
    const work = [{ id: root, to: edges(root), at: 0 }]
    enter(root)
    while (work.length) {
      const frame = work[work.length - 1]!
      const to = frame.to[frame.at++]
      if (to === undefined) {
        work.pop()
        const parent = work[work.length - 1]
        if (parent) low.set(parent.id, Math.min(low.get(parent.id)!, low.get(frame.id)!))
        if (low.get(frame.id) === index.get(frame.id)) groups.push(leave(frame.id))
      } else if (!index.has(to)) {
        enter(to)
        work.push({ id: to, to: edges(to), at: 0 })
      } else if (onStack.has(to)) low.set(frame.id, Math.min(low.get(frame.id)!, index.get(to)!))
    }
  }
  return groups

  function enter(id: string): void {
    low.set(id, index.size)
    index.set(id, index.size)
    stack.push(id)
    onStack.add(id)
  }

  function leave(root: string): string[] {
    const group = stack.splice(stack.lastIndexOf(root))
    for (const id of group) onStack.delete(id)
    return group
  }
}

function shortest(start: string, edges: (id: string) => readonly string[]): string[] {
  const from = new Map<string, string>()
  let front = [start]
  while (front.length) {
    const further: string[] = []
    for (const id of front)
      for (const to of edges(id)) {
        if (to === start) return path(id)
        if (!from.has(to)) {
          from.set(to, id)
          further.push(to)
        }
      }
    front = further
  }
  return [start]

  function path(end: string): string[] {
    const steps = [end]
    for (let at = end; at !== start; ) {
      at = from.get(at)!
      steps.unshift(at)
    }
    return steps
  }
}
