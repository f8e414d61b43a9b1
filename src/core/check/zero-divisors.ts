import type { Item } from '../backlog/item.js'
import type { Limits } from '../estimates/limits.js'
import { rangeOf } from '../estimates/range.js'
import { divisorsOf } from '../frameworks/formula/divisors.js'
import { evaluate } from '../frameworks/formula/evaluate.js'
import { type Expression, type InputTerm, inputsOf } from '../frameworks/formula/expression.js'
import { printFormula } from '../frameworks/formula/print.js'
import { type Framework, scoreOf } from '../frameworks/framework.js'
import { problem, type Report } from '../problems/problem.js'
import { voicesOf } from '../rank/input-values.js'
import { type Given, givenInputs } from '../rank/inputs.js'
import { type Need, type Needs, needsFor } from '../rank/needs.js'
import { rankableItems } from '../rank/rankable.js'
import type { Backlog } from './backlog.js'
import { usedFrameworks } from './used-frameworks.js'

type Known = Pick<Backlog, 'items' | 'containers' | 'framework' | 'frameworks'>

/** Ranges in which a formula comes to divide by zero, though it does not at their middle. */
export function checkZeroDivisors(backlog: Known, report: Report): void {
  const { framework: standard } = backlog
  // A framework divides by what one that it names divides by.
  const told = new Map<Expression, Item>()
  const dividing = usedFrameworks(backlog).flatMap((framework) =>
    openDivisors(framework).map((divisor) => dividingBy(divisor, framework, standard)),
  )
  if (!dividing.length) return
  for (const item of rankableItems(backlog.items, backlog.containers)) {
    for (const each of dividing) {
      const { framework, divisor, needs } = each
      if (framework !== standard && !Object.hasOwn(item.blocks, framework.name)) continue
      const given = givenInputs(item, needs)
      if (!given.some(isWide) || told.get(divisor) === item) continue
      told.set(divisor, item)
      reportZero(item, each, given, report)
    }
  }
}

/** A divisor of a framework, and what it reads. */
interface Dividing {
  readonly framework: Framework
  readonly divisor: Expression
  readonly needs: Needs
}

function dividingBy(divisor: Expression, framework: Framework, standard: Framework): Dividing {
  const { inputs, changes } = needsFor(framework, standard)
  const read = inputsOf(divisor)
  const isRead = (need: Need) => read.some((term) => isOf(term, need))
  const needs = {
    inputs: inputs.filter(isRead),
    changes: new Map([...changes].filter(([, need]) => isRead(need))),
  }
  return { framework, divisor, needs }
}

function isWide({ estimate }: Given): boolean {
  const { low, high } = rangeOf(estimate)
  return low < high
}

/** The divisors of a framework that the limits of its inputs do not keep from being zero. */
function openDivisors(framework: Framework): Expression[] {
  const formula = scoreOf(framework)
  return (formula ? divisorsOf(formula) : []).filter((divisor) => {
    if (divisor.kind !== 'input') return true
    const ref = framework.needs.find((need) => isOf(divisor, need))
    return !ref || mayBeZero(ref.input)
  })
}

function mayBeZero({ min, max, above }: Limits): boolean {
  return !((above ?? -1) >= 0 || (min ?? 0) > 0 || (max ?? 0) < 0)
}

function isOf({ framework, name }: InputTerm, need: Pick<Need, 'framework' | 'input'>): boolean {
  return need.framework === framework && need.input.name === name
}

const MOST_RANGES = 6

function reportZero(
  item: Item,
  { framework, divisor }: Dividing,
  given: readonly Given[],
  report: Report,
): void {
  const read = inputsOf(divisor).flatMap((term) => given.find(({ need }) => isOf(term, need)) ?? [])
  const wide = read.filter(isWide)
  const [first] = wide
  if (!first || !hasZero(divisor, read, wide.slice(0, MOST_RANGES))) return
  const voices = voicesOf(item, first.need)
  const voice = voices.find(({ estimate }) => rangeOf(estimate).low <= 0) ?? voices[0]
  if (!voice) return
  const { low, high } = rangeOf(voice.estimate)
  report(
    problem('zero-divisor', voice.place, {
      input: first.need.name,
      low,
      high,
      divisor: divisor.kind === 'input' ? null : printFormula(divisor),
      framework: framework.name,
      name: first.need.input.name,
    }),
  )
}

// Of a value that changes its sign between two corners of the ranges, some point between them is zero.
function hasZero(divisor: Expression, read: readonly Given[], wide: readonly Given[]): boolean {
  const corners = 1 << wide.length
  const columns = new Map(
    read.map((given) => {
      const { low, high } = rangeOf(given.estimate)
      const bit = wide.indexOf(given)
      const column = Float64Array.from({ length: corners }, (_, corner) =>
        bit >= 0 && (corner >> bit) & 1 ? high : low,
      )
      return [given.need, column] as const
    }),
  )
  const values = evaluate(
    divisor,
    (term) => {
      for (const [need, column] of columns) if (isOf(term, need)) return column
      return new Float64Array(corners)
    },
    corners,
  )
  return values.some((value) => value <= 0) && values.some((value) => value >= 0)
}
