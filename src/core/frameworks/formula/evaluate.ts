import { exponential, logarithm } from '../../estimates/exponential.js'
import { power } from '../../estimates/power.js'
import {
  type Binary,
  chainOf,
  type Expression,
  type FunctionName,
  type InputTerm,
  type Operator,
} from './expression.js'

/**
 * The values of an input: one for each row, or a single one that holds for all rows. A row is an
 * item where a backlog is ranked, and a draw where it is simulated.
 */
export type Columns = (input: InputTerm) => Float64Array

/**
 * The value of an expression in each row. Where there is no number (a division by zero, the
 * logarithm of a number that is not above zero, the root or a broken power of a negative one) it is
 * NaN, and so is all that is computed from it; a branch that is not chosen does not matter.
 * The result may be a column itself: it is only to be read.
 */
export function evaluate(expression: Expression, columns: Columns, rows: number): Float64Array {
  const values = evaluateOnce(expression, columns, rows)
  return values.length === rows ? values : new Float64Array(rows).fill(values[0]!)
}

/**
 * The same, with a single value where no input that the expression reads differs between rows, and in columns that
 * `room` gives.
 */
export function evaluateOnce(
  expression: Expression,
  columns: Columns,
  rows: number,
  room: Room = newRoom,
): Float64Array {
  return run(expression, { columns, rows, room }).values
}

/** Gives a column of so many numbers; what it holds at first is left open. */
export type Room = (length: number) => Float64Array

/** A column that nobody else has. */
export const newRoom: Room = (length) => new Float64Array(length)

/** The value of a column in a row. */
export function valueIn(column: Float64Array, row: number): number {
  return column[column.length === 1 ? 0 : row]!
}

interface Frame {
  readonly columns: Columns
  readonly rows: number
  readonly room: Room
}

interface Vector {
  readonly values: Float64Array
  /** Nobody else reads it, so that the next step may write into it. */
  readonly isScratch: boolean
}

function run(expression: Expression, frame: Frame): Vector {
  switch (expression.kind) {
    case 'number':
      return { values: Float64Array.of(expression.value), isScratch: false }
    case 'input':
      return { values: frame.columns(expression), isScratch: false }
    case 'score':
      return run(expression.of, frame)
    case 'negate':
      return apply(negative, run(expression.of, frame), frame)
    case 'binary':
      return runChain(expression, frame)
    case 'choose':
      return runChoice(expression, frame)
    case 'call':
      return runCall(expression.name, expression.of, frame)
  }
}

function runChain(binary: Binary, frame: Frame): Vector {
  const { first, steps } = chainOf(binary)
  if (isProduct(steps)) return runProduct(first, steps, frame)
  let result = run(first, frame)
  for (const { operator, right } of steps)
    result = combine(operator, result, run(right, frame), frame)
  return result
}

// a × b × c, a × b ÷ c and a × b × c ÷ d, which most scores are.
function isProduct(steps: readonly Binary[]): boolean {
  if (steps.length < 2 || steps.length > 3) return false
  const last = steps.length - 1
  return (
    steps.every(({ operator }, at) => operator === '*' || (operator === '/' && at === last)) &&
    (steps.length === 2 || steps[last]!.operator === '/')
  )
}

const ONE: Vector = { values: Float64Array.of(1), isScratch: false }

// In one pass, with what lacks as 1, which changes no digit.
function runProduct(first: Expression, steps: readonly Binary[], frame: Frame): Vector {
  const isDivided = steps[steps.length - 1]!.operator === '/'
  const all = [first, ...steps.map(({ right }) => right)].map((each) => run(each, frame))
  const divisor = { ...(isDivided ? all.pop()! : ONE), isScratch: false }
  const [a, b, c = ONE] = all as [Vector, Vector, Vector?]
  const out = outOf(frame, a, b, c, divisor)
  const to = out.values
  const [i, j, k, l] = [stride(a), stride(b), stride(c), stride(divisor)]
  const [x, y, z, by] = [a.values, b.values, c.values, divisor.values]
  for (let row = 0; row < to.length; row++)
    to[row] = (x[row * i]! * y[row * j]! * z[row * k]!) / by[row * l]!
  return withoutZeros(divisor, out)
}

function combine(operator: Operator, a: Vector, b: Vector, frame: Frame): Vector {
  if (operator === '/') return divide(a, b, frame)
  const out = outOf(frame, a, b)
  const to = out.values
  const [left, right] = [a.values, b.values]
  const [i, j] = [stride(a), stride(b)]
  switch (operator) {
    case '+':
      for (let row = 0; row < to.length; row++) to[row] = left[row * i]! + right[row * j]!
      return out
    case '-':
      for (let row = 0; row < to.length; row++) to[row] = left[row * i]! - right[row * j]!
      return out
    case '*':
      for (let row = 0; row < to.length; row++) to[row] = left[row * i]! * right[row * j]!
      return out
    default:
      return zip(operator === '^' ? power : comparisons[operator], a, b, out)
  }
}

