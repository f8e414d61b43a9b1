/** The groups of nodes that reach each other, each sorted; a graph without cycles has none. */
export function cyclesOf(edges: Iterable<readonly [from: string, to: string]>): string[][] {
  const next = new Map<string, Set<string>>()
  for (const [from, to] of edges) {
    if (from !== to) next.set(from, (next.get(from) ?? new Set()).add(to))
  }
  const reached = new Map([...next.keys()].map((node) => [node, reach(node, next)]))
  const groups = [...next.keys()].map((node) =>
    [...reached.get(node)!].filter((other) => reached.get(other)?.has(node)).sort(),
  )
  const named = new Map(groups.filter((group) => group.length > 0).map((g) => [g.join(' '), g]))
  return [...named.values()]
}

function reach(start: string, next: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const seen = new Set<string>()
  const queue = [start]
  for (let node = queue.pop(); node !== undefined; node = queue.pop())
    for (const to of next.get(node) ?? [])
      if (!seen.has(to)) {
        seen.add(to)
        queue.push(to)
      }
  return seen
}
