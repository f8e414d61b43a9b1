import type { Item } from '../core/backlog/item.js'
import { knownTargets, reportUnmatched } from '../core/backlog/map-targets.js'
import { applyMapping, type Mapping } from '../core/backlog/mapping.js'
import type { ItemContext } from '../core/backlog/read-estimates.js'
import { readItem } from '../core/backlog/read-item.js'
import { entriesOf, itemShape } from '../core/backlog/shapes.js'
import type { EvidenceTable } from '../core/evidence/table.js'
import type { Kpi } from '../core/kpis/kpi.js'
import type { Problem, Report } from '../core/problems/problem.js'
import type { Take } from '../core/yaml/in-pieces.js'
import type { YamlMap, YamlNode } from '../core/yaml/node.js'
import type { SourceFile } from '../core/yaml/source.js'
import type { Frameworks } from './frameworks.js'
import type { KnownItem, Memory } from './memory.js'

/** A parsed file of items and the mapping by which it is read; the files of an entry of `backlog` share one. */
export interface BacklogFile {
  readonly source: SourceFile
  readonly tree: YamlNode
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

/** Items that are read while their file is being parsed, by their nodes. */
export interface ReadAhead {
  /** Takes the mappings of a file whose items have no mapping. */
  taker(source: SourceFile, context: ItemContext): Take
  /** The item of a node, as it was read ahead or else as it is read now; what is wrong with it is reported now. */
  itemOf(node: YamlMap, source: SourceFile, context: ItemContext, report: Report): Item
}

/** Nothing is read ahead yet but what was read of earlier states. */
export function readAhead(known?: Memory['items']): ReadAhead {
  const taken = new Map<YamlMap, KnownItem>()
  const read = (node: YamlMap, source: SourceFile, context: ItemContext): KnownItem => {
    const problems: Problem[] = []
    const item = readItem(node, source, context, (found) => problems.push(found))
    return { item, problems: problems.length ? problems : none, context }
  }
  return {
    taker: (source, context) => (node) => taken.set(node, read(node, source, context)),
    itemOf(node, source, context, report) {
      const before = known?.get(node)
      const same = before?.context === context ? before : undefined
      if (!known && !taken.has(node)) return readItem(node, source, context, report)
      const found = taken.get(node) ?? same ?? read(node, source, context)
      taken.delete(node)
      known?.set(node, found)
      for (const problem of found.problems) report(problem)
      return found.item
    },
  }
}

const none: readonly Problem[] = []

/**
 * The items of files, in order of file and place; those that were read ahead are taken over. What a mapping names and
 * none has is reported.
 */
export function readItems(
  files: readonly BacklogFile[],
  context: ItemContext,
  report: Report,
  ahead: ReadAhead = readAhead(),
): Item[] {
  const known = new Map<Mapping, { readonly mapping: Mapping; readonly nodes: YamlMap[] }>()
  const items: Item[] = []
  for (const { source, tree, mapping: given } of files) {
    const before = given && known.get(given)
    const entry = given && (before ?? { mapping: knownTargets(given, context, report), nodes: [] })
    if (given && entry && !before) known.set(given, entry)
    const mapping = entry?.mapping
    const allowsExtra = context.allowsExtra || (mapping?.allowsExtra ?? false)
    const reading = mapping ? { ...context, allowsExtra } : context
    const nodes = entriesOf(tree, source, itemShape, report, {
      ...(mapping?.items !== undefined && { key: mapping.items }),
      allowsExtra,
    })
    for (const node of nodes) {
      entry?.nodes.push(node)
      const ours = mapping ? applyMapping(node, mapping, source, report) : node
      items.push(ahead.itemOf(ours, source, reading, report))
    }
  }
  for (const { mapping, nodes } of known.values()) reportUnmatched(mapping, nodes, report)
  return items
}
