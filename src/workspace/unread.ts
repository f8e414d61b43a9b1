import type { Item } from '../core/backlog/item.js'
import { compareText } from '../core/compare.js'
import { findingsOf, type Problem } from '../core/problems/problem.js'
import { type Defined, neededBy, type RuleName } from '../core/problems/rules.js'
import { child, isNull } from '../core/yaml/node.js'
import type { FoundConfiguration } from './configuration.js'
import type { KpisRead } from './kpis.js'
import type { Named } from './left-out.js'
import type { SourcePaths } from './sources.js'

/** What could not be read of what a repository defines. */
export interface Unread {
  /** Of what not everything is known. */
  readonly kinds: ReadonlySet<Defined>
  /** Paths of the files that may define an item or a KPI of which the id is not known, in order. */
  readonly paths: readonly string[]
  /** Whether there may be items of which nothing is known. */
  readonly hasHiddenItems: boolean
}

interface Reading {
  readonly configuration: FoundConfiguration
  readonly sources: SourcePaths
  /** Whether a file could be read. */
  isRead(path: string): boolean
  readonly items: readonly Item[]
  /** Paths of the files that hold something else than items. */
  readonly misshapen: ReadonlySet<string>
  readonly kpis: Pick<KpisRead, 'all' | 'misshapen'>
  readonly hasBrokenFrameworks: boolean
}

/** What the ids of a state may lack: those in files that cannot be read or found, and of items and KPIs without a usable one. */
export function unreadIn(reading: Reading): Unread {
  const { configuration, sources, isRead, hasBrokenFrameworks } = reading
  const hidden = (
    kind: 'backlog' | 'kpis',
    asked: readonly string[],
    misshapen: ReadonlySet<string>,
  ) => [
    ...asked.filter((path) => !isRead(path)),
    ...sources.unfound,
    ...(configuration.path === undefined || isWhole(configuration, kind)
      ? []
      : [configuration.path]),
    ...misshapen,
  ]
  const backlog = sources.backlog.map(({ path }) => path)
  const hiddenItems = hidden('backlog', backlog, reading.misshapen)
  const items = [...hiddenItems, ...withoutIds(reading.items)]
  const kpis = [
    ...hidden('kpis', sources.kpis, reading.kpis.misshapen),
    ...withoutIds(reading.kpis.all),
  ]
  const kinds = new Set<Defined>()
  if (items.length) kinds.add('items')
  if (kpis.length) kinds.add('kpis')
  if (hasBrokenFrameworks) kinds.add('frameworks')
  const paths = [...new Set([...items, ...kpis])].sort(compareText)
  return { kinds, paths, hasHiddenItems: hiddenItems.length > 0 }
}

function withoutIds(all: readonly Pick<Named, 'id' | 'source'>[]): string[] {
  return all.flatMap(({ id, source }) => (id ? [] : [source.path]))
}

// Entries with a fault are dropped.
function isWhole(
  { isUnreadable, written, fields }: FoundConfiguration,
  key: 'backlog' | 'kpis',
): boolean {
  if (isUnreadable) return false
  const node = written && child(written, key)
  if (!node || isNull(node)) return true
  return fields[key]?.length === (node.kind === 'sequence' ? node.items.length : 1)
}

/** Whether a rule may say that something is not there. */
export function canTell({ kinds }: Unread, rule: RuleName): boolean {
  return kinds.size === 0 || neededBy(rule).every((kind) => !kinds.has(kind))
}

/** The problems without those of what is only not known. */
export function withoutDoubtful(unread: Unread, problems: readonly Problem[]): readonly Problem[] {
  if (!unread.kinds.size) return problems
  return problems.filter((each) => canTell(unread, findingsOf(each).rule))
}
