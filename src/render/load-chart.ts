import {
  isTight,
  type PlannedPeriod,
  shareOf,
  type TeamLoad,
  teamsWithWork,
} from '../core/plan/plan.js'
import { formatNumber, formatPercent } from './number.js'
import { type RoadmapView, teamName } from './roadmap-view.js'
import { cutTo, padTo, plainText, widthOf } from './text.js'

const GAP = 2
/** `100 %` behind a bar, and the mark of a tight one. */
const BEHIND = ' 100 % !'.length
const LEAST_BAR = 8
const MOST_BAR = 20

/**
 * The load of each team as bars, a line for each period and a column for each team, in lines no wider than that; where
 * the teams do not fit beside each other, in several blocks. Empty where no team has a capacity. Every line begins with the name of a period.
 */
export function loadChart(view: RoadmapView, width: number): readonly string[] {
  const { periods } = view.plan
  const names = periods.map(({ period }) => plainText(period.name))
  const first = Math.max(...['Period', ...names].map(widthOf))
  const teams = teamsWithWork(view.plan)
  if (!periods.some((period) => period.teams.some(({ capacity }) => capacity !== null))) return []
  const room = width - first
  const least = GAP + LEAST_BAR + BEHIND
  const blocks = Math.ceil(teams.length / Math.max(1, Math.floor(room / least)))
  const across = Math.ceil(teams.length / blocks)
  const bar = Math.max(LEAST_BAR, Math.min(MOST_BAR, Math.floor(room / across) - GAP - BEHIND))
  const line = (name: string, cells: readonly string[]) =>
    [name, ...cells]
      .map((cell, at) =>
        at === 0
          ? padTo(cell, first, 'left')
          : padTo(cutTo(cell, bar + BEHIND), bar + BEHIND, 'left'),
      )
      .join(' '.repeat(GAP))
      .trimEnd()
  return Array.from({ length: blocks }, (_, block) => {
    const own = teams.slice(block * across, (block + 1) * across)
    const titles = own.map(({ team }) => plainText(teamName(team, view)))
    return [
      ...(block > 0 ? [''] : []),
      line('Period', titles),
      ...periods.map((period, at) => line(names[at]!, cellsOf(period, own, bar))),
    ]
  }).flat()
}

function cellsOf(
  { teams }: PlannedPeriod,
  own: readonly { readonly at: number }[],
  bar: number,
): string[] {
  return own.map(({ at }) => cell(teams[at]!, bar))
}

function cell(load: TeamLoad, width: number): string {
  const share = shareOf(load)
  if (share === null) return load.load > 0 ? `${formatNumber(load.load)}, no limit` : ''
  if (load.capacity === 0) return 'no capacity'
  const percent = formatPercent(share).padStart(' 100 %'.length)
  return `${barOf(share, width)}${percent}${isTight(load) ? ' !' : ''}`
}

// A little work is seen, and only what is full looks full.
function barOf(share: number, width: number): string {
  const most = share > 1 - 1e-9 ? width : width - 1
  const filled = Math.min(most, Math.max(share > 0 ? 1 : 0, Math.round(share * width)))
  return '█'.repeat(filled) + '░'.repeat(width - filled)
}
