import { problem, type Report } from '../problems/problem.js'
import { nodeAt } from '../yaml/node.js'
import type { Place } from '../yaml/source.js'
import { textOffsets } from '../yaml/text-offsets.js'
import { type Draft, valuePlace } from './draft.js'
import { type Expression, type Size, sizeOf } from './formula/expression.js'
import { type FormulaFault, formulaFault } from './formula/fault.js'
import { parseFormula, type Scope } from './formula/parse.js'
import { tokensOf } from './formula/token.js'
import { formulaName } from './names.js'

const MOST_TERMS = 10_000
const DEEPEST = 256

interface Reading {
  readonly sizes: Map<Expression, Size>
  readonly report: Report
  /** Names in formulas of this framework that nothing has. */
  readonly told: Set<string>
}

/** The keys under which a formula stands. */
export type FormulaPath = readonly ['score'] | readonly ['buckets', string]

/**
 * The expression of a draft's formula under a path of keys, or undefined after its faults are reported. Of a name that
 * nothing has the first place is told.
 */
export function readFormula(
  text: string,
  path: FormulaPath,
  draft: Draft,
  scope: Scope,
  { sizes, report, told }: Reading,
): Expression | undefined {
  const parsed = parseFormula(text, scope)
  const faults = 'faults' in parsed ? parsed.faults : largeness(parsed.expression, text, sizes)
  if ('expression' in parsed && !faults.length) return parsed.expression
  for (const fault of faults) {
    const { reason, hint } = fault
    const name = fault.code === 'unknown-name' ? text.slice(fault.start, fault.end) : undefined
    if (name !== undefined && told.has(name)) continue
    if (name !== undefined) told.add(name)
    const args = { reason, ...(hint !== undefined && { hint }) }
    if (isGiven(draft, path))
      report(problem('formula', formulaPlace(draft, path, text, fault), args))
  }
  return undefined
}

/** Where a draft names another framework: in a formula of the file, else as the one inside its buckets. */
export function placeOfName(draft: Draft, name: string): Place {
  const { score, buckets = {} } = draft.fields
  const formulas: readonly (readonly [FormulaPath, string])[] = [
    ...(score === undefined ? [] : [[['score'], score] as const]),
    ...Object.entries(buckets).map(([bucket, text]) => [['buckets', bucket], text] as const),
  ]
  for (const [path, text] of formulas) {
    if (!isGiven(draft, path)) continue
    const token = tokensOf(text).find(
      (each) => each.kind === 'name' && each.name === formulaName(name),
    )
    if (token) return formulaPlace(draft, path, text, token)
  }
  return valuePlace(draft.given!, ['then'])
}

// A built-in formula stands in no file, even where its options do.
function isGiven({ given, fields }: Draft, path: FormulaPath): boolean {
  const at = given && nodeAt(given.node, path)
  const text = path[1] === undefined ? fields.score : fields.buckets?.[path[1]]
  return at?.kind === 'scalar' && at.text === text
}

// A formula of a few words may name frameworks that name others, and so on.
function largeness(
  expression: Expression,
  text: string,
  sizes: Map<Expression, Size>,
): readonly FormulaFault[] {
  const { terms, depth } = sizeOf(expression, sizes)
  if (terms <= MOST_TERMS && depth <= DEEPEST) return []
  return [formulaFault('too-large', { start: 0, end: text.length }, { limit: MOST_TERMS })]
}

/** A stretch of a formula in the file; of one that is written with escapes the whole scalar is blamed. */
function formulaPlace(
  draft: Draft,
  path: FormulaPath,
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): Place {
  const given = draft.given!
  const whole = valuePlace(given, path)
  const { source } = whole
  const node = nodeAt(given.node, path)
  const offsets = node.kind === 'scalar' ? textOffsets(node, source.text) : undefined
  if (!offsets) return whole
  // What is missing at the end is missing behind the last character that is no blank.
  const from = offsets[start === end ? Math.min(start, text.trimEnd().length) : start]!
  return { source, start: from, end: start === end ? from : offsets[end - 1]! + 1 }
}
