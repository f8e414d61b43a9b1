import { dateInTimestamp } from '../calendar/day.js'
import { problem, type Report } from '../problems/problem.js'
import type { ConfigFields } from '../schema/config.js'
import { dateFields } from '../schema/item.js'
import { statusOf } from '../schema/status-words.js'
import {
  entryOf,
  isNull,
  nodeAt,
  type YamlEntry,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
} from '../yaml/node.js'
import { scalarText } from '../yaml/scalar-text.js'
import type { Place, SourceFile } from '../yaml/source.js'

/** Which of a team's fields are ours, from `map` in pm.yaml. */
export interface Mapping {
  /** Key under which the items stand, `.` where the file itself is the item. */
  readonly items?: string
  readonly targets: readonly Target[]
  /** Whether keys that are not ours are left alone. */
  readonly allowsExtra: boolean
}

/** One of our fields and where a team keeps it. */
interface Target {
  /** Our field, or framework and input, or field and key: `['wsjf', 'job_size']`. Empty: theirs is passed over. */
  readonly to: readonly string[]
  readonly from: string
  readonly prefix?: string
  readonly values?: {
    readonly of: Readonly<Record<string, string>>
    readonly names: readonly string[]
    /** Theirs of which ours is no value of the field, which is told in pm.yaml. */
    readonly refused?: ReadonlySet<string>
  }
  /** Where pm.yaml names ours and theirs, and what it has there; absent where it is not at hand. */
  readonly places?: {
    readonly to: Place
    readonly from: Place
    readonly key: YamlScalar
    readonly target: YamlNode
  }
}

type BacklogEntry = Exclude<NonNullable<ConfigFields['backlog']>[number], string>

/** The mapping of one entry of `backlog` in pm.yaml, which stands at a node there. */
export function mappingOf(
  { items, extra, map = {} }: BacklogEntry,
  at?: { readonly node: YamlNode; readonly source: SourceFile },
): Mapping {
  return {
    ...(items !== undefined && { items }),
    allowsExtra: extra === 'allow',
    targets: Object.entries(map).map(([to, target]) => {
      const { from, prefix, values } =
        typeof target === 'string' ? { from: target, prefix: undefined, values: undefined } : target
      const places = at && placesOf(at.node, to, at.source)
      return {
        to: stepsOfField(to),
        from,
        ...(prefix !== undefined && { prefix }),
        ...(values && { values: { of: values, names: Object.keys(values) } }),
        ...(places && { places }),
      }
    }),
  }
}

function placesOf(node: YamlNode, to: string, source: SourceFile): Target['places'] {
  const map = nodeAt(node, ['map'])
  const entry = map.kind === 'map' && entryOf(map, to)
  if (!entry) return undefined
  const place = ({ start, end }: YamlNode) => ({ source, start, end })
  const { key, value: target } = entry
  return { to: place(key), from: place(nodeAt(target, ['from'])), key, target }
}

/** Our field of its name in a map, or the framework and its input, or the field and a key in it. */
export function stepsOfField(name: string): readonly string[] {
  const [first, ...rest] = name.split('.')
  return rest.length ? [first!, rest.join('.')] : [first!]
}

/** An item that has nothing but what a map gives one of our fields, as itself or as the element of a list; it stands in pm.yaml. */
export function mappedAlone(
  field: YamlScalar,
  given: YamlScalar,
  prefix: string,
  { text }: SourceFile,
  isElement: boolean,
): YamlMap {
  const [first, second] = stepsOfField(field.text)
  const own = textOf(given, prefix + given.text)
  const { start: from, end } = given
  const value: YamlNode = isElement ? { kind: 'sequence', start: from, end, items: [own] } : own
  const name = second ?? first!
  const isAsWritten = second !== undefined && text.startsWith(field.text, field.start)
  const start = isAsWritten ? field.start + first!.length + 1 : field.start
  const entry = { key: { ...field, start, text: name, value: name }, value }
  const group = groupEntry(first!, [entry])
  const outer = { ...group, key: { ...group.key, start: field.start } }
  const entries = [second === undefined ? entry : outer]
  return { kind: 'map', start: field.start, end: given.end, entries }
}

