import type { Item } from '../backlog/item.js'
import { type Estimate, point } from '../estimates/estimate.js'
import type { Limits } from '../estimates/limits.js'
import type { Framework, Input } from '../frameworks/framework.js'
import { teamPlace } from '../simulate/sampling.js'

/** Units of inputs by name, as `units` in pm.yaml gives them. */
export type Units = Readonly<Record<string, string>>

/** The unit that efforts and capacities are in. */
export function effortUnit(units: Units | undefined): string {
  return units?.effort ?? 'person-weeks'
}

/** An amount of work as somebody estimates it. */
export interface EstimatedWork {
  readonly estimate: Estimate
  /** The place that it is drawn under, which is that of the same estimate in a ranking. */
  readonly place: string
  /** What a draw beyond them is set to. */
  readonly limits: Limits
}

/** What is believed of the work of an item, in the unit of efforts. */
export interface WorkEstimate {
  /** What each team does, `null` being that of an item without one. */
  readonly parts: ReadonlyMap<string | null, EstimatedWork>
  /** What they do together, where that is known beside the parts; it is shared as these are. */
  readonly total: EstimatedWork | null
  /** Whether the parts are decided on, and the total says what raters believe beside that. */
  readonly isDecided: boolean
}

/**
 * The work of an item: its `remaining` while it is in progress, else its `effort` or `effort_by_team`, else the
 * framework's size where that is in the unit of efforts; undefined where none is known.
 */
export function workEstimate(
  item: Item,
  framework: Framework,
  units: Units | undefined,
): WorkEstimate | undefined {
  const left = whatRemains(item)
  if (!left) return workAsEstimated(item, framework, units)
  if (!item.effortByTeam) return alone(item, left)
  return { parts: partsOf(item.effortByTeam, framework), total: left, isDecided: false }
}

/** The estimate alone of what one team does, or an item without one; undefined of what several do. */
export function estimateOfOne(
  item: Item,
  framework: Framework,
  units: Units | undefined,
): Estimate | undefined {
  if (item.effortByTeam) return undefined
  const known = whatRemains(item)?.estimate ?? item.own.effort
  return known ?? sizeIn(item, sizeInput(framework, units), framework)
}

/** The same with the whole work of an item in progress. */
export function workAsEstimated(
  item: Item,
  framework: Framework,
  units: Units | undefined,
): WorkEstimate | undefined {
  if (item.effortByTeam) {
    const total = ownEffort(item, framework) ?? null
    return { parts: partsOf(item.effortByTeam, framework), total, isDecided: true }
  }
  const work = ownEffort(item, framework) ?? sizeOf(item, framework, units)
  return work && alone(item, work)
}

function whatRemains({ remaining, status }: Item): EstimatedWork | undefined {
  if (status !== 'in-progress' || !remaining) return undefined
  return { estimate: remaining, place: 'remaining', limits: NOT_BELOW_ZERO }
}

function ownEffort({ own: { effort } }: Item, framework: Framework): EstimatedWork | undefined {
  if (!effort) return undefined
  return {
    estimate: effort,
    place: 'effort',
    limits: limitsIn(framework, 'effort') ?? NOT_BELOW_ZERO,
  }
}

const NOT_BELOW_ZERO: Limits = { min: 0 }

function alone({ team }: Item, work: EstimatedWork): WorkEstimate {
  return { parts: new Map([[team ?? null, work]]), total: null, isDecided: true }
}

function partsOf(
  efforts: NonNullable<Item['effortByTeam']>,
  framework: Framework,
): WorkEstimate['parts'] {
  const limits = limitsIn(framework, 'effort') ?? NOT_BELOW_ZERO
  return new Map(
    Object.entries(efforts).map(([team, estimate]) => [
      team,
      { estimate, place: `${teamPlace}.${team}`, limits },
    ]),
  )
}

// The framework's size if it has that name.
function limitsIn({ inputs, size }: Framework, name: string): Input | undefined {
  return size === name ? inputs.find((each) => each.name === name) : undefined
}

function sizeOf(
  item: Item,
  framework: Framework,
  units: Units | undefined,
): EstimatedWork | undefined {
  const size = sizeInput(framework, units)
  const estimate = sizeIn(item, size, framework)
  return size && estimate && { estimate, place: `${framework.name}.${size.name}`, limits: size }
}

// The framework's size where that is in the unit of efforts.
function sizeInput(framework: Framework, units: Units | undefined): Input | undefined {
  const size = framework.inputs.find(({ name }) => name === framework.size)
  return size && unitOf(size, units) === effortUnit(units) ? size : undefined
}

function sizeIn(item: Item, size: Input | undefined, { name }: Framework): Estimate | undefined {
  if (!size) return undefined
  const given = item.blocks[name]?.[size.name] ?? item.own[size.name]
  return given ?? (size.default === undefined ? undefined : point(size.default))
}

function unitOf(input: Input, units: Units | undefined): string | undefined {
  return input.unit ?? (input.name === 'effort' ? effortUnit(units) : units?.[input.name])
}
