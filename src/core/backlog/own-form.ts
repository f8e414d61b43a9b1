import { entryOf, type YamlMap, type YamlNode } from '../yaml/node.js'
import { scalarText } from '../yaml/scalar-text.js'

/** The entry of `backlog` in pm.yaml by which a file of a team's own form may be read; what only the team knows is `theirs`. */
export function entryFor(root: YamlMap, path: string): string {
  const lists = root.entries.filter(({ value }) => mappingsIn(value).length > 0)
  const [list] = lists
  const isOne = list !== undefined && lists.length === 1
  const items = isOne ? scalarText(list.key.text, 'flow') : lists.length ? 'theirs' : '.'
  const first = isOne ? mappingsIn(list.value)[0]! : root
  const map = ['id', 'title'].filter((field) => !entryOf(first, field))
  const fields = [
    `files: ${scalarText(path, 'flow')}`,
    `items: ${items}`,
    ...(map.length ? [`map: {${map.map((field) => `${field}: theirs`).join(', ')}}`] : []),
    ...(isOne && root.entries.length === 1 ? [] : ['extra: allow']),
  ]
  return `backlog: [{${fields.join(', ')}}]`
}

// None where it is anything else than a list of mappings.
function mappingsIn(node: YamlNode): readonly YamlMap[] {
  if (node.kind !== 'sequence') return []
  const found = node.items.filter((item) => item.kind === 'map')
  return found.length === node.items.length ? found : []
}
