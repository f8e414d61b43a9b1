import type { Run } from '../command.js'
import { type Filter, matches } from '../core/rank/filter.js'
import type { Ranking } from '../core/rank/ranking.js'
import type { ShownRanking } from '../core/rank/shown.js'
import { type Quantity, quantitiesOf } from '../core/simulate/quantities.js'
import { isCertain } from '../core/simulate/score-draws.js'
import type { ShownUncertainty } from '../core/simulate/shown.js'
import { simulate } from '../core/simulate/simulate.js'
import { smallChanges } from '../core/simulate/small-changes.js'
import { UsageError } from '../errors.js'
import { wholeNumber } from '../globals.js'
import type { View } from '../render/view.js'
import type { Workspace } from '../workspace.js'
import { finish } from './progress.js'
import { drawsOf, refuseUnasked, seedOf } from './sampling.js'

const SMALL = 10

type Format = (
  shown: ShownRanking,
  uncertainty: ShownUncertainty,
  view: View,
  all: boolean,
) => Promise<string>

/** The formats of `prioritize`, with what is known of the ranking's uncertainty. */
export const uncertainFormats: Readonly<Record<string, Format>> = {
  table: async (shown, uncertainty, view, all) =>
    (await import('../render/uncertain-table.js')).uncertainTable(shown, uncertainty, view, all),
  json: async (shown, uncertainty) =>
    (await import('../render/uncertain-json.js')).uncertainJson(shown, uncertainty),
  csv: async (shown, uncertainty) =>
    (await import('../render/uncertain-csv.js')).uncertainCsv(shown, uncertainty),
  markdown: async (shown, uncertainty) =>
    (await import('../render/uncertain-markdown.js')).uncertainMarkdown(shown, uncertainty),
}

/** What `--simulate` and `--sensitivity` ask for. */
export interface Asked {
  /** undefined where nothing is to be simulated. */
  readonly draws: number | undefined
  readonly seed: number
  /** The share by which estimates are changed; undefined where they are not to be. */
  readonly share: number | undefined
  readonly cut: number
}

/** The flags' values, checked; undefined where neither is given. Throws UsageError. */
export function askedOf(run: Run, cut: number): Asked | undefined {
  const { simulate: isSimulated, sensitivity } = run.flags
  refuseUnasked(run)
  if (!isSimulated && sensitivity === undefined) return undefined
  if (isSimulated && sensitivity !== undefined && run.flags.format === 'csv')
    throw new UsageError(
      '--format csv holds one table: that of --simulate or that of --sensitivity',
      'ask for one of them, or for --format json',
    )
  const wanted = drawsOf(run, 'ranking')
  return {
    draws: isSimulated ? wanted : undefined,
    seed: seedOf(run),
    share: sensitivity === undefined ? undefined : percentOf(sensitivity) / 100,
    cut,
  }
}

function percentOf(value: unknown): number {
  if (value === true) return SMALL
  const text = typeof value === 'string' ? value.replace(/ ?%$/, '') : value
  return wholeNumber(text, 'sensitivity', { most: 100 })
}

/** Simulates and tests a ranking as far as it is asked for; filters choose what of that is shown. */
export async function uncertaintyOf(
  run: Run,
  workspace: Workspace,
  ranking: Ranking,
  { draws, seed, share, cut }: Asked,
  filters: readonly Filter[],
): Promise<ShownUncertainty> {
  const isShown = ({ quantity }: { readonly quantity: Quantity }) => matches(quantity.item, filters)
  const isUncertain = ranking.ranked.some(({ item }) =>
    quantitiesOf(item, ranking.framework, workspace).some(({ estimate }) => !isCertain(estimate)),
  )
  // Where nothing is uncertain, what small changes would do is the next best thing to know.
  const small = share ?? (isUncertain ? undefined : SMALL / 100)
  const changes = () => smallChanges(ranking, workspace, { cut, share: small! }).filter(isShown)
  const shown = {
    cut,
    ranked: ranking.ranked.length,
    isUncertain,
    ...(small !== undefined && { small: { share: small, changes: changes() } }),
  }
  if (draws === undefined) return shown
  const work = simulate(ranking, workspace, { seed, draws, cut })
  const simulation = await finish(work, 'simulating', run)
  return { ...shown, simulation, next: simulation.next.filter(isShown) }
}
