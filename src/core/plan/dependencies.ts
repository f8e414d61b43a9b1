import type { Item } from '../backlog/item.js'
import { isRankable } from '../rank/rankable.js'
import type { Hierarchy } from './hierarchy.js'
import type { Obstacle } from './reason.js'

/** An item that may be planned, or a container that one depends on: then it stands for what is in it. */
interface Node {
  readonly item: Item
  readonly isGate: boolean
  /** Indexes of the nodes that must be finished before. */
  readonly dependsOn: readonly number[]
  /** Parked and dropped items that would have to be. */
  readonly stopped: readonly Item[]
  /** Why it can be in no plan. */
  readonly obstacle: Obstacle | undefined
}

/** The nodes, and all indexes in an order in which dependencies come first; nodes of a circle are not in it. */
export interface Graph {
  readonly nodes: readonly Node[]
  readonly order: readonly number[]
}

/**
 * Who waits for whom. An item depends on what it names and on what the containers it is in name.
 * To depend on a container is to depend on all that is in it, without what was dropped; an item
 * does not wait for a container that it is in itself. What depends on something that cannot be
 * planned cannot be planned either. There are no more nodes than items.
 */
export function graphOf(
  hierarchy: Hierarchy,
  obstacleOf: (item: Item, node: number) => Obstacle | undefined,
): Graph {
  const nodes = nodesOf(hierarchy)
  const order = dependenciesFirst(nodes.map(({ dependsOn }) => dependsOn))
  if (order.length < nodes.length) {
    const isOrdered = new Set(order)
    nodes.forEach((node, index) => {
      if (!isOrdered.has(index)) node.obstacle = { kind: 'circle' }
    })
  }
  for (const index of order) {
    const node = nodes[index]!
    // Until now its obstacle is a dependency that will not be done.
    const own = node.isGate ? undefined : obstacleOf(node.item, index)
    node.obstacle = own ?? node.obstacle ?? inherited(node, nodes)
  }
  return { nodes, order }
}

const nothing: readonly Item[] = []

type Dependency = Extract<Obstacle, { kind: 'dependency' }>

interface Draft extends Node {
  readonly dependsOn: number[]
  stopped: readonly Item[]
  obstacle: Obstacle | undefined
}

function nodesOf({ byId, children, containersOf }: Hierarchy): Draft[] {
  const nodes: Draft[] = []
  const indexes = new Map<string, number>()
  const add = (item: Item, isGate: boolean) => {
    indexes.set(item.id, nodes.length)
    nodes.push({ item, isGate, dependsOn: [], stopped: nothing, obstacle: undefined })
    return nodes.length - 1
  }
  for (const item of byId.values()) if (!children.has(item.id) && isRankable(item)) add(item, false)
  // Gates are appended while the list is walked, and are walked in their turn.
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index]!
    for (const id of node.isGate ? childIds(node.item) : dependencyIds(node.item)) {
      const target = resolve(id)
      if (target === 'done') continue
      if (typeof target === 'number') node.dependsOn.push(target)
      else {
        node.obstacle ??= target
        if (target.is !== 'left out') node.stopped = [...node.stopped, byId.get(id)!]
      }
    }
  }
  return nodes

  function dependencyIds(item: Item): Iterable<string> {
    if (item.parent === undefined && item.dependsOn.length <= 1) return item.dependsOn
    const containers = containersOf(item)
    const ids = new Set([item, ...containers].flatMap(({ dependsOn }) => dependsOn))
    for (const { id } of containers) ids.delete(id)
    return ids
  }

  function childIds(container: Item): string[] {
    const inside = children.get(container.id)!
    return inside.filter(({ status }) => status !== 'dropped').map(({ id }) => id)
  }

  function resolve(id: string): number | 'done' | Dependency {
    const known = indexes.get(id)
    if (known !== undefined) return known
    const item = byId.get(id)
    if (!item) return { kind: 'dependency', id, is: 'left out', container: null }
    if (item.status === 'shipped') return 'done'
    if (children.get(id)?.length === 0)
      return { kind: 'dependency', id, is: 'left out', container: null }
    if (isRankable(item)) return add(item, true)
    return { kind: 'dependency', id, is: item.status, container: null }
  }
}

// The obstacle that a node has because one of its dependencies has one.
function inherited({ dependsOn }: Node, nodes: readonly Node[]): Obstacle | undefined {
  const index = dependsOn.find((each) => nodes[each]!.obstacle)
  if (index === undefined) return undefined
  const { item, isGate, obstacle } = nodes[index]!
  const cause = obstacle!
  if (isGate && cause.kind === 'dependency') return { ...cause, container: item.id }
  const is = cause.kind === 'idea' ? 'idea' : 'not planned'
  return { kind: 'dependency', id: item.id, is, container: null }
}

/**
 * An order in which what is pointed to comes first, without the nodes of and behind circles (Kahn 1962); `edges` are
 * those of each node.
 */
export function dependenciesFirst(edges: readonly (readonly number[])[]): number[] {
  const waiting = edges.map((to) => to.length)
  const dependents = new Array<number[] | undefined>(edges.length)
  for (let from = 0; from < edges.length; from++)
    for (const each of edges[from]!) {
      const others = dependents[each]
      if (others) others.push(from)
      else dependents[each] = [from]
    }
  const order: number[] = []
  for (let index = 0; index < edges.length; index++) if (waiting[index] === 0) order.push(index)
  for (let at = 0; at < order.length; at++)
    for (const dependent of dependents[order[at]!] ?? nobody)
      if (--waiting[dependent]! === 0) order.push(dependent)
  return order
}

const nobody: readonly number[] = []
