import type { Framework } from '../frameworks/framework.js'
import { rankableItems } from '../rank/rankable.js'
import type { Backlog } from './backlog.js'

type Asked = Pick<Backlog, 'items' | 'containers' | 'framework' | 'frameworks'>

const known = new WeakMap<
  readonly unknown[],
  readonly [Asked['frameworks'], readonly Framework[]]
>()

/**
 * The default framework and those of which an item that is ranked has a block, in the order of their names' definitions.
 * To make a framework of its definition takes time, so the others are not asked for.
 */
export function usedFrameworks({
  items,
  containers,
  framework,
  frameworks,
}: Asked): readonly Framework[] {
  const ranked = rankableItems(items, containers)
  const before = known.get(ranked)
  if (before?.[0] === frameworks) return before[1]
  const names = new Set([framework.name])
  for (const { blocks } of ranked) for (const name in blocks) names.add(name)
  const used = [...frameworks.keys()].flatMap((name) =>
    names.has(name) ? (frameworks.get(name) ?? []) : [],
  )
  known.set(ranked, [frameworks, used])
  return used
}
