import { isTight, shareOf, type TeamLoad, TIGHT, teamsWithWork } from '../core/plan/plan.js'
import { unboundedWork } from '../core/plan/unbounded.js'
import { amount, list } from '../core/problems/words.js'
import { loadChart } from './load-chart.js'
import { markdownTable, markdownText } from './markdown.js'
import { formatNumber, formatPercent } from './number.js'
import { type RoadmapView, teamName } from './roadmap-view.js'

// GitHub shows so many columns of code without a bar to scroll by.
const WIDTH = 100

/** Load against capacity of each team in each period; empty where no team has either. */
export function capacityMarkdown(view: RoadmapView): string {
  const { plan, reserve, unit } = view
  const shown = teamsWithWork(plan)
  if (shown.length === 0) return ''
  const titles = shown.map(({ team }) => ({ title: markdownText(teamName(team, view)) }))
  const rows = plan.periods.map(({ period, teams }) => [
    markdownText(period.name),
    ...shown.map(({ at }) => loadText(teams[at]!)),
  ])
  const unbounded = unboundedText(view, markdownText, (team) => markdownText(teamName(team, view)))
  const held =
    reserve > 0 ? ` ${formatPercent(reserve)} of the capacity is held back for unplanned work.` : ''
  return (
    '## Capacity\n\n' +
    `Work done in each period in ${markdownText(unit)}. Tight is ${formatPercent(TIGHT)} or more.${held}\n\n` +
    chart(view) +
    `${markdownTable([{ title: 'Period' }, ...titles], rows)}\n` +
    (unbounded === null ? '' : `${unbounded}\n\n`)
  )
}

/** What no capacity bounds though some teams have one; null where all is bound, or nothing is. */
export function unboundedText(
  { plan, unit }: RoadmapView,
  show: (text: string) => string,
  name: (team: string) => string,
): string | null {
  const works = unboundedWork(plan).map(({ team, effort }) => {
    const work = show(amount(formatNumber(effort), unit))
    return `${work} ${team === null ? 'without a team' : `of ${name(team)}`}`
  })
  return works.length === 0 ? null : `No capacity bounds ${list(works)}, planned beside all else.`
}

// Nothing is markup in a block of code, but a name there may not look like a marker of the roadmap.
function chart(view: RoadmapView): string {
  const lines = loadChart(view, WIDTH).map((line) => line.replaceAll('<!--', '(!--'))
  return lines.length > 0 ? `\`\`\`text\n${lines.join('\n')}\n\`\`\`\n\n` : ''
}

function loadText(team: TeamLoad): string {
  const { capacity, load, shipped } = team
  const share = shareOf(team)
  if (capacity === null || share === null) return formatNumber(load)
  return [
    `${formatNumber(load)} of ${formatNumber(capacity)}${capacity > 0 ? ` (${formatPercent(share)})` : ''}`,
    ...(isTight(team) ? ['**tight**'] : []),
    ...(shipped > capacity * (1 + 1e-9) ? [`${formatNumber(shipped)} shipped`] : []),
  ].join(', ')
}
