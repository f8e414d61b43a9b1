import { dependenciesFirst } from './dependencies.js'

/** That one item has to be finished before another, both by their index. */
export interface Link {
  readonly from: number
  readonly to: number
}

/** What a drawing of links is made by, for each item. */
export interface Knot {
  readonly teams: readonly string[]
  /** Index of the period in which it finishes, null for none. */
  readonly period: number | null
  readonly worth: number
  /** Whether it has a hard date or an agreed period. */
  readonly isPromised: boolean
  /** Whether it was given up, so that what waits for it waits for ever. */
  readonly isStopped: boolean
}

/** The links that are drawn, and how many of those that do not follow from others are not. */
export interface DrawnLinks {
  readonly links: readonly Link[]
  readonly left: number
}

/**
 * The links between items that matter most, without those that follow from others: first what leads to a promise, then
 * what was given up or reaches over teams or periods, last what is in no period; and of each the chains of items that are
 * worth most in all, one after the other. There are no circles.
 */
export function drawnLinks(
  knots: readonly Knot[],
  links: readonly Link[],
  most: number,
): DrawnLinks {
  const before = neighbours(knots.length, links, 'to', 'from')
  const after = neighbours(knots.length, links, 'from', 'to')
  const order = dependenciesFirst(before)
  const up = chains(order, before, knots)
  const down = chains(order.toReversed(), after, knots)
  const isPromised = knots.map((knot) => knot.isPromised)
  for (const each of order.toReversed())
    if (isPromised[each]) for (const earlier of before[each]!) isPromised[earlier] = true
  const weighed = reduced(before, order).map((link) => ({
    link,
    tier: isPromised[link.to] ? 0 : tierOf(knots[link.from]!, knots[link.to]!),
    worth: up[link.from]! + down[link.to]!,
  }))
  const group = groupsOf(knots.length, links)
  weighed.sort(
    (a, b) =>
      a.tier - b.tier ||
      b.worth - a.worth ||
      group[a.link.to]! - group[b.link.to]! ||
      a.link.to - b.link.to ||
      a.link.from - b.link.from,
  )
  return {
    links: weighed.slice(0, most).map(({ link }) => link),
    left: Math.max(0, weighed.length - most),
  }
}

function tierOf(a: Knot, b: Knot): number {
  if (a.isStopped) return 1
  if (a.period === null && b.period === null) return 3
  return a.period !== b.period || a.teams.join('\n') !== b.teams.join('\n') ? 1 : 2
}

// For each item the first one that it is connected with, whatever way (a forest of disjoint sets, Galler and Fischer 1964).
function groupsOf(count: number, links: readonly Link[]): readonly number[] {
  const above = Array.from({ length: count }, (_, index) => index)
  const first = (index: number) => {
    let at = index
    while (above[at] !== at) at = above[at] = above[above[at]!]!
    return at
  }
  for (const { from, to } of links) {
    const [a, b] = [first(from), first(to)]
    above[Math.max(a, b)] = Math.min(a, b)
  }
  return above.map((_, index) => first(index))
}

function neighbours(
  count: number,
  links: readonly Link[],
  of: keyof Link,
  who: keyof Link,
): readonly (readonly number[])[] {
  const found = Array.from({ length: count }, (): number[] => [])
  for (const link of links) found[link[of]]!.push(link[who])
  return found
}

// What each item and the best chain of those before it in the order are worth together.
function chains(
  order: readonly number[],
  near: readonly (readonly number[])[],
  knots: readonly Knot[],
): number[] {
  const worths = knots.map(() => 0)
  for (const each of order) {
    const best = near[each]!.reduce((most, other) => Math.max(most, worths[other]!), 0)
    worths[each] = best + Math.max(0, knots[each]!.worth)
  }
  return worths
}

// Beyond so many steps back what follows from others stays: no backlog that anyone draws comes near.
const MOST_STEPS = 300_000

// Without each link whose ends are connected by other links as well (Aho, Garey and Ullman 1972).
function reduced(before: readonly (readonly number[])[], order: readonly number[]): Link[] {
  const depth = before.map(() => 0)
  for (const each of order)
    for (const earlier of before[each]!) depth[each] = Math.max(depth[each]!, depth[earlier]! + 1)
  let left = MOST_STEPS
  return before.flatMap((own, to) => {
    const indirect = own.length > 1 ? behind(own) : undefined
    return own.flatMap((from) => (indirect?.has(from) ? [] : [{ from, to }]))
  })

  // What lies before these items, as far back as the first of them.
  function behind(own: readonly number[]): ReadonlySet<number> {
    const first = own.reduce(
      (least, each) => Math.min(least, depth[each]!),
      Number.MAX_SAFE_INTEGER,
    )
    const seen = new Set<number>()
    const open = [...own]
    for (let each = open.pop(); each !== undefined && left > 0; each = open.pop())
      for (const earlier of before[each]!) {
        left--
        if (seen.has(earlier) || depth[earlier]! < first) continue
        seen.add(earlier)
        open.push(earlier)
      }
    return seen
  }
}
