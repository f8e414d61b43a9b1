import { describeNode } from '../problems/describe.js'
import { problem, type Report } from '../problems/problem.js'
import { type ConfigFields, configSchema } from '../schema/config.js'
import { decode } from '../schema/decode.js'
import { child, type YamlMap, type YamlNode } from '../yaml/node.js'
import type { SourceFile } from '../yaml/source.js'

/** pm.yaml as read: fields with a fault are absent. */
export interface Configuration {
  readonly fields: ConfigFields
  /** undefined without a pm.yaml or where it is no mapping. */
  readonly root: YamlMap | undefined
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
  return { fields: decode(configSchema, root, source, report, { of: 'pm.yaml' }), root, source }
}

/** The mappings under `frameworks:` by name. */
export function frameworkNodes({ root }: Configuration): { name: string; node: YamlNode }[] {
  const section = root && child(root, 'frameworks')
  if (section?.kind !== 'map') return []
  return section.entries.map(({ key, value }) => ({ name: key.text, node: value }))
}
