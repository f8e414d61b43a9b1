import type { Item } from '../core/backlog/item.js'
import { knownTargets, reportUnmatched } from '../core/backlog/map-targets.js'
import { applyMapping, type Mapping } from '../core/backlog/mapping.js'
import { itemsReport } from '../core/backlog/own-fields.js'
import type { ItemContext } from '../core/backlog/read-estimates.js'
import { readItem } from '../core/backlog/read-item.js'
import { entriesOf, itemShape, noting } from '../core/backlog/shapes.js'
import type { EvidenceTable } from '../core/evidence/table.js'
import type { Kpi } from '../core/kpis/kpi.js'
import type { Problem, Report } from '../core/problems/problem.js'
import type { Take } from '../core/yaml/in-pieces.js'
import type { YamlMap } from '../core/yaml/node.js'
import type { SourceFile } from '../core/yaml/source.js'
import type { Frameworks } from './frameworks.js'
import type { KnownItem, Memory } from './memory.js'
import type { ParsedFile } from './read-files.js'

/** A parsed file of items and the mapping by which it is read; the files of an entry of `backlog` share one. */
export interface BacklogFile extends ParsedFile {
  readonly mapping: Mapping | undefined
}

/** By what items are read; `isUsable` is whether the default framework is the one that pm.yaml names. */
export function contextOf(
  { frameworks, framework, broken }: Pick<Frameworks, 'frameworks' | 'framework' | 'broken'>,
  kpis: readonly Kpi[],
  evidence: EvidenceTable,
  isUsable: boolean,
): ItemContext {
  return {
    frameworks,
    framework,
    broken,
    isStandIn: !isUsable,
    // Inputs of the framework that it stands in for may stand on the items themselves.
    allowsExtra: !isUsable,
    kpiUnits: new Map(kpis.map((kpi) => [kpi.id, kpi.unit])),
    evidence,
  }
}

/** By what the items of a file are read: `given` is the mapping as pm.yaml has it, `mapping` what of it items have. */
interface Reading {
  readonly context: ItemContext
  readonly given?: Mapping | undefined
  readonly mapping?: Mapping | undefined
}

/** Items that are read while their file is being parsed, by their nodes. */
export interface ReadAhead {
  /** Takes the mappings of a file whose items have no mapping. */
  taker(source: SourceFile, context: ItemContext): Take
  /** What gives the items of a file, as they were read ahead or else as they are read now; what is wrong is reported now. */
  reader(file: ParsedFile, reading: Reading, report: Report): (node: YamlMap) => Item
}

/** Nothing is read ahead yet but what was read of earlier states. */
export function readAhead(memory?: Memory): ReadAhead {
  const taken = new Map<YamlMap, KnownItem>()
  const read = (node: YamlMap, source: SourceFile, reading: Reading): KnownItem => {
    const problems: Problem[] = []
    const item = itemBy(node, source, reading, (found) => problems.push(found))
    const context = memory?.contextLike(reading.context) ?? reading.context
    return { item, problems: problems.length ? problems : none, context, given: reading.given }
  }
  return {
    taker: (source, context) => (node) => taken.set(node, read(node, source, { context })),
    reader({ source, tree }, reading, report) {
      const known = memory?.itemsOf(tree)
      const context = memory?.contextLike(reading.context)
      return (node) => {
        const before = known?.get(node)
        const isSame = before?.context === context && before?.given === reading.given
        const found = taken.get(node) ?? (isSame ? before : undefined)
        if (!found && !known) return itemBy(node, source, reading, report)
        const item = found ?? read(node, source, reading)
        taken.delete(node)
        if (item !== before) known?.set(node, item)
        for (const problem of item.problems) report(problem)
        return item.item
      }
    },
  }
}

function itemBy(
  node: YamlMap,
  source: SourceFile,
  { context, mapping }: Reading,
  report: Report,
): Item {
  const ours = mapping ? applyMapping(node, mapping, source, report) : node
  return readItem(ours, source, context, report)
}

const none: readonly Problem[] = []

export interface ItemsRead {
  readonly items: readonly Item[]
  /** Paths of the files that hold something else than items. */
  readonly misshapen: ReadonlySet<string>
}

/**
 * The items of files, in order of file and place; those that were read ahead are taken over. What a mapping names and
 * none has is reported.
 */
export function readItems(
  files: readonly BacklogFile[],
  context: ItemContext,
  report: Report,
  ahead: ReadAhead = readAhead(),
): ItemsRead {
  const misshapen = new Set<string>()
  const known = new Map<Mapping, { readonly reading: Reading; readonly nodes: YamlMap[] }>()
  const readingBy = (given: Mapping): Reading => {
    const mapping = knownTargets(given, context)
    const allowsExtra = context.allowsExtra || mapping.allowsExtra
    return { context: { ...context, allowsExtra }, given, mapping }
  }
  const read = files.map(({ source, tree, mapping: given }) => {
    const before = given && known.get(given)
    const entry = given && (before ?? { reading: readingBy(given), nodes: [] })
    if (given && entry && !before) known.set(given, entry)
    const reading = entry?.reading ?? { context }
    const key = reading.mapping?.items
    const nodes = entriesOf(tree, source, itemShape, noting(misshapen, report), {
      ...(key !== undefined && { key }),
      allowsExtra: reading.context.allowsExtra,
    })
    if (entry) for (const node of nodes) entry.nodes.push(node)
    return { source, tree, reading, nodes }
  })
  const unmatched = new Map<Reading, ReadonlySet<string>>()
  for (const { reading, nodes } of known.values())
    unmatched.set(reading, reportUnmatched(reading.mapping!, nodes, report))
  const items = read.flatMap(({ source, tree, reading, nodes }) => {
    const isMapped = reading.mapping !== undefined
    const file = { path: source.path, nodes, isMapped, unmatched: unmatched.get(reading) }
    const told = itemsReport(file, report)
    const itemOf = ahead.reader({ source, tree }, reading, told.report)
    const ofFile = nodes.map((node) => {
      const item = itemOf(node)
      told.endItem()
      return item
    })
    told.end()
    return ofFile
  })
  return { items, misshapen }
}
