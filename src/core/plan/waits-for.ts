import type { ModelItem } from './model.js'

/** The indexes of what an item depends on, containers replaced by what is in them. */
export function waitsFor(items: readonly ModelItem[], index: number): number[] {
  const found = new Set<number>()
  const stack = [...items[index]!.dependsOn]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (found.has(next)) continue
    found.add(next)
    if (items[next]!.isGate) stack.push(...items[next]!.dependsOn)
  }
  return [...found].filter((each) => !items[each]!.isGate).sort((a, b) => a - b)
}
