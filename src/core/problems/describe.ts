import type { YamlNode } from '../yaml/node.js'
import { quote } from './words.js'

/** What stands there, as the end of "got …". */
export function describeNode(node: YamlNode): string {
  if (node.kind === 'map') return 'a mapping'
  if (node.kind === 'sequence') return 'a list'
  if (node.value === null) return 'nothing'
  return typeof node.value === 'string' ? quote(node.text) : node.text
}
