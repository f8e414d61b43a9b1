import { entryOf, type YamlMap } from '../yaml/node.js'

/** The 90 % interval that `{low, high}` means, as it is written: `3 to 7`; undefined of any other mapping, and of ends in the wrong order. */
export function twoEnds(node: YamlMap): string | undefined {
  const [low, high] = ['low', 'high'].map((end) => entryOf(node, end)?.value)
  if (node.entries.length !== 2 || low?.kind !== 'scalar' || high?.kind !== 'scalar')
    return undefined
  if (Number(low.text) > Number(high.text)) return undefined
  return `${low.text} to ${high.text}`
}
