import { compareText } from '../compare.js'

/** Ids by those they point to; one that points to none may be absent. */
export type Edges = ReadonlyMap<string, readonly string[]>

/** Whether some id reaches itself. */
export function hasCircle(edges: Edges): boolean {
  const done = new Set<string>()
  const onWay = new Set<string>()
  for (const first of edges.keys()) {
    if (done.has(first)) continue
    const way = [{ id: first, at: 0 }]
    onWay.add(first)
    while (way.length) {
      const step = way[way.length - 1]!
      const to = edges.get(step.id)![step.at++]
      if (to === undefined) {
        way.pop()
        onWay.delete(step.id)
        done.add(step.id)
      } else if (onWay.has(to)) return true
      else if (edges.has(to) && !done.has(to)) {
        onWay.add(to)
        way.push({ id: to, at: 0 })
      }
    }
  }
  return false
}

/** The groups of ids that reach one another, each with the edges inside it, in order of id (Tarjan 1972, without recursion). */
export function groupsOf(edges: Edges): Edges[] {
  const open = withoutDeadEnds(edges)
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const onStack = new Set<string>()
  const groups: string[][] = []
  const ids = [...open.keys()].sort(compareText)
  for (const root of ids) {
    if (index.has(root)) continue
    const work = [enter(root)]
    while (work.length) {
      const frame = work[work.length - 1]!
      const to = frame.to[frame.at++]
      if (to === undefined) {
        work.pop()
        const parent = work[work.length - 1]
        if (parent) lower(parent.id, low.get(frame.id)!)
        if (low.get(frame.id) === index.get(frame.id)) groups.push(leave(frame.id))
      } else if (!open.has(to)) continue
      else if (!index.has(to)) work.push(enter(to))
      else if (onStack.has(to)) lower(frame.id, index.get(to)!)
    }
  }
  return groups
    .map((group) => inside(new Set(group.sort(compareText)), open))
    .filter((group) => [...group.values()].some((to) => to.length))
    .sort((a, b) => compareText([...a.keys()][0]!, [...b.keys()][0]!))

  function enter(id: string) {
    low.set(id, index.size)
    index.set(id, index.size)
    stack.push(id)
    onStack.add(id)
    return { id, to: open.get(id)!, at: 0 }
  }

  function lower(id: string, to: number): void {
    low.set(id, Math.min(low.get(id)!, to))
  }

  function leave(root: string): string[] {
    const group = stack.splice(stack.lastIndexOf(root))
    for (const id of group) onStack.delete(id)
    return group
  }
}

function inside(group: ReadonlySet<string>, open: Edges): Edges {
  const edgesOf = (id: string) => [...new Set(open.get(id)!)].filter((to) => group.has(to))
  return new Map([...group].map((id) => [id, edgesOf(id)] as const))
}

// What leads nowhere is on no way round, and neither is what leads only there (Kahn 1962).
function withoutDeadEnds(edges: Edges): Edges {
  const open = new Map<string, readonly string[]>()
  const waiting = new Map<string, number>()
  const dependents = new Map<string, string[]>()
  const ended: string[] = []
  for (const [id, all] of edges) {
    const to = all.filter((each) => edges.has(each))
    open.set(id, to)
    waiting.set(id, to.length)
    if (!to.length) ended.push(id)
    for (const each of to) {
      const before = dependents.get(each)
      if (before) before.push(id)
      else dependents.set(each, [id])
    }
  }
  for (let id = ended.pop(); id !== undefined; id = ended.pop()) {
    open.delete(id)
    for (const each of dependents.get(id) ?? []) {
      const left = waiting.get(each)! - 1
      waiting.set(each, left)
      if (left === 0) ended.push(each)
    }
  }
  return open
}
