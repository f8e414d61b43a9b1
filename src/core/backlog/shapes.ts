import { describeNode } from '../problems/describe.js'
import { nearest } from '../problems/nearest.js'
import { problem, type Report } from '../problems/problem.js'
import { quote } from '../problems/words.js'
import { isId } from '../schema/kinds.js'
import { reportUnknown } from '../schema/unknown-field.js'
import {
  child,
  entryOf,
  type YamlEntry,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
} from '../yaml/node.js'
import type { SourceFile } from '../yaml/source.js'
import { entryFor } from './own-form.js'
import { slug } from './slug.js'

/** What a file may hold: items or KPIs. */
export interface Shape {
  /** The key of a list: `items`, `kpis`. */
  readonly key: string
  /** One of them in a message: `item`. */
  readonly noun: string
  /** Whether a plain text in a list is one, with that title. */
  readonly allowsTitles: boolean
}

export const itemShape: Shape = { key: 'items', noun: 'item', allowsTitles: true }
export const kpiShape: Shape = { key: 'kpis', noun: 'KPI', allowsTitles: false }

/**
 * The mappings of a file in one of its three shapes: a mapping with a list, a bare list, or a
 * single mapping with `id`. `key` names another list; with `.` the file itself is the one entry.
 */
export function entriesOf(
  root: YamlNode,
  source: SourceFile,
  shape: Shape,
  report: Report,
  { key = shape.key, allowsExtra = false }: { key?: string; allowsExtra?: boolean } = {},
): YamlMap[] {
  if (root.kind === 'sequence') return listOf(root.items, source, shape, report)
  if (root.kind === 'map' && key === '.') return [root]
  const list = root.kind === 'map' ? entryOf(root, key) : undefined
  if (root.kind === 'map' && list) {
    if (!allowsExtra) reportOthers(root, key, source, report)
    if (list.value.kind === 'sequence') return listOf(list.value.items, source, shape, report)
    if (list.value.kind !== 'scalar' || list.value.value !== null) {
      const expected = `a list of ${shape.noun}s under ${key}`
      report(invalid(list.value, source, expected, { example: asList(list.value) }))
    }
    return []
  }
  if (root.kind === 'map' && key === shape.key && (child(root, 'id') || child(root, 'title')))
    return [root]
  const expected = `a mapping with ${key}:, a list of ${shape.noun}s, or one ${shape.noun} with id and title`
  if (root.kind !== 'map') report(invalid(root, source, expected))
  else {
    const misspelt = root.entries.find((entry) => isMisspelt(entry, key))
    const example = misspelt ? undefined : (withSpace(root) ?? asList(root))
    const isOwnForm = shape.allowsTitles && key === shape.key && example === undefined
    const entry = isOwnForm && !misspelt ? entryFor(root, source.path) : undefined
    report(
      invalid(misspelt?.key ?? root, source, expected, { example, entry, meant: misspelt && key }),
    )
  }
  return []
}

// `-id: pay-1` is a key that begins with a dash.
function withSpace({ entries: [first] }: YamlMap): string | undefined {
  const [, name] = /^-([A-Za-z]\w*)$/.exec(first?.key.text ?? '') ?? []
  return name && `- ${name}: with a space after the dash, and the other fields below ${name}`
}

// `itmes:` or `item:` over a list.
function isMisspelt({ key: { text }, value }: YamlEntry, key: string): boolean {
  return value.kind === 'sequence' && nearest(text, [key]).length > 0
}

// Of a mapping from id to item how the first is written in a list.
function asList(node: YamlNode): string | undefined {
  if (node.kind !== 'map') return undefined
  const [first] = node.entries
  const isById = node.entries.every(
    ({ key, value }) => isId(key.text) && value.kind === 'map' && !child(value, 'id'),
  )
  if (!first || !isById) return undefined
  const { entries } = first.value as YamlMap
  return `a list whose entries begin with - id: ${first.key.text}${entries.length ? ', with the fields of each below' : ''}`
}

/** Also keeps the paths of files with something that is no entry. */
export function noting(misshapen: Set<string>, report: Report): Report {
  return (found) => {
    if (found.rule === 'invalid-shape') misshapen.add(found.place.source.path)
    report(found)
  }
}

function listOf(
  nodes: readonly YamlNode[],
  source: SourceFile,
  shape: Shape,
  report: Report,
): YamlMap[] {
  const entries: YamlMap[] = []
  for (const node of nodes)
    if (node.kind === 'map') entries.push(node)
    else if (shape.allowsTitles && node.kind === 'scalar' && typeof node.value === 'string')
      entries.push(ideaOf(node))
    else
      report(
        invalid(
          node,
          source,
          `a mapping with id and title${shape.allowsTitles ? ', or a title' : ''}`,
        ),
      )
  return entries
}

// A plain text is an idea with that title; its id is made of it.
function ideaOf(title: YamlScalar): YamlMap {
  const { start, end } = title
  const entry = (name: string, text: string) => ({
    key: { kind: 'scalar', start, end, text: name, value: name } as const,
    value: { kind: 'scalar', start, end, text, value: text } as const,
  })
  return {
    kind: 'map',
    start,
    end,
    entries: [entry('id', slug(title.text)), entry('title', title.text)],
  }
}

function reportOthers(root: YamlMap, key: string, source: SourceFile, report: Report): void {
  for (const entry of root.entries)
    if (entry.key.text !== key)
      reportUnknown(entry, root, source, report, { of: `a file with ${key}:`, known: [key] })
}

interface Advice {
  readonly example?: string | undefined
  readonly entry?: string | undefined
  readonly meant?: string | undefined
}

function invalid(
  node: YamlNode,
  source: SourceFile,
  expected: string,
  { example, entry, meant }: Advice = {},
) {
  const end = node.kind === 'scalar' ? node.end : node.start + 1
  const args = {
    ...{
      expected,
      got: meant === undefined ? describeNode(node) : quote((node as YamlScalar).text),
    },
    ...(example !== undefined && { example }),
    ...(entry !== undefined && { entry }),
    ...(meant !== undefined && { meant }),
  }
  return problem('invalid-shape', { source, start: node.start, end }, args)
}
