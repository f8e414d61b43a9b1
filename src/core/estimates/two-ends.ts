import { fieldByOtherName } from '../schema/other-names.js'
import type { YamlMap } from '../yaml/node.js'

const ends = ['low', 'high']

/** The 90 % interval that `{low, high}` or `{min, max}` means, as it is written: `3 to 7`; undefined of any other mapping. */
export function twoEnds({ entries }: YamlMap): string | undefined {
  if (entries.length !== 2) return undefined
  const nameOf = (text: string) => (ends.includes(text) ? text : fieldByOtherName(text, ends))
  const [low, high] = ends.map((end) => entries.find(({ key }) => nameOf(key.text) === end)?.value)
  if (low?.kind !== 'scalar' || high?.kind !== 'scalar') return undefined
  const texts = [low.text, high.text]
  return (Number(low.text) > Number(high.text) ? texts.reverse() : texts).join(' to ')
}
