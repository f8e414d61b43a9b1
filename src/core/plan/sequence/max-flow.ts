/** A network of nodes 0 to n − 1 whose arcs carry up to a capacity. */
export interface Network {
  /** The arcs that leave each node, as indexes; arc a ^ 1 is the way back of arc a. */
  readonly leaving: readonly number[][]
  readonly to: number[]
  /** What each arc can carry still. */
  readonly left: number[]
}

export function network(nodes: number): Network {
  return { leaving: Array.from({ length: nodes }, () => []), to: [], left: [] }
}

export function addArc(
  { leaving, to, left }: Network,
  from: number,
  end: number,
  capacity: number,
): void {
  leaving[from]!.push(to.length)
  to.push(end)
  left.push(capacity)
  leaving[end]!.push(to.length)
  to.push(from)
  left.push(0)
}

/**
 * Sends as much as the network carries from a source to a sink (Dinic, "Algorithm for solution of a problem of maximum
 * flow", 1970), and says of each node whether more could reach it from the source: the source's side of a least cut.
 * What is left below `slack` counts as nothing.
 */
export function reachedAfterFlow(
  { leaving, to, left }: Network,
  source: number,
  sink: number,
  slack: number,
): boolean[] {
  for (;;) {
    const levels = levelsFrom()
    if (levels[sink]! < 0) return levels.map((level) => level >= 0)
    const next = leaving.map(() => 0)
    while (push(levels, next));
  }

  function levelsFrom(): number[] {
    const levels = leaving.map(() => -1)
    levels[source] = 0
    const queue = [source]
    for (const node of queue)
      for (const arc of leaving[node]!)
        if (left[arc]! > slack && levels[to[arc]!]! < 0) {
          levels[to[arc]!] = levels[node]! + 1
          queue.push(to[arc]!)
        }
    return levels
  }

  // One path to the sink along the levels, without recursion; whether there was one.
  function push(levels: readonly number[], next: number[]): boolean {
    const path: number[] = []
    let node = source
    while (node !== sink) {
      const arc = leaving[node]![next[node]!]
      if (arc === undefined) {
        const back = path.pop()
        if (back === undefined) return false
        node = to[back ^ 1]!
        next[node]!++
      } else if (left[arc]! > slack && levels[to[arc]!] === levels[node]! + 1) {
        path.push(arc)
        node = to[arc]!
      } else next[node]!++
    }
    const most = path.reduce((least, arc) => Math.min(least, left[arc]!), Number.POSITIVE_INFINITY)
    for (const arc of path) {
      left[arc]! -= most
      left[arc ^ 1]! += most
    }
    return true
  }
}
