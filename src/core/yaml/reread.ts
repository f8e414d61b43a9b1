import type { Report } from '../problems/problem.js'
import { listAtEnd } from './list-at-end.js'
import type { YamlMap, YamlNode, YamlSequence } from './node.js'
import { type CutAgain, cutAgain, cutList, type Pieces } from './pieces.js'
import { isTooDense, readSound } from './read.js'
import { shifted } from './shifted.js'
import { type SourceFile, sourceFile } from './source.js'

/** A text that was read without a problem, and its tree. */
export interface ReadBefore {
  readonly source: SourceFile
  readonly tree: YamlNode
  /** How it is cut, where that is known. */
  readonly pieces?: Pieces | undefined
}

/** The tree of a text, and which entries of its list at the end are those of an earlier one. */
export interface Reread {
  readonly tree: YamlNode
  readonly pieces: Pieces
  /** For each entry the index of the earlier one that says the same, at other offsets perhaps; -1 for a new one. */
  readonly formers: readonly number[]
}

/**
 * The tree of a text that differs from an earlier one in some entries of the list at its end: only those are read, and
 * it is the tree that reading all of it gives. Undefined where the texts do not allow it, or where something is wrong.
 */
export function rereadYaml(
  source: SourceFile,
  { source: { text: was }, tree, pieces }: ReadBefore,
): Reread | undefined {
  const { path, text } = source
  const list = listAtEnd(tree, was)
  const before = pieces ?? cutList(was)
  if (!list || !before || !isListAt(before, list)) return undefined
  const after = cutAgain(text, was, before)
  if (!after) return undefined
  if ([was, text].some(hasAnchors) || isTooDense(source, ignore)) return undefined
  const formers = formersOf(was, before, text, after)
  // To read all of it takes less then.
  if (formers.filter((former) => former < 0).length > formers.length / 2 + 1) return undefined
  const items: YamlNode[] = []
  let above: YamlNode | undefined
  for (let at = 0; at < formers.length; ) {
    const former = formers[at]!
    if (former >= 0) {
      items.push(shifted(list.items[former]!, after.cuts[at]! - before.cuts[former]!))
      at++
      continue
    }
    const from = at
    while (formers[at] === -1) at++
    const read = readPart(path, text, after, from, at)
    const added = read && listAtEnd(read.tree, read.text)
    // The part may turn out to be something else than entries of the list.
    if (added?.start !== list.start || added.items.length !== at - from) return undefined
    above = read!.tree
    for (const item of added.items) items.push(shifted(item, read!.moved))
  }
  const { end } = items[items.length - 1]!
  const whole = withList(above ?? tree, { kind: 'sequence', start: list.start, end, items })
  return { tree: whole, pieces: after, formers }
}

function isListAt({ list, cuts }: Pieces, { start, items }: YamlSequence): boolean {
  return list === start && cuts.length - 1 === items.length
}

// Most entries between those at both ends that are the same stand behind the one that they stood behind before; else they
// are looked up by their lines.
function formersOf(was: string, before: Pieces, text: string, after: CutAgain): number[] {
  const lines = (of: string, { cuts }: Pieces, at: number) => of.slice(cuts[at]!, cuts[at + 1]!)
  const { head, tail } = after
  const [count, now] = [before.cuts.length - 1, after.cuts.length - 1]
  let byLines: Map<string, number> | undefined
  const find = (own: string) => {
    byLines ??= new Map(
      Array.from({ length: count - tail - head }, (_, at) => {
        return [lines(was, before, head + at), head + at]
      }),
    )
    return byLines.get(own) ?? -1
  }
  let next = head
  return Array.from({ length: now }, (_, at) => {
    if (at < head) return at
    if (at >= now - tail) return at - now + count
    const own = lines(text, after, at)
    if (next < count - tail && own === lines(was, before, next)) return next++
    const former = find(own)
    next = former < 0 ? next + 1 : former + 1
    return former
  })
}

// What stands above the list, and of the list only some entries, which stand elsewhere in the text.
function readPart(
  path: string,
  text: string,
  { cuts }: Pieces,
  first: number,
  behind: number,
): { readonly tree: YamlNode; readonly text: string; readonly moved: number } | undefined {
  const above = text.slice(0, cuts[0])
  const added = text.slice(cuts[first]!, cuts[behind]!)
  if (/^(?:---|\.\.\.)/m.test(added)) return undefined
  const part = above + added
  const tree = readSound(sourceFile(path, part))
  return tree && { tree, text: part, moved: cuts[first]! - above.length }
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
