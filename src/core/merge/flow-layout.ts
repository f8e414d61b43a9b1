import { type Collection, childrenOf, type Entry, type FlowLayout } from './layout.js'
import type { Side } from './side.js'

const inBrackets = { dash: '', lineEnd: '\n', indent: undefined } as const

/** The layout of a collection in brackets; undefined where more than commas, blanks and comments part its entries. */
export function flowLayout(side: Side, node: Collection): FlowLayout | undefined {
  const { text } = side
  const entries: Entry[] = []
  const gaps: string[] = []
  let at = node.start
  for (const { key, value } of childrenOf(node)) {
    const { start } = key ?? value
    const end = key ? Math.max(value.end, key.end) : value.end
    gaps.push(text.slice(at, start))
    const places = { start, valueStart: value.start, valueEnd: end, end }
    entries.push({ side, key, value, lead: '', ...places, ...inBrackets })
    at = end
  }
  gaps.push(text.slice(at, node.end))
  if (!gaps.every((gap, index) => isGap(bare(gap, index === 0, index === gaps.length - 1))))
    return undefined
  return { style: 'flow', kind: node.kind, entries, gaps }
}

function bare(gap: string, isFirst: boolean, isLast: boolean): string {
  return gap.slice(isFirst ? 1 : 0, isLast ? -1 : undefined)
}

const GAP = /^[\s,]*(?:#[^\n]*\n[\s,]*)*$/

function isGap(text: string): boolean {
  return GAP.test(text)
}
