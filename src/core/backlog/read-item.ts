import type { Estimate } from '../estimates/estimate.js'
import { readEstimate } from '../estimates/read.js'
import { meterTable } from '../evidence/table.js'
import { weighEvidence } from '../evidence/weigh.js'
import { problem, type Report } from '../problems/problem.js'
import { ownInput } from '../rank/own-input.js'
import { decode } from '../schema/decode.js'
import { type ItemFields, itemSchema } from '../schema/item.js'
import { child, type YamlMap } from '../yaml/node.js'
import type { SourceFile } from '../yaml/source.js'
import { startOf } from '../yaml/start.js'
import { isBare } from './estimates-given.js'
import type { Due, Item, LastDay } from './item.js'
import { type ExtraEntry, type ItemContext, isUnknown, readEstimates } from './read-estimates.js'
import { firstLine } from './title.js'

/** An item of its mapping. Fields with a fault are reported and absent; `id` may then be empty. */
export function readItem(
  node: YamlMap,
  source: SourceFile,
  context: ItemContext,
  report: Report,
): Item {
  const extras: ExtraEntry[] = []
  const fields = decode(itemSchema, node, source, report, {
    of: 'item',
    onExtra: (entry, known) => extras.push({ entry, known }),
    isTold: (key) => isUnknown(key, context),
  })
  const confidence = () => weighEvidence(fields, context.evidence ?? meterTable).share
  const decoded = { node, source, fields, extras, noun: 'item', confidence }
  const given = readEstimates(decoded, context, report)
  const remaining = readRemaining(node, source, fields, context, report)
  checkFields(fields, node, source, report)
  // Begun with a spread, each item would have a hidden class of its own in Node 20.
  const item: Writable<Item> = {
    own: given.own,
    blocks: given.blocks,
    kpis: given.kpis,
    id: fields.id ?? '',
    title: firstLine(fields.title ?? '') || (fields.id ?? ''),
    status: fields.status ?? (isBare(given, context.framework) ? 'idea' : 'candidate'),
    tags: fields.tags ?? none,
    dependsOn: fields.depends_on ?? none,
    plain: fields,
    source,
    node,
  }
  if (given.effortByTeam) item.effortByTeam = given.effortByTeam
  const due = dueOf(fields)
  const lastDay = lastDayOf(fields)
  const period = periodOf(fields)
  if (fields.team !== undefined) item.team = fields.team
  if (fields.owner !== undefined) item.owner = fields.owner
  if (due) item.due = due
  if (lastDay) item.worthlessAfter = lastDay
  if (period) item.period = period
  if (fields.unscored !== undefined) item.unscored = fields.unscored
  if (fields.parent !== undefined) item.parent = fields.parent
  if (remaining) item.remaining = remaining
  return item
}

/** The same item at another place, in a text that says the same of it. In the same order, for the sake of its hidden class. */
export function elsewhere(item: Item, node: YamlMap, source: SourceFile): Item {
  const { own, blocks, kpis, id, title, status, tags, dependsOn, plain } = item
  const moved: Record<string, unknown> = {
    own,
    blocks,
    kpis,
    id,
    title,
    status,
    tags,
    dependsOn,
    plain,
    source,
    node,
  }
  for (const key of optionalKeys) if (item[key] !== undefined) moved[key] = item[key]
  return moved as unknown as Item
}

/** Whether two items were read once, and what others say of them was the same: they may stand elsewhere. */
export function isReadOnce(a: Item, b: Item): boolean {
  return (
    a === b ||
    (a.plain === b.plain &&
      a.own === b.own &&
      a.blocks === b.blocks &&
      a.kpis === b.kpis &&
      a.effortByTeam === b.effortByTeam &&
      a.ratings === b.ratings &&
      a.id === b.id &&
      a.parent === b.parent &&
      a.dependsOn === b.dependsOn)
  )
}

type OptionalKey = { [K in keyof Item]-?: undefined extends Item[K] ? K : never }[keyof Item]

// In the order in which they are read.
const isOptional: Readonly<Record<OptionalKey, true>> = {
  effortByTeam: true,
  team: true,
  owner: true,
  due: true,
  worthlessAfter: true,
  period: true,
  unscored: true,
  parent: true,
  remaining: true,
  ratings: true,
  decided: true,
}
const optionalKeys = Object.keys(isOptional) as OptionalKey[]

type Writable<T> = { -readonly [K in keyof T]: T[K] }

const none: readonly never[] = []

function readRemaining(
  node: YamlMap,
  source: SourceFile,
  fields: Partial<ItemFields>,
  context: ItemContext,
  report: Report,
): Estimate | undefined {
  const at = fields.remaining === undefined ? undefined : child(node, 'remaining')
  if (!at) return undefined
  const { words } = ownInput('effort', context.framework)!
  const told = context.isStandIn ? () => {} : report
  return readEstimate(at, { words, min: 0 }, () => ({ source, name: 'remaining', report: told }))
}

function dueOf({ due }: Partial<ItemFields>): Due | undefined {
  if (due === undefined) return undefined
  if (typeof due === 'string') return { date: due, kind: 'target' }
  const { date, kind = 'target', reason } = due
  return reason === undefined ? { date, kind } : { date, kind, reason }
}

function lastDayOf({ worthless_after: given }: Partial<ItemFields>): LastDay | undefined {
  if (given === undefined) return undefined
  if (typeof given === 'string') return { date: given }
  const { date, reason } = given
  return reason === undefined ? { date } : { date, reason }
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
  // A status that cannot be read is told as such.
  if (shipped && status !== 'shipped' && (status || !child(node, 'status')))
    report(
      problem('contradictory-dates', at('shipped'), {
        reason: `shipped ${shipped}, yet its status is ${status ?? 'not given'}`,
        isOpen: true,
      }),
    )
}
