import { readAmount } from '../calendar/capacity.js'
import {
  formOf,
  type Period,
  type PeriodLength,
  periodForm,
  periodsFrom,
  standingOf,
} from '../calendar/period.js'
import type { Configuration } from '../config/read-config.js'
import { problem, type Report } from '../problems/problem.js'
import { quote } from '../problems/words.js'
import type { CapacityFields } from '../schema/config.js'
import { entryOf, isNull, nodeAt, type YamlNode } from '../yaml/node.js'
import type { Place } from '../yaml/source.js'

/** What the capacities of pm.yaml are read with. */
export interface CapacityReading {
  readonly configuration: Configuration
  readonly periods: readonly Period[]
  readonly length: PeriodLength
  readonly report: Report
}

type Path = readonly string[]

/** The capacity under a path of pm.yaml in each period; undefined where it is not given, or cannot be read, which is reported. */
export function readCapacity(
  given: CapacityFields | undefined,
  path: Path,
  context: CapacityReading,
): readonly number[] | undefined {
  const { configuration, periods, report } = context
  if (given === undefined) return undefined
  if (periods.length === 0) {
    reportAmounts(given, path, context)
    return undefined
  }
  if (typeof given !== 'object') {
    const amount = amountAt(given, path, context)
    return amount === undefined ? undefined : periods.map(() => amount)
  }
  const amounts = new Map<string, number | undefined>()
  let isWhole = true
  for (const [name, value] of Object.entries(given)) {
    const key = name === 'default' ? 'period' : keyOf(name, [...path, name], context)
    if (key === 'period') amounts.set(name, amountAt(value, [...path, name], context))
    if (key === 'unread') isWhole = false
  }
  const missing = periods.find(({ name }) => !amounts.has(name) && !amounts.has('default'))
  if (missing) {
    const reason = `it has no default and says nothing of ${missing.name}`
    const hint =
      'add default, such as {default: 8, 2027-Q3: 5}: it holds for all periods that are not named'
    report(
      problem('invalid-capacity', placeOf(configuration, path), {
        got: 'this mapping',
        reason,
        hint,
      }),
    )
    return undefined
  }
  const byPeriod = periods.map(({ name }) =>
    amounts.has(name) ? amounts.get(name) : amounts.get('default'),
  )
  const written = nodeAt(configuration.root!, path)
  const isRead =
    written.kind === 'map' &&
    written.entries.every(({ key, value }) => isNull(value) || Object.hasOwn(given, key.text))
  return isWhole && isRead && byPeriod.every((amount) => amount !== undefined)
    ? byPeriod
    : undefined
}

// Where periods cannot be read, of a capacity only what is wrong for periods of any length.
function reportAmounts(given: CapacityFields, path: Path, context: CapacityReading): void {
  const shortest = { ...context, length: { weeks: 1 } }
  if (typeof given !== 'object') amountAt(given, path, shortest)
  else
    for (const [name, value] of Object.entries(given)) {
      amountAt(value, [...path, name], shortest)
      if (name !== 'default' && formOf(name) === undefined)
        reportNoPeriod(name, [...path, name], context)
    }
}

function reportNoPeriod(
  name: string,
  path: Path,
  { configuration, length, report }: CapacityReading,
): void {
  const args = { got: name, expected: periodForm(length) }
  report(problem('invalid-period', keyPlace(configuration, path), args))
}

// Whether a key is a period of the roadmap, or one that it does not have; else it could be any.
function keyOf(
  name: string,
  path: Path,
  context: CapacityReading,
): 'period' | 'unknown' | 'unread' {
  const { configuration, periods, length, report } = context
  // What held before the roadmap and what will hold after it does no harm.
  if (standingOf(name, periods) !== undefined) return 'period'
  const isDated = periods[0]?.start !== null
  if (isDated && !periodsFrom(name, length, 1)) {
    reportNoPeriod(name, path, context)
    return 'unread'
  }
  const known = periods.map((period) => period.name)
  report(problem('unknown-period', keyPlace(configuration, path), { period: name, known }))
  return 'unknown'
}

function amountAt(
  given: number | string,
  path: Path,
  { configuration, length, report }: CapacityReading,
): number | undefined {
  const read = readAmount(given, length)
  if ('amount' in read) return read.amount
  const got = typeof given === 'number' ? String(given) : quote(given)
  const args = read.reason === undefined ? { got } : { got, reason: read.reason }
  report(problem('invalid-capacity', placeOf(configuration, path), args))
  return undefined
}

/** Where the value under a path of pm.yaml stands. */
export function placeOf({ root, source }: Configuration, path: Path): Place {
  const node = nodeAt(root as YamlNode, path)
  return { source: source!, start: node.start, end: node.end }
}

function keyPlace({ root, source }: Configuration, path: Path): Place {
  const owner = nodeAt(root as YamlNode, path.slice(0, -1))
  const key = owner.kind === 'map' ? entryOf(owner, path[path.length - 1]!)?.key : undefined
  const { start, end } = key ?? owner
  return { source: source!, start, end }
}
