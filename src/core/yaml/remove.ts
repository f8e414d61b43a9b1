import { type EditFault, markIn, readDocument, type YamlDocument } from './edit.js'
import { entryOf, type YamlEntry, type YamlMap, type YamlNode } from './node.js'
import { stepInto, type YamlPath } from './path.js'
import { isSameValue } from './same-value.js'
import type { Splice } from './splice.js'

/**
 * The document without the entry at a path, and as it is where there is none. Line breaks stay, so that what follows
 * keeps its lines. What it gives was read again: it says what the text said, but for that entry.
 */
export async function removeEntry(
  document: YamlDocument,
  path: YamlPath,
): Promise<{ readonly document: YamlDocument } | { readonly fault: EditFault }> {
  const { text, root } = document
  let node = root
  for (const step of path.slice(0, -1)) {
    if (node?.repeats) return { fault: { kind: 'not-alone' } }
    node = node && stepInto(node, step)
  }
  const key = String(path.at(-1))
  if (node?.kind !== 'map' || !entryOf(node, key)) return { document }
  const mark = markIn(text)
  const { start, end, text: rest } = spliceOf(text.slice(mark), node, key)
  const edited = await readDocument(text.slice(0, mark + start) + rest + text.slice(mark + end))
  const isAlone = edited?.root && root && isSameValue(withoutAt(root, path), edited.root)
  return isAlone ? { document: edited } : { fault: { kind: 'not-alone' } }
}

function spliceOf(text: string, { start, end, entries }: YamlMap, key: string): Splice {
  const at = entries.findIndex((entry) => entry.key.text === key)
  const [before, entry, after] = [entries[at - 1], entries[at]!, entries[at + 1]]
  const isFlow = text[start] === '{'
  if (entries.length === 1) {
    if (isFlow) return blank(text, start + 1, end - 1)
    const { start: from, end: to, text: breaks } = blank(text, entry.key.start, endOf(entry))
    return { start: from, end: to, text: `{}${breaks}` }
  }
  if (!isFlow) return blank(text, entry.key.start, endOf(entry))
  // With one of the commas beside it.
  return after
    ? blank(text, entry.key.start, after.key.start)
    : blank(text, endOf(before!), endOf(entry))
}

function endOf({ key, value }: YamlEntry): number {
  return Math.max(key.end, value.end)
}

function blank(text: string, start: number, end: number): Splice {
  return { start, end, text: text.slice(start, end).replace(/[^\r\n]/g, '') }
}

function withoutAt(node: YamlNode, [step, ...rest]: YamlPath): YamlNode {
  if (node.kind === 'sequence')
    return {
      ...node,
      items: node.items.map((item, at) => (at === step ? withoutAt(item, rest) : item)),
    }
  if (node.kind !== 'map') return node
  const kept = rest.length
    ? node.entries
    : node.entries.filter(({ key }) => key.text !== String(step))
  return {
    ...node,
    entries: kept.map((entry) =>
      entry.key.text === String(step)
        ? { key: entry.key, value: withoutAt(entry.value, rest) }
        : entry,
    ),
  }
}
