import type { ItemContext } from '../core/backlog/read-estimates.js'
import { readConfig } from '../core/config/read-config.js'
import { evidenceTable, meterTable } from '../core/evidence/table.js'
import type { Framework } from '../core/frameworks/framework.js'
import type { Kpi } from '../core/kpis/kpi.js'
import type { PlannedBacklog } from '../core/plan/plan-backlog.js'
import { planningOf } from '../core/plan/planning.js'
import type { Report } from '../core/problems/problem.js'
import { ratersOf } from '../core/raters/raters.js'
import { entryOf, type YamlMap } from '../core/yaml/node.js'
import type { SourceFile } from '../core/yaml/source.js'
import type { Workspace } from '../workspace.js'
import { type FrameworkFiles, readFrameworks } from './frameworks.js'
import { type ItemReader, itemReader } from './item-reader.js'
import { contextOf } from './items.js'

/** What stands in a workspace in place of its own; what is absent stays. */
export interface Exchange {
  /** pm.yaml. */
  readonly settings?: { readonly root: YamlMap; readonly source: SourceFile }
  readonly frameworkFiles?: FrameworkFiles
  readonly kpis?: readonly Kpi[]
}

/** What of pm.yaml decides over which part; the rest of it neither ranks nor plans. */
const deciding = {
  frameworks: ['framework', 'frameworks', 'units', 'evidence'],
  planning: ['teams', 'roadmap'],
  raters: ['raters'],
} as const

/**
 * The backlog of a workspace as it would be ranked and planned after an exchange. What the exchange makes wrong is not
 * told: what cannot be read then is as if it were not given. What stays the same is the same object.
 */
export function exchanged(workspace: Workspace, exchange: Exchange): PlannedBacklog {
  const { settings } = exchange
  const { configuration } = workspace.parts
  const units = workspace.config.units
  const backlog = { ...workspace, units }
  const before = configuration.root
  const isOther = (part: keyof typeof deciding) =>
    settings !== undefined &&
    deciding[part].some((key) => entryIn(before, key) !== entryIn(settings.root, key))
  const other = settings && {
    ...configuration,
    ...readConfig(settings.root, settings.source, ignore),
  }
  const planning = isOther('planning') ? planningOf(other!, ignore) : workspace.planning
  const planned = { ...backlog, planning, units: other ? other.fields.units : units }
  const { context: own, kpis: ownKpis, former } = workspace.parts
  const raters = ratersOf(other ?? configuration)
  const isFramework = isOther('frameworks') || exchange.frameworkFiles || exchange.kpis
  if (!isFramework) {
    if (!isOther('raters')) return planned
    const read = itemReader(own, raters, ownKpis.ids, former)
    const items = workspace.items.map((item) => (item.ratings ? read(item) : item))
    return { ...planned, items }
  }
  const kpis = exchange.kpis ?? workspace.kpis
  const read = readFrameworks(
    other ?? configuration,
    exchange.frameworkFiles ?? workspace.parts.frameworkFiles,
    { kpis, faulty: ownKpis.faulty },
    ignore,
  )
  const evidence = evidenceTable(other ?? configuration, ignore)
  const context = contextOf(read, kpis, evidence, read.unusable === undefined)
  if (isReadAlike(context, own)) return planned
  return {
    ...planned,
    frameworks: read.frameworks,
    framework: read.framework,
    items: workspace.items.map(
      itemReader(context, raters, new Set(kpis.map(({ id }) => id)), former),
    ),
  }
}

/** A reader that reads items as a workspace has read its own. */
export function readerOf({ parts }: Workspace): ItemReader {
  const { context, configuration, kpis, former } = parts
  return itemReader(context, ratersOf(configuration), kpis.ids, former)
}

/** Whether the default framework finds the same in items that two contexts read. */
export function isReadAlike(a: ItemContext, b: ItemContext): boolean {
  if (a === b) return true
  return (
    a.isStandIn === b.isStandIn &&
    shapeOf(a.framework) === shapeOf(b.framework) &&
    JSON.stringify([...a.kpiUnits]) === JSON.stringify([...b.kpiUnits]) &&
    worthOf(a) === worthOf(b)
  )
}

/** Whether two workspaces plan the same items alike. */
export function isPlannedAlike(a: Workspace, b: Workspace): boolean {
  return (
    a.config.units?.effort === b.config.units?.effort &&
    (a.parts.configuration === b.parts.configuration || timeOf(a) === timeOf(b))
  )
}

function timeOf({ planning: { periods, reserve, capacities } }: Workspace): string {
  return JSON.stringify([periods, reserve, [...capacities]])
}

// All of it but where it is defined and by whom.
function shapeOf(framework: Framework): string {
  const hidden: ReadonlySet<string> = new Set(['place', 'title', 'description', 'source'])
  return JSON.stringify(framework, (key, value) => (hidden.has(key) ? undefined : value))
}

function worthOf({ evidence }: ItemContext): string {
  const { kinds, most, none, maxAge } = evidence ?? meterTable
  return JSON.stringify([[...kinds], [...most], none, maxAge])
}

const ignore: Report = () => {}

function entryIn(root: YamlMap | undefined, key: string) {
  return root && entryOf(root, key)
}