/**
 * A view of a team's mapping under our names; every offset stays that of the team's text. Of a date-time in a field
 * of dates the date is read.
 */
export function applyMapping(
  node: YamlMap,
  mapping: Mapping,
  source: SourceFile,
  report: Report,
): YamlMap {
  const used = new Set<YamlEntry>()
  const mapped = new Map<string, YamlEntry[]>()
  for (const target of mapping.targets) {
    const found = lookUp(node, target.from)
    if (!found) continue
    used.add(found.entry)
    const [first, second] = target.to
    const value = first === undefined ? undefined : translate(found.value, target, source, report)
    if (!value || isNull(value)) continue
    const name = second ?? first!
    const entry = { key: { ...found.entry.key, text: name, value: name }, value }
    const group = second === undefined ? '' : first!
    const others = mapped.get(group)
    if (others) others.push(entry)
    else mapped.set(group, [entry])
  }
  const entries = [...(mapped.get('') ?? [])]
  for (const [group, inputs] of mapped) if (group) entries.push(groupEntry(group, inputs))
  const names = new Set(entries.map((entry) => entry.key.text))
  const own = node.entries.filter((entry) => !used.has(entry) && !names.has(entry.key.text))
  return { ...node, entries: [...entries, ...own].map(withDate) }
}

function groupEntry(name: string, entries: readonly YamlEntry[]): YamlEntry {
  const { start } = entries[0]!.key
  const { end } = entries[entries.length - 1]!.value
  return {
    key: { kind: 'scalar', start, end: entries[0]!.key.end, text: name, value: name },
    value: { kind: 'map', start, end, entries },
  }
}

/** What a team has under a name, or under steps into it that are parted by dots: `authors.0`. */
export function lookUp(
  node: YamlMap,
  path: string,
): { readonly entry: YamlEntry; readonly value: YamlNode } | undefined {
  const whole = entryOf(node, path)
  if (whole) return { entry: whole, value: whole.value }
  const [first, ...rest] = path.split('.')
  const entry = entryOf(node, first!)
  if (!entry || rest.length === 0) return undefined
  let value: YamlNode | undefined = entry.value
  for (const step of rest)
    value =
      value?.kind === 'map'
        ? entryOf(value, step)?.value
        : value?.kind === 'sequence'
          ? value.items[Number(step)]
          : undefined
  return value && { entry, value }
}

function translate(
  node: YamlNode,
  target: Target,
  source: SourceFile,
  report: Report,
): YamlNode | undefined {
  if (node.kind === 'sequence' && (target.values || target.prefix !== undefined)) {
    const items = node.items.flatMap((each) =>
      each.kind === 'scalar' ? (translate(each, target, source, report) ?? []) : [each],
    )
    return { ...node, items }
  }
  if (node.kind !== 'scalar' || node.value === null) return node
  if (!target.values)
    return target.prefix === undefined ? node : textOf(node, target.prefix + node.text)
  const { of, names, refused } = target.values
  if (refused?.has(node.text)) return undefined
  const value = Object.hasOwn(of, node.text) ? of[node.text] : undefined
  if (value !== undefined) return textOf(node, (target.prefix ?? '') + value)
  const status = target.to[0] === 'status' ? statusOf(node.text) : undefined
  report(
    problem(
      'unmapped-value',
      { source, start: node.start, end: node.end },
      {
        field: target.from,
        got: node.text,
        known: names,
        ...(status !== undefined && { entry: `${scalarText(node.text, 'flow')}: ${status}` }),
      },
    ),
  )
  return undefined
}

// Other tools write the moment where we ask for the day.
function withDate(entry: YamlEntry): YamlEntry {
  const { key, value } = entry
  if (!dateFields().has(key.text)) return entry
  if (value.kind === 'map') return { key, value: { ...value, entries: value.entries.map(dated) } }
  return dated(entry)
}

function dated(entry: YamlEntry): YamlEntry {
  const { key, value } = entry
  const date = value.kind === 'scalar' ? dateInTimestamp(value.text) : undefined
  return date === undefined ? entry : { key, value: textOf(value as YamlScalar, date) }
}

// A mapped word may stand for a number: `values: {small: 2}`.
function textOf(node: YamlScalar, text: string): YamlScalar {
  return { ...node, text, value: text }
}
