import { child, type YamlEntry } from '../yaml/node.js'
import type { Texts } from './merge-yaml.js'
import { canonicalText } from './same.js'
import { readSide } from './side.js'

/** The ids that items had before, by the id that they have. */
export type Formers = ReadonlyMap<string, readonly string[]>

/**
 * The texts of a file of estimates in which an item that one side renamed has that id in all of them, so that what the
 * other side changed of it goes with it. A side renamed it where the old id is a former one of the new one, or where in
 * the place of the old one stands the new one with the same estimates. Former ids are asked for where a side has both
 * a new key and one less.
 */
export async function renamedAlike(
  texts: Texts,
  formersOf: () => Promise<Formers>,
): Promise<Texts> {
  const [base, ours, theirs] = [
    await readKeyed(texts.base),
    await readKeyed(texts.ours),
    await readKeyed(texts.theirs),
  ]
  if (![ours, theirs].some((side) => mayRename(base, side))) return texts
  const formers = await formersOf()
  const [byOurs, byTheirs] = [renamesOf(base, ours, formers), renamesOf(base, theirs, formers)]
  const toOurs = [...byOurs].filter(([from, { text }]) => !byTheirs.has(from) && !theirs.has(text))
  const toTheirs = [...byTheirs].filter(([from, { text }]) => !byOurs.has(from) && !ours.has(text))
  return {
    base: withKeys(base, [...toOurs, ...toTheirs]),
    ours: withKeys(ours, toTheirs),
    theirs: withKeys(theirs, toOurs),
  }
}

interface Keyed {
  readonly text: string
  readonly entries: readonly YamlEntry[]
  has(key: string): boolean
}

/** A key as it is and as it is written. */
interface Key {
  readonly text: string
  readonly written: string
}

// Nothing of a text that cannot be read.
async function readKeyed(text: string): Promise<Keyed> {
  const side = await readSide('estimates', text)
  const root = 'root' in side ? side.root : undefined
  const estimates = root?.kind === 'map' ? child(root, 'estimates') : undefined
  const entries = estimates?.kind === 'map' && !estimates.repeats ? estimates.entries : []
  const keys = new Set(entries.map(({ key }) => key.text))
  return { text, entries, has: (key) => keys.has(key) }
}

function mayRename(base: Keyed, side: Keyed): boolean {
  const isIn = (keyed: Keyed) => (entry: YamlEntry) => keyed.has(entry.key.text)
  return !base.entries.every(isIn(side)) && !side.entries.every(isIn(base))
}

function renamesOf(base: Keyed, side: Keyed, formers: Formers): ReadonlyMap<string, Key> {
  const renames = new Map<string, Key>()
  const isGone = (key: string) => base.has(key) && !side.has(key) && !renames.has(key)
  const places = new Map(base.entries.map(({ key }, at) => [key.text, at]))
  let before = -1
  for (const { key, value } of side.entries) {
    const { text } = key
    const own = places.get(text)
    if (own !== undefined) {
      before = own
      continue
    }
    const former = formers.get(text)?.find(isGone)
    const next = base.entries[before + 1]
    const isSame =
      next && isGone(next.key.text) && canonicalText(next.value) === canonicalText(value)
    const from = former ?? (isSame ? next.key.text : undefined)
    if (from === undefined) continue
    renames.set(from, { text, written: side.text.slice(key.start, key.end) })
    before = places.get(from)!
  }
  return renames
}

function withKeys({ text, entries }: Keyed, renames: readonly (readonly [string, Key])[]): string {
  if (renames.length === 0) return text
  const names = new Map(renames)
  let [result, from] = ['', 0]
  for (const { key } of entries) {
    const name = names.get(key.text)
    if (!name) continue
    result += text.slice(from, key.start) + name.written
    from = key.end
  }
  return result + text.slice(from)
}
