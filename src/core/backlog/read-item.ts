import { readEstimate } from '../estimates/read.js'
import type { Framework, Input } from '../frameworks/framework.js'
import { problem, type Report } from '../problems/problem.js'
import { itemInput, ownInput } from '../rank/own-input.js'
import { decode } from '../schema/decode.js'
import { type ItemFields, itemSchema, sharedInputs } from '../schema/item.js'
import { child, isNull, type YamlEntry, type YamlMap, type YamlNode } from '../yaml/node.js'
import type { SourceFile } from '../yaml/source.js'
import { startOf } from '../yaml/start.js'
import type { Due, Item } from './item.js'
import { type Estimates, type Read, readBlock } from './read-block.js'
import { firstLine } from './title.js'

/** What the reading of an item depends on beside its own text. */
export interface ItemContext {
  readonly frameworks: ReadonlyMap<string, Framework>
  readonly framework: Framework
  /** Whether it only stands in for one that cannot be used: what items give for that one is not judged by it. */
  readonly isStandIn?: boolean
  /** Names of frameworks that have a fault: what an item gives for them is left alone. */
  readonly broken: ReadonlySet<string>
  /** Unit of each KPI by id. */
  readonly kpiUnits: ReadonlyMap<string, string | undefined>
  readonly allowsExtra: boolean
}

/** An item of its mapping. Fields with a fault are reported and absent; `id` may then be empty. */
export function readItem(
  node: YamlMap,
  source: SourceFile,
  context: ItemContext,
  report: Report,
): Item {
  const own: Estimates = {}
  const blocks: Record<string, Estimates> = {}
  const read = (at: YamlNode, input: Input, name: string) =>
    isNull(at) ? undefined : readEstimate(at, input, { source, name, report })
  const readOwn: Read = context.isStandIn
    ? (at, input, name) =>
        isNull(at) ? undefined : readEstimate(at, input, { source, name, report: () => {} })
    : read
  const onExtra = (entry: YamlEntry, known: readonly string[]) => {
    const name = entry.key.text
    const framework = context.frameworks.get(name)
    if (framework) {
      if (!isNull(entry.value)) blocks[name] = readBlock(entry, framework, source, read, report)
      return
    }
    const input = itemInput(name, context.framework)?.input
    if (input) {
      const estimate = readOwn(entry.value, input, name)
      if (estimate) own[name] = estimate
    } else if (!context.allowsExtra && !context.broken.has(name))
      reportUnknown(entry, known, source, context, report)
  }
  const fields = decode(itemSchema, node, source, report, { of: 'item', onExtra })
  for (const name of sharedInputs) {
    const at = child(node, name)
    const estimate =
      at && fields[name] !== undefined && readOwn(at, ownInput(name, context.framework)!, name)
    if (estimate) own[name] = estimate
  }
  const changes: Estimates = {}
  eachEntry(node, 'kpis', fields.kpis, (at, id) => {
    const unit = context.kpiUnits.get(id)
    const estimate = read(
      at,
      { name: id, words: {}, ...(unit !== undefined && { unit }) },
      `the change of ${id}`,
    )
    if (estimate) changes[id] = estimate
  })
  const effort = ownInput('effort', context.framework)!
  const byTeam: Estimates = {}
  eachEntry(node, 'effort_by_team', fields.effort_by_team, (at, team) => {
    const estimate = readOwn(at, effort, `the effort of ${team}`)
    if (estimate) byTeam[team] = estimate
  })
  const remainingAt = child(node, 'remaining')
  const remaining =
    remainingAt &&
    fields.remaining !== undefined &&
    readOwn(remainingAt, { name: 'remaining', words: effort.words, min: 0 }, 'remaining')
  checkFields(fields, node, source, report)
  const item: Writable<Item> = {
    id: fields.id ?? '',
    title: firstLine(fields.title ?? '') || (fields.id ?? ''),
    status:
      fields.status ??
      (isBare(context.framework, own, blocks, changes, byTeam) ? 'idea' : 'candidate'),
    tags: fields.tags ?? none,
    dependsOn: fields.depends_on ?? none,
    own,
    blocks,
    kpis: changes,
    plain: fields,
    source,
    node,
  }
  const due = dueOf(fields)
  const period = periodOf(fields)
  if (fields.team !== undefined) item.team = fields.team
  if (fields.owner !== undefined) item.owner = fields.owner
  if (due) item.due = due
  if (period) item.period = period
  if (fields.unscored !== undefined) item.unscored = fields.unscored
  if (fields.parent !== undefined) item.parent = fields.parent
  if (Object.keys(byTeam).length) item.effortByTeam = byTeam
  if (remaining) item.remaining = remaining
  return item
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }

const none: readonly never[] = []

function eachEntry(
  node: YamlMap,
  field: string,
  value: unknown,
  visit: (at: YamlNode, key: string) => void,
): void {
  const at = value === undefined ? undefined : child(node, field)
  if (at?.kind === 'map') for (const entry of at.entries) visit(entry.value, entry.key.text)
}

function reportUnknown(
  { key }: YamlEntry,
  known: readonly string[],
  source: SourceFile,
  { framework, frameworks }: ItemContext,
  report: Report,
): void {
  const inputOf = [...frameworks.values()]
    .filter((each) => inputNames(each).includes(key.text))
    .map(({ name }) => name)
  const names = [...known, ...inputNames(framework), ...frameworks.keys()]
  const args = { field: key.text, of: 'this item', known: names, inputOf, isItem: true }
  report(problem('unknown-field', { source, start: key.start, end: key.end }, args))
}

function inputNames(framework: Framework): string[] {
  return framework.inputs.filter((input) => !input.from).map((input) => input.name)
}

function isBare(
  framework: Framework,
  own: Estimates,
  blocks: Readonly<Record<string, Estimates>>,
  changes: Estimates,
  byTeam: Estimates,
): boolean {
  const block = blocks[framework.name]
  return framework.inputs.every((input) =>
    input.from
      ? changes[input.from.kpi] === undefined
      : own[input.name] === undefined &&
        block?.[input.name] === undefined &&
        (input.name !== 'effort' || Object.keys(byTeam).length === 0),
  )
}

function dueOf({ due }: Partial<ItemFields>): Due | undefined {
  if (due === undefined) return undefined
  if (typeof due === 'string') return { date: due, kind: 'target' }
  const { date, kind = 'target', reason } = due
  return reason === undefined ? { date, kind } : { date, kind, reason }
}

function periodOf({ period }: Partial<ItemFields>): Item['period'] {
  if (period === undefined) return undefined
  if (typeof period === 'string') return { in: period }
  const { in: name, reason } = period
  return reason === undefined ? { in: name } : { in: name, reason }
}

// Contradictions inside one item.
function checkFields(
  fields: Partial<ItemFields>,
  node: YamlMap,
  source: SourceFile,
  report: Report,
): void {
  const at = (name: string) => {
    const value = child(node, name)
    return value ? { source, start: value.start, end: value.end } : startOf(node, source)
  }
  const { started, shipped, status } = fields
  if (fields.effort !== undefined && fields.effort_by_team)
    report(problem('duplicate-effort', at('effort_by_team'), {}))
  if (started && shipped && shipped < started)
    report(
      problem('contradictory-dates', at('shipped'), {
        reason: `shipped ${shipped} is before started ${started}`,
      }),
    )
  if (shipped && status !== 'shipped')
    report(
      problem('contradictory-dates', at('shipped'), {
        reason: `shipped ${shipped}, yet its status is ${status ?? 'not given'}: write status: shipped`,
      }),
    )
}
