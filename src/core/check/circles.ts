import { compareText } from '../compare.js'
import { type Edges, groupsOf, hasCircle } from './groups.js'

/** A step of a way round: from an id along the edge of that index. */
export interface CircleStep {
  readonly id: string
  readonly index: number
}

// In a larger group only ways of one and two steps are looked for; others are not always the shortest.
const SMALL = 100

// Steps that may be taken for each id of a large group. Only graphs made to be slow need more.
const MOST_STEPS = 50

/**
 * Ways round a graph such that every id that is on some way round is on one of them, in order of id; before them those of
 * one step, from an id to itself. Each id is on a way once. The time is linear in the edges; where that does not suffice some ids of a large group are on no way.
 */
export function circlesOf(edges: Edges): CircleStep[][] {
  // Nearly every graph has none, and that is soon told.
  if (!hasCircle(edges)) return []
  const stepOf = stepsIn(edges)
  const own = [...edges.keys()].filter((id) => edges.get(id)!.includes(id)).sort(compareText)
  const others = own.length ? withoutOwn(edges) : edges
  const longer = groupsOf(others).flatMap((group) => {
    const circles: CircleStep[][] = []
    const circleOf = circlesIn(group)
    const covered = new Set<string>()
    for (const id of group.keys()) {
      if (covered.has(id)) continue
      const circle = circleOf(id)
      if (!circle) break
      for (const each of circle) covered.add(each)
      circles.push(circle.map((each, at) => stepOf(each, circle[(at + 1) % circle.length]!)))
    }
    return circles
  })
  return [...own.map((id) => [stepOf(id, id)]), ...longer]
}

// A longer way through an id would be hidden by that to itself, or the other way round.
function withoutOwn(edges: Edges): Edges {
  return new Map([...edges].map(([id, to]) => [id, to.filter((each) => each !== id)] as const))
}

// An id may point to a hundred thousand others.
function stepsIn(edges: Edges): (id: string, to: string) => CircleStep {
  const indexes = new Map<string, ReadonlyMap<string, number>>()
  return (id, to) => {
    const all = edges.get(id)!
    const before = indexes.get(id)
    const known = before ?? new Map(all.map((each, at) => [each, at] as const).reverse())
    if (!before) indexes.set(id, known)
    return { id, index: known.get(to)! }
  }
}

// Every id of a group reaches the first, which reaches every id.
function circlesIn(group: Edges): (id: string) => string[] | undefined {
  const into = reversed(group)
  const [first] = group.keys()
  let ways: { readonly before: Ways; readonly after: Ways } | undefined
  let left = group.size * MOST_STEPS
  return (id) => {
    if (id === first || group.size <= SMALL) return shortest(id, group, into)
    const near = there(id, group, into)
    if (near) return near
    ways ??= { before: waysFrom(first!, group), after: waysFrom(first!, into) }
    const [here, on] = [chain(id, ways.before), chain(id, ways.after)]
    left -= here.length + on.length
    return left < 0 ? undefined : through(here, on)
  }
}

// Itself, or another one that points back.
function there(id: string, group: Edges, into: Edges): string[] | undefined {
  const pointing = new Set(into.get(id)!)
  const other = pointing.has(id) ? id : group.get(id)!.find((to) => pointing.has(to))
  return other === undefined ? undefined : other === id ? [id] : [id, other]
}

function shortest(id: string, group: Edges, into: Edges): string[] {
  const before = waysFrom(id, group)
  const pointing = new Set(into.get(id)!)
  const last = pointing.has(id) ? id : [...before.keys()].find((each) => pointing.has(each))!
  return chain(last, before).reverse()
}

// On to the first, as far as that meets the way here from the first, which is given backwards.
function through(here: readonly string[], on: readonly string[]): string[] {
  const isOnWay = new Set(here.slice(1))
  const meeting = on.findIndex((each) => isOnWay.has(each))
  const met = here.indexOf(on[meeting]!)
  return [...on.slice(0, meeting), ...here.slice(1, met + 1).reverse()]
}

/** The next id on the way to where the ways begin, which itself has none. */
type Ways = ReadonlyMap<string, string>

function chain(id: string, ways: Ways): string[] {
  const steps = [id]
  for (let at = ways.get(id); at !== undefined; at = ways.get(at)) steps.push(at)
  return steps
}

function reversed(edges: Edges): Edges {
  const back = new Map<string, string[]>([...edges.keys()].map((id) => [id, []]))
  for (const [id, to] of edges) for (const each of to) back.get(each)!.push(id)
  return back
}

function waysFrom(first: string, edges: Edges): Ways {
  const before = new Map<string, string>()
  const front = [first]
  for (let at = 0; at < front.length; at++)
    for (const to of edges.get(front[at]!)!) {
      if (to === first || before.has(to)) continue
      before.set(to, front[at]!)
      front.push(to)
    }
  return before
}
