import type { Item } from '../core/backlog/item.js'
import { isReadOnce } from '../core/backlog/read-item.js'
import type { Backlog } from '../core/check/backlog.js'
import { type Check, checks, itemChecks, linkChecks, scoringChecks } from '../core/check/checks.js'
import type { Problem, Report } from '../core/problems/problem.js'
import type { Basis } from './basis.js'

/** What the checks of a state found, for one that differs from it in some items only. */
export interface CheckedState {
  readonly basis: Basis
  readonly backlog: Pick<Backlog, 'configuration' | 'items' | 'byId'>
  /** Whether something is wrong with how items are linked, and whether with one by itself. */
  readonly hasFaultyLinks: boolean
  readonly hasFaultyItems: boolean
  /** Ids of the items of which it is not known that they lack nothing for a score. */
  readonly unscored: ReadonlySet<string>
}

interface StateChecks {
  /** Runs the checks of what the default framework needs, on the items of which everything could be read. */
  checkScores(readable: Backlog, report: Report): CheckedState
}

/**
 * Runs the checks among the items of a state. What an earlier one has the same, and what nothing was found in, is not
 * checked again.
 */
export function checkState(
  before: CheckedState | undefined,
  basis: Basis,
  backlog: Backlog,
  report: Report,
): StateChecks {
  const others = before?.basis === basis ? othersThan(before, backlog) : undefined
  const some = others && !before!.hasFaultyItems ? { ...backlog, items: [...others] } : backlog
  const [links, items] = [counting(report), counting(report)]
  for (const check of checks)
    if (itemChecks.has(check)) check(some, items.report)
    else if (!linkChecks.has(check)) check(backlog, report)
    else if (!others || before!.hasFaultyLinks) check(backlog, links.report)
  return {
    checkScores(readable, to) {
      const isOpen = (item: Item) => others!.has(item) || before!.unscored.has(item.id)
      const open = others ? { ...readable, items: readable.items.filter(isOpen) } : readable
      return {
        ...{ basis, backlog },
        ...{ hasFaultyLinks: links.count() > 0, hasFaultyItems: items.count() > 0 },
        unscored: new Set([...idsBeyond(readable, backlog), ...found(scoringChecks, open, to)]),
      }
    },
  }
}

// The ids that checks name.
function found(of: readonly Check[], backlog: Backlog, report: Report): string[] {
  const ids: string[] = []
  for (const check of of)
    check(backlog, (problem) => {
      if ('id' in problem.args) ids.push(problem.args.id)
      report(problem)
    })
  return ids
}

function idsBeyond({ items: some }: Backlog, { items }: Backlog): string[] {
  if (some.length === items.length) return []
  const known = new Set(some)
  return items.flatMap((item) => (known.has(item) ? [] : [item.id]))
}

function counting(report: Report): { readonly report: Report; count(): number } {
  let count = 0
  return {
    report(problem: Problem) {
      count++
      report(problem)
    },
    count: () => count,
  }
}

// The items that are other ones; undefined where some have other ids or links.
function othersThan(
  { backlog: before }: CheckedState,
  { configuration, items, byId }: Backlog,
): ReadonlySet<Item> | undefined {
  const isComparable =
    configuration === before.configuration &&
    items.length === byId.size &&
    before.items.length === before.byId.size &&
    byId.size === before.byId.size
  if (!isComparable) return undefined
  const others = new Set<Item>()
  for (const item of items) {
    const was = before.byId.get(item.id)
    if (!was) return undefined
    if (isReadOnce(was, item)) continue
    if (!isLinkedAlike(was, item)) return undefined
    others.add(item)
  }
  return others
}

function isLinkedAlike(a: Item, b: Item): boolean {
  return (
    a.parent === b.parent &&
    a.dependsOn.length === b.dependsOn.length &&
    a.dependsOn.every((id, at) => id === b.dependsOn[at])
  )
}
