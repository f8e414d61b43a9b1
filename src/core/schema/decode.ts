import { twoEnds } from '../estimates/two-ends.js'
import type { Report } from '../problems/problem.js'
import { cutBefore } from '../yaml/comma-piece.js'
import { nodeAt, type YamlEntry, type YamlMap, type YamlNode } from '../yaml/node.js'
import type { SourceFile } from '../yaml/source.js'
import { type Findings, fill, type Misfit } from './convert.js'
import { faultOf } from './faults.js'
import type { MappingSchema, ValueOf } from './schema.js'
import { reportUnknown } from './unknown-field.js'

export interface DecodeOptions {
  /** What the mapping is called in a message: `item`, `pm.yaml`. */
  readonly of: string
  /** Takes the top-level keys that the schema does not know; without it they are problems. */
  readonly onExtra?: (entry: YamlEntry, known: readonly string[]) => void
  /** Whether such a key is told to be unknown, by default each: then what is missing for it is not told too. */
  readonly isTold?: (key: string) => boolean
  /**
   * Keeps of a field with a fault what has none, and takes the entries of lists that are not kept. Without it the
   * whole field is absent.
   */
  readonly onDropped?: (entry: YamlNode) => void
  /** Keeps of a field with a fault what has none, and takes the name of each such field. */
  readonly onPartly?: (field: string) => void
}

/**
 * The value of a mapping by its schema. Each fault is reported at its token; a field with a fault
 * is absent from the value, so that the rest can still be used.
 */
export function decode<S extends MappingSchema>(
  schema: S,
  node: YamlMap,
  source: SourceFile,
  report: Report,
  { of, onExtra, isTold, onDropped, onPartly }: DecodeOptions,
): Partial<ValueOf<S>> {
  let names: ReadonlyMap<YamlNode, string> | undefined
  const findings: Findings = {
    misfits: [],
    onUnknown(entry, known, at) {
      const misfit = findings.misfits.at(-1)
      if (misfit && isRestOf(misfit, source, at, entry)) return
      if (at === node && onExtra) return onExtra(entry, known)
      names ??= namesIn(node)
      const owner = names.get(at) ?? of
      const instead = known.includes('likely') ? twoEnds(at) : undefined
      if (instead !== undefined && entry !== at.entries[0]) return
      const args = { of: owner, known, ...(instead !== undefined && { instead }) }
      reportUnknown(entry, at, source, report, args)
    },
    ...(onDropped && { onDropped }),
  }
  const value: Record<string, unknown> = {}
  fill(value, schema, node, findings)
  for (const misfit of findings.misfits)
    report(faultOf(whole(misfit, node, source), node, source, of, isTold))
  for (const { path } of findings.misfits) {
    const field = String(path[0])
    if (onPartly) onPartly(field)
    else if (!onDropped) delete value[field]
  }
  return value as Partial<ValueOf<S>>
}

function isRestOf({ node }: Misfit, { text }: SourceFile, map: YamlMap, entry: YamlEntry): boolean {
  const cut = cutBefore(text, map, entry)
  return cut !== undefined && cut !== 'rest' && cut.start === node.start
}

// What a comma in braces ends is judged with what stands behind it.
function whole(misfit: Misfit, root: YamlMap, source: SourceFile): Misfit {
  const { node, path } = misfit
  const { text } = source
  if (node.kind !== 'scalar' || !/^\s*,/.test(text.slice(node.end, node.end + 9))) return misfit
  const map = nodeAt(root, path.slice(0, -1))
  const at = map.kind === 'map' ? map.entries.findIndex(({ value }) => value === node) : -1
  const next = map.kind === 'map' && at >= 0 ? map.entries[at + 1] : undefined
  const cut = next && cutBefore(text, map as YamlMap, next)
  if (!cut || cut === 'rest') return misfit
  return { ...misfit, node: { ...node, end: cut.end, text: text.slice(node.start, cut.end) } }
}

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
