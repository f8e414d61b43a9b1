import * as z from 'zod'
import { problem, type Report } from '../problems/problem.js'
import { nodeAt, type YamlEntry, type YamlMap, type YamlNode } from '../yaml/node.js'
import type { SourceFile } from '../yaml/source.js'
import { converterOf, type Findings } from './convert.js'
import { faultOf, type Issue, issuesAt } from './faults.js'
import { prune } from './prune.js'

export interface DecodeOptions {
  /** What the mapping is called in a message: `item`, `pm.yaml`. */
  readonly of: string
  /** Takes the top-level keys that the schema does not know; without it they are problems. */
  readonly onExtra?: (entry: YamlEntry, known: readonly string[]) => void
  /**
   * Keeps of a field with a fault what has none, and takes the entries of lists that are not kept. Without it the
   * whole field is absent.
   */
  readonly onDropped?: (entry: YamlNode) => void
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
  { of, onExtra, onDropped }: DecodeOptions,
): Partial<z.output<S>> {
  let names: ReadonlyMap<YamlNode, string> | undefined
  const findings: Findings = {
    fits: true,
    onUnknown(entry, known, at) {
      if (at === node && onExtra) return onExtra(entry, known)
      names ??= namesIn(node)
      const owner = names.get(at) ?? of
      const place = { source, start: entry.key.start, end: entry.key.end }
      report(problem('unknown-field', place, { field: entry.key.text, of: owner, known }))
    },
  }
  const raw = converterOf(schema)(node, findings) as Record<string, unknown>
  if (findings.fits) return raw as Partial<z.output<S>>
  const issues = issuesAt(issuesOf(schema, raw), node)
  for (const issue of issues) report(faultOf(issue, node, source, of))
  const paths = issues.map(({ path }) => path)
  if (!onDropped) for (const [field] of paths) delete raw[String(field)]
  else for (const path of prune(schema, raw, paths)) onDropped(nodeAt(node, path))
  return raw as Partial<z.output<S>>
}

// Field by field, since most items give few of those that there are.
function issuesOf({ shape }: z.ZodObject, raw: Readonly<Record<string, unknown>>): Issue[] {
  return Object.entries(shape).flatMap(([name, field]) => {
    if (raw[name] === undefined && field._zod.optin === 'optional') return []
    const { error } = judge(field, raw[name])
    return error?.issues.map((issue) => ({ ...issue, path: [name, ...issue.path] })) ?? []
  })
}

// Without the stack of calls that an error thrown would have.
const judge = z.core._safeParse(z.core.$ZodError)

// What the mappings and lists inside a mapping are called: by their key, or as an entry of a list.
function namesIn(root: YamlMap): ReadonlyMap<YamlNode, string> {
  const names = new Map<YamlNode, string>()
  const visit = (node: YamlNode, name: string) => {
    if (node.kind === 'scalar' || names.has(node)) return
    names.set(node, name)
    if (node.kind === 'map') for (const { key, value } of node.entries) visit(value, key.text)
    else for (const item of node.items) visit(item, 'this entry')
  }
  for (const { key, value } of root.entries) visit(value, key.text)
  return names
}
