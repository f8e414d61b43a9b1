/** Random whole numbers below a limit, the same for the same seed. */
export type Draw = (below: number) => number

/** Mulberry32 by Tommy Ettinger: 32 bits of state are enough to pick mutations. */
export function drawing(seed: number): Draw {
  let state = seed | 0
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000) * below)
  }
}

const FRAGMENTS = [
  ...' |  |\n|\n  |\t|: |:|- |-|? |"|\'|[|]|{|}|,|#| #|&a |*a|*w|!t |>|>2|%|@|`|\\|~'.split('|'),
  ...['|', '|-', '---\n', '\n---\n', '...\n', '\r\n', '\r', '<<: ', 'null', '0x1F', '.inf', '1e3'],
  ...['\ufeff', '\u2028', '\u0085', '\u00a0', '\0', '\x1b', 'é', '😀', '__proto__: ', '"a": '],
]

type Mutation = (text: string, draw: Draw) => string

const mutations: readonly Mutation[] = [
  insertFragment,
  insertFragment,
  removeSome,
  removeSome,
  replaceOne,
  removeLine,
  copyLine,
  indentLine,
]

/** The text with one to three small faults of the kinds that hands and tools make. */
export function mutate(text: string, draw: Draw): string {
  let mutated = text
  for (let left = 1 + draw(3); left > 0; left--) {
    mutated = mutations[draw(mutations.length)]!(mutated, draw)
  }
  return mutated
}

function insertFragment(text: string, draw: Draw): string {
  return splice(text, draw(text.length + 1), 0, fragment(draw))
}

function removeSome(text: string, draw: Draw): string {
  return splice(text, draw(text.length + 1), 1 + draw(4), '')
}

function replaceOne(text: string, draw: Draw): string {
  return splice(text, draw(text.length + 1), 1, fragment(draw))
}

function removeLine(text: string, draw: Draw): string {
  const lines = text.split('\n')
  return lines.toSpliced(draw(lines.length), 1).join('\n')
}

function copyLine(text: string, draw: Draw): string {
  const lines = text.split('\n')
  const line = ' '.repeat(draw(6)) + lines[draw(lines.length)]!.trim()
  return lines.toSpliced(draw(lines.length), 0, line).join('\n')
}

function indentLine(text: string, draw: Draw): string {
  const lines = text.split('\n')
  const at = draw(lines.length)
  const line = lines[at]!
  return lines.with(at, draw(2) === 0 ? ` ${line}` : line.slice(1)).join('\n')
}

function fragment(draw: Draw): string {
  return FRAGMENTS[draw(FRAGMENTS.length)]!
}

function splice(text: string, at: number, removed: number, inserted: string): string {
  return text.slice(0, at) + inserted + text.slice(at + removed)
}
