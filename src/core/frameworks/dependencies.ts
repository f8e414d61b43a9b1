import { compareText } from '../compare.js'
import type { Draft } from './draft.js'
import { tokensOf } from './formula/token.js'
import { formulaName } from './names.js'

const LONGEST = 4096

/** Frameworks in an order in which each comes after those that it names, and those that name themselves. */
export interface Dependencies {
  readonly ordered: readonly Draft[]
  /** Each a round of names, the first one again at the end. */
  readonly cycles: readonly (readonly string[])[]
  /** Those in a cycle and those that name one of them. */
  readonly unresolved: readonly Draft[]
}

export function orderDrafts(drafts: readonly Draft[]): Dependencies {
  const byFormulaName = new Map(drafts.map((draft) => [formulaName(draft.name), draft.name]))
  const names = new Map(drafts.map((draft) => [draft.name, namedBy(draft, byFormulaName)]))
  const ordered: Draft[] = []
  const done = new Set<string>()
  let rest = drafts
  for (let before = -1; before !== rest.length; ) {
    before = rest.length
    rest = rest.filter((draft) => {
      if (!names.get(draft.name)!.every((name) => done.has(name))) return true
      ordered.push(draft)
      done.add(draft.name)
      return false
    })
  }
  const open = new Map(rest.map(({ name }) => [name, names.get(name)!]))
  return { ordered, cycles: cyclesOf(open), unresolved: rest }
}

/** The names of frameworks in the formulas of one, and that of the one inside its buckets. */
function namedBy({ fields }: Draft, byFormulaName: ReadonlyMap<string, string>): readonly string[] {
  const found = new Set<string>()
  const formulas = [fields.score ?? '', ...Object.values(fields.buckets ?? {})]
  for (const text of formulas) {
    if (text.length > LONGEST) continue
    for (const token of tokensOf(text)) {
      if (token.kind !== 'name' || Object.hasOwn(fields.inputs ?? {}, token.name)) continue
      const name = byFormulaName.get(token.name)
      if (name !== undefined) found.add(name)
    }
  }
  const { then } = fields
  if (then !== undefined && byFormulaName.get(formulaName(then)) === then) found.add(then)
  return [...found]
}

// Every framework left waits for another one that is left, so each walk ends in a round.
function cyclesOf(open: ReadonlyMap<string, readonly string[]>): string[][] {
  const cycles: string[][] = []
  const seen = new Set<string>()
  for (const start of [...open.keys()].sort(compareText)) {
    const path: string[] = []
    let at: string | undefined = start
    while (at !== undefined && !seen.has(at)) {
      seen.add(at)
      path.push(at)
      at = open.get(at)!.find((name) => open.has(name))
    }
    const from = at === undefined ? -1 : path.indexOf(at)
    if (from >= 0) cycles.push([...path.slice(from), at!])
  }
  return cycles
}
