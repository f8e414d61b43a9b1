import type { YamlNode } from './node.js'
import type { YamlPath } from './path.js'
import { readYaml } from './read.js'
import { isSameButAt } from './same-but-at.js'
import { sourceFile } from './source.js'
import { type NoPlace, spliceAt } from './splice.js'
import { textIn, valueText } from './value-text.js'

/** A YAML text and its tree, whose offsets leave a byte order mark aside; without a tree it has no content. */
export interface YamlDocument {
  readonly text: string
  readonly root: YamlNode | undefined
}

/** Why a value cannot be set. */
export type EditFault =
  | NoPlace
  /** Set there, the value would change another one, as through an alias, or not be read back. */
  | { readonly kind: 'not-alone' }

/** A text with its tree; undefined where faults leave none. */
export async function readDocument(text: string): Promise<YamlDocument | undefined> {
  let faults = 0
  const root = await readYaml(sourceFile('', text.slice(markIn(text))), () => faults++)
  return root || !faults ? { text, root } : undefined
}

/**
 * The document in which the value at a path is another one, as `typed`; a key that is missing is added in the style of
 * its mapping. No byte changes but those of the value: comments, line ends, a byte order mark and quotes stay. What it
 * gives was read again: it says what the text said, but for that value.
 */
export async function setValue(
  { text, root }: YamlDocument,
  path: YamlPath,
  typed: string,
): Promise<{ readonly document: YamlDocument } | { readonly fault: EditFault }> {
  const mark = markIn(text)
  const body = text.slice(mark)
  const keys = await Promise.all(path.map((step) => textIn('flow', String(step))))
  const written = { ...(await valueText(typed)), keys }
  const splice = spliceAt(body, root, path, written)
  if ('kind' in splice) return { fault: splice }
  const edited = text.slice(0, mark + splice.start) + splice.text + text.slice(mark + splice.end)
  const document = await readDocument(edited)
  const wanted = await valueOfText(written.flow)
  const isAlone = document?.root && wanted && isSameButAt(root, document.root, path, wanted)
  return isAlone ? { document } : { fault: { kind: 'not-alone' } }
}

async function valueOfText(flow: string): Promise<YamlNode | undefined> {
  const list = await readYaml(sourceFile('', `[${flow}]`), () => {})
  return list?.kind === 'sequence' ? list.items[0] : undefined
}

/** How many characters of a text are its byte order mark. */
export function markIn(text: string): number {
  return text.startsWith('\ufeff') ? 1 : 0
}