// The divisor stays as it is, to be looked at again.
function divide(a: Vector, b: Vector, frame: Frame): Vector {
  const divisor = { values: b.values, isScratch: false }
  const out = outOf(frame, a, divisor)
  const to = out.values
  const [left, right] = [a.values, b.values]
  const [i, j] = [stride(a), stride(b)]
  for (let row = 0; row < to.length; row++) to[row] = left[row * i]! / right[row * j]!
  return withoutZeros(divisor, out)
}

// Apart from the division, which is done with sooner where there is nothing to choose in each row.
function withoutZeros(divisor: Vector, out: Vector): Vector {
  const { values } = divisor
  if (values.includes(0)) {
    const j = stride(divisor)
    const to = out.values
    for (let row = 0; row < to.length; row++) if (values[row * j]! === 0) to[row] = Number.NaN
  }
  return out
}

const comparisons = {
  '<': compare((a, b) => a < b),
  '<=': compare((a, b) => a <= b),
  '>': compare((a, b) => a > b),
  '>=': compare((a, b) => a >= b),
  '==': compare((a, b) => a === b),
  '!=': compare((a, b) => a !== b),
}

function compare(holds: (a: number, b: number) => boolean): (a: number, b: number) => number {
  return (a, b) => (Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : holds(a, b) ? 1 : 0)
}

function runChoice(
  { when, then, otherwise }: Extract<Expression, { kind: 'choose' }>,
  frame: Frame,
): Vector {
  const condition = run(when, frame)
  if (condition.values.length === 1) {
    const [holds] = condition.values
    return Number.isNaN(holds!) ? condition : run(holds === 0 ? otherwise : then, frame)
  }
  const [a, b] = [run(then, frame), run(otherwise, frame)]
  const out = outOf(frame, condition, a, b)
  const [i, j] = [stride(a), stride(b)]
  for (let row = 0; row < out.values.length; row++) {
    const holds = condition.values[row]!
    out.values[row] = Number.isNaN(holds)
      ? holds
      : holds === 0
        ? b.values[row * j]!
        : a.values[row * i]!
  }
  return out
}

function runCall(name: FunctionName, of: readonly Expression[], frame: Frame): Vector {
  const [first, ...rest] = of.map((argument) => run(argument, frame)) as [Vector, ...Vector[]]
  switch (name) {
    case 'min':
    case 'max':
      return rest.reduce(
        (sofar, next) => zip(Math[name], sofar, next, outOf(frame, sofar, next)),
        first,
      )
    case 'clamp': {
      const [least, most] = rest as [Vector, Vector]
      const raised = zip(Math.max, first, least, outOf(frame, first, least))
      return zip(Math.min, raised, most, outOf(frame, raised, most))
    }
    default:
      return apply(unary[name], first, frame)
  }
}

const unary = {
  abs: Math.abs,
  exp: exponential,
  sqrt: (x: number) => (x < 0 ? Number.NaN : Math.sqrt(x)),
  log: (x: number) => (x > 0 ? logarithm(x) : Number.NaN),
  // Half goes away from zero: 2.5 to 3 and -2.5 to -3.
  round: (x: number) => (x < 0 ? -Math.round(-x) : Math.round(x)),
}

function negative(x: number): number {
  return -x
}

function apply(change: (x: number) => number, a: Vector, frame: Frame): Vector {
  const out = outOf(frame, a)
  for (let row = 0; row < out.values.length; row++) out.values[row] = change(a.values[row]!)
  return out
}

function zip(join: (a: number, b: number) => number, a: Vector, b: Vector, out: Vector): Vector {
  const [i, j] = [stride(a), stride(b)]
  for (let row = 0; row < out.values.length; row++)
    out.values[row] = join(a.values[row * i]!, b.values[row * j]!)
  return out
}

function stride(vector: Vector): number {
  return vector.values.length === 1 ? 0 : 1
}

// Where a result goes: into an operand that is done with, else into new memory. Each row is read before it is written.
function outOf({ rows, room }: Frame, ...operands: readonly Vector[]): Vector {
  const isOne = operands.every(({ values }) => values.length === 1)
  const length = isOne ? 1 : rows
  const free = operands.find(({ values, isScratch }) => isScratch && values.length === length)
  return free ?? { values: room(length), isScratch: true }
}
