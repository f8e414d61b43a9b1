import type { YamlNode } from './node.js'
import type { YamlPath } from './path.js'
import { readYaml } from './read.js'
import { isSameButAt } from './same-but-at.js'
import { sourceFile } from './source.js'
import { type NoPlace, spliceAt } from './splice.js'
import { textIn, valueText } from './value-text.js'

/** Why a value cannot be set. */
export type EditFault =
  | NoPlace
  /** The text is no YAML that could be read. */
  | { readonly kind: 'unreadable' }
  /** Set there, the value would change another one, as through an alias, or not be read back. */
  | { readonly kind: 'not-alone' }

/**
 * A YAML text in which the value at a path is another one, as `typed`; a key that is missing is added in the style of
 * its mapping. No byte changes but those of the value: comments, line ends, a byte order mark and quotes stay. What it
 * gives was read again: it says what the text said, but for that value.
 */
export async function setValue(
  text: string,
  path: YamlPath,
  typed: string,
): Promise<{ readonly text: string } | { readonly fault: EditFault }> {
  const mark = text.startsWith('\ufeff') ? 1 : 0
  const body = text.slice(mark)
  const before = await treeOf(body)
  if (!before) return { fault: { kind: 'unreadable' } }
  const keys = await Promise.all(path.map((step) => textIn('flow', String(step))))
  const written = { ...(await valueText(typed)), keys }
  const splice = spliceAt(body, before.root, path, written)
  if ('kind' in splice) return { fault: splice }
  const edited = body.slice(0, splice.start) + splice.text + body.slice(splice.end)
  const isAlone = await says(edited, before.root, path, written.flow)
  return isAlone ? { text: text.slice(0, mark) + edited } : { fault: { kind: 'not-alone' } }
}

async function says(
  edited: string,
  before: YamlNode | undefined,
  path: YamlPath,
  value: string,
): Promise<boolean> {
  const after = await treeOf(edited)
  const wanted = await treeOf(`[${value}]`)
  if (!after || wanted?.root?.kind !== 'sequence') return false
  const [node] = wanted.root.items
  return after.root !== undefined && isSameButAt(before, after.root, path, node!)
}

// Without a root the document is empty; undefined where faults leave no tree.
async function treeOf(text: string): Promise<{ readonly root: YamlNode | undefined } | undefined> {
  let faults = 0
  const root = await readYaml(sourceFile('', text), () => faults++)
  return root || !faults ? { root } : undefined
}
