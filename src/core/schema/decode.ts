import type * as z from 'zod'
import { describeNode } from '../problems/describe.js'
import { type Problem, problem, type Report } from '../problems/problem.js'
import { entryOf, nodeAt, type YamlEntry, type YamlMap, type YamlNode } from '../yaml/node.js'
import type { Place, SourceFile } from '../yaml/source.js'
import { converterOf, type Findings } from './convert.js'

export interface DecodeOptions {
  /** What the mapping is called in a message: `item`, `pm.yaml`. */
  readonly of: string
  /** Takes the top-level keys that the schema does not know; without it they are problems. */
  readonly onExtra?: (entry: YamlEntry, known: readonly string[]) => void
}

/**
 * The value of a mapping by its schema. Each fault is reported at its token; a field with a fault
 * is absent from the value, so that the rest can still be used.
 */
export function decode<S extends z.ZodObject>(
  schema: S,
  node: YamlMap,
  source: SourceFile,
  report: Report,
  { of, onExtra }: DecodeOptions,
): Partial<z.output<S>> {
  const findings: Findings = {
    fits: true,
    onUnknown(entry, known, at) {
      if (at === node && onExtra) return onExtra(entry, known)
      const owner = at === node ? of : nameOfNode(node, at, of)
      const place = { source, start: entry.key.start, end: entry.key.end }
      report(problem('unknown-field', place, { field: entry.key.text, of: owner, known }))
    },
  }
  const raw = converterOf(schema)(node, findings) as Record<string, unknown>
  if (findings.fits) return raw as Partial<z.output<S>>
  const result = schema.safeParse(raw)
  if (result.success) return result.data as Partial<z.output<S>>
  for (const issue of result.error.issues) report(problemOf(issue, node, source, of))
  for (const issue of result.error.issues) delete raw[String(issue.path[0])]
  const rest = partialOf(schema).safeParse(raw)
  return (rest.success ? rest.data : {}) as Partial<z.output<S>>
}

// To make one takes longer than to use it.
const partials = new WeakMap<z.ZodObject, z.ZodObject>()

function partialOf(schema: z.ZodObject): z.ZodObject {
  const known = partials.get(schema) ?? schema.partial()
  partials.set(schema, known)
  return known
}

function problemOf(
  issue: z.core.$ZodIssue,
  root: YamlMap,
  source: SourceFile,
  of: string,
): Problem {
  if (issue.code === 'invalid_union') {
    const node = nodeAt(root, issue.path)
    const inner = branchFor(issue, node)
    if (inner)
      return problemOf({ ...inner, path: [...issue.path, ...inner.path] }, root, source, of)
  }
  if (!exists(root, issue.path)) {
    const owner = nodeAt(root, issue.path.slice(0, -1))
    const name = issue.path.length > 1 ? fieldName(issue.path.slice(0, -1)) : of
    const field = String(issue.path[issue.path.length - 1])
    return problem('missing-field', startOf(owner, source), { field, of: `the ${name}` })
  }
  const node = nodeAt(root, issue.path)
  const place = { source, start: node.start, end: node.end }
  const field = label(root, issue.path, source)
  const params = issue.code === 'custom' ? (issue.params ?? {}) : {}
  const got = node.kind === 'scalar' ? node.text : describeNode(node)
  if (params.rule === 'invalid-id') return problem('invalid-id', place, { got })
  if (params.rule === 'invalid-date')
    return problem('invalid-date', place, { field, got, reason: String(params.reason) })
  if (issue.code === 'invalid_value' && node.kind === 'scalar')
    return problem('invalid-value', place, { field, got, allowed: issue.values.map(String) })
  if (issue.code === 'too_small' && issue.origin === 'string')
    return problem('empty-text', place, { field })
  return problem('invalid-type', place, {
    field,
    expected: expectation(issue),
    got: describeNode(node),
  })
}

// Of a union's alternatives, the one of the node's own kind: its faults say more than "none fits".
function branchFor(
  issue: z.core.$ZodIssueInvalidUnion,
  node: YamlNode,
): z.core.$ZodIssue | undefined {
  const fitting = issue.errors.filter((issues) =>
    issues.every((inner) => inner.path.length > 0 || inner.code !== 'invalid_type'),
  )
  return node.kind === 'scalar' && fitting.length > 1 ? undefined : fitting[0]?.[0]
}

function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_small')
    return `${issue.inclusive ? 'at least' : 'above'} ${issue.minimum}`
  if (issue.code === 'too_big') return `at most ${issue.maximum}`
  return issue.message
}

function exists(root: YamlNode, path: readonly PropertyKey[]): boolean {
  const owner = nodeAt(root, path.slice(0, -1))
  const last = path[path.length - 1]
  return owner.kind === 'map' ? entryOf(owner, String(last)) !== undefined : true
}

/** The first key of a mapping, where a missing field is reported; its extent is the mapping. */
export function startOf(node: YamlNode, source: SourceFile): Place {
  const first = node.kind === 'map' ? (node.entries[0]?.key ?? node) : node
  const extent = { start: node.start, end: node.end }
  return { source, start: first.start, end: first.end, extent }
}

// A mapped field is named as the team names it.
function label(root: YamlMap, path: readonly PropertyKey[], source: SourceFile): string {
  const ours = fieldName(path)
  const key = entryOf(root, String(path[0]))?.key
  if (!key) return ours
  const theirs = source.text.slice(key.start, key.end).replace(/^["']|["']$/g, '')
  return theirs === key.text ? ours : `${theirs} (${ours})`
}

function fieldName(path: readonly PropertyKey[]): string {
  return path
    .map((step, index) =>
      typeof step === 'number' ? `[${step}]` : index ? `.${String(step)}` : step,
    )
    .join('')
}

function nameOfNode(root: YamlNode, wanted: YamlNode, fallback: string): string {
  if (root.kind === 'map')
    for (const entry of root.entries) {
      if (entry.value === wanted) return entry.key.text
      const inside = nameOfNode(entry.value, wanted, '')
      if (inside) return inside
    }
  if (root.kind === 'sequence')
    for (const item of root.items) {
      const inside = item === wanted ? 'this entry' : nameOfNode(item, wanted, '')
      if (inside) return inside
    }
  return fallback
}
