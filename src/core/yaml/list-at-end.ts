import type { YamlNode, YamlSequence } from './node.js'

/** The list whose entries are the last thing in the text, each on lines of its own. */
export function listAtEnd(root: YamlNode, text: string): YamlSequence | undefined {
  let node: YamlNode | undefined = root
  while (node?.kind === 'map') node = node.entries.at(-1)?.value
  return node?.kind === 'sequence' && text[node.start] === '-' ? node : undefined
}
