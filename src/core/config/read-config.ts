import { describeNode } from '../problems/describe.js'
import { problem, type Report } from '../problems/problem.js'
import { type ConfigFields, configSchema } from '../schema/config.js'
import { decode } from '../schema/decode.js'
import { child, type YamlMap, type YamlNode } from '../yaml/node.js'
import type { SourceFile } from '../yaml/source.js'

/** pm.yaml as read: fields with a fault are absent. */
export interface Configuration {
  readonly fields: ConfigFields
  /** Without the list entries that have a fault; undefined without a pm.yaml or where it is no mapping. */
  readonly root: YamlMap | undefined
  /** With them. */
  readonly written?: YamlMap
  readonly source: SourceFile | undefined
}

export const noConfiguration: Configuration = { fields: {}, root: undefined, source: undefined }

export function readConfig(
  root: YamlNode | undefined,
  source: SourceFile,
  report: Report,
): Configuration {
  if (!root) return { ...noConfiguration, source }
  if (root.kind !== 'map') {
    const place = { source, start: root.start, end: root.start + 1 }
    const expected = 'a mapping of settings such as framework: rice'
    report(problem('invalid-shape', place, { expected, got: describeNode(root) }))
    return { ...noConfiguration, source }
  }
  const dropped = new Set<YamlNode>()
  const fields = decode(configSchema, root, source, report, {
    of: 'pm.yaml',
    onDropped: (entry) => dropped.add(entry),
  })
  return { fields, root: dropped.size ? without(root, dropped) : root, written: root, source }
}

// So that the entries of a list in pm.yaml stand where those of the fields do.
function without(root: YamlMap, dropped: ReadonlySet<YamlNode>): YamlMap {
  const entries = root.entries.map(({ key, value }) => ({ key, value: pruned(value, dropped) }))
  return { ...root, entries }
}

function pruned(node: YamlNode, dropped: ReadonlySet<YamlNode>): YamlNode {
  if (node.kind === 'map') return without(node, dropped)
  if (node.kind === 'scalar') return node
  const items = node.items.filter((item) => !dropped.has(item)).map((item) => pruned(item, dropped))
  return { ...node, items }
}

/** The mappings under `frameworks:` by name. */
export function frameworkNodes({ root }: Configuration): { name: string; node: YamlNode }[] {
  const section = root && child(root, 'frameworks')
  if (section?.kind !== 'map') return []
  return section.entries.map(({ key, value }) => ({ name: key.text, node: value }))
}
