import type { Report } from '../problems/problem.js'
import { lineStart } from './gap.js'
import type { YamlMap, YamlNode, YamlSequence } from './node.js'
import { isTooDense, readSound } from './read.js'
import { shifted } from './shifted.js'
import { type SourceFile, sourceFile } from './source.js'
import { type Cut, cutBetween } from './text-cut.js'

/** A text that was read without a problem, and its tree. */
export interface ReadBefore {
  readonly source: SourceFile
  readonly tree: YamlNode
}

/** The tree of a text, and which entries of its list at the end are those of an earlier one. */
export interface Reread {
  readonly tree: YamlNode
  /** So many from the first one on are the same nodes. */
  readonly front: number
  /** So many up to the last one say the same at other offsets. */
  readonly back: number
}

/**
 * The tree of a text that differs from an earlier one in some entries of the list at its end: only those are read, and
 * it is the tree that reading all of it gives. Undefined where the texts do not allow it, or where something is wrong.
 */
export function rereadYaml(
  source: SourceFile,
  { source: { text: was }, tree }: ReadBefore,
): Reread | undefined {
  const { path, text } = source
  const list = listAtEnd(tree, was)
  const cut = list && cutBetween(was, text, list)
  if (!cut || [was, text].some(hasAnchors) || isTooDense(source, ignore)) return undefined
  const read = readPart(path, text, list, cut)
  const added = read && listAtEnd(read.tree, read.text)
  // The part may turn out to be something else than entries of the list.
  if (!added || added.start !== list.start) return undefined
  const back = list.items.slice(cut.next)
  const items = [
    ...list.items.slice(0, cut.first),
    ...added.items.map((item) => shifted(item, read.moved)),
    ...back.map((item) => shifted(item, text.length - was.length)),
  ]
  const { end } = items[items.length - 1]!
  const whole = withList(read.tree, { kind: 'sequence', start: added.start, end, items })
  return { tree: whole, front: cut.first, back: back.length }
}

// What stands above the list, and of the list only what is new, which stands elsewhere in the text.
function readPart(path: string, text: string, list: YamlSequence, { from, to }: Cut) {
  const above = text.slice(0, lineStart(text, list.start))
  const added = text.slice(from, to)
  if (/^(?:---|\.\.\.)/m.test(added)) return undefined
  const part = above + added
  const tree = readSound(sourceFile(path, part))
  return tree && { tree, text: part, moved: from - above.length }
}

/** The list whose entries are the last thing in the text, each on lines of its own. */
export function listAtEnd(root: YamlNode, text: string): YamlSequence | undefined {
  let node: YamlNode | undefined = root
  while (node?.kind === 'map') node = node.entries.at(-1)?.value
  return node?.kind === 'sequence' && text[node.start] === '-' ? node : undefined
}

function withList(node: YamlNode, list: YamlSequence): YamlNode {
  if (node.kind !== 'map') return list
  const last = node.entries.length - 1
  const entries = node.entries.map((entry, at) =>
    at === last ? { key: entry.key, value: withList(entry.value, list) } : entry,
  )
  return { kind: 'map', start: node.start, end: list.end, entries } satisfies YamlMap
}

// An alias repeats what stands elsewhere.
function hasAnchors(text: string): boolean {
  return text.includes('&') && /(?:^|[\s,[{:?-])&\S/m.test(text)
}

const ignore: Report = () => {}
