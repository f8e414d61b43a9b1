import type { DelayCost, TeamDelay } from '../core/plan/plan.js'
import { markdownTable, markdownText } from './markdown.js'
import { formatNumber } from './number.js'
import { idText, listed } from './roadmap-table.js'
import { type RoadmapView, teamName } from './roadmap-view.js'
import { capital } from './text.js'

/** What the delay of a plan costs, in plain text; null where nothing says. */
export function delayText({
  plan: { delay },
  delayMoney,
}: Pick<RoadmapView, 'plan' | 'delayMoney'>): string | null {
  if (delay === null) return null
  const unit = delayMoney === null ? '' : ` ${delayMoney}`
  const since = delay.from === null ? '' : `, counted from ${delay.from}`
  const waiting =
    delay.waiting > 0
      ? `; what is not planned costs ${formatNumber(delay.waiting)}${unit} for each ${delay.per}`
      : ''
  return `cost of delay of the plan ${formatNumber(delay.total)}${unit}${since}${beyond(delay, unit)}${waiting}`
}

function beyond({ teams }: DelayCost, unit: string): string {
  const costlier = teams.filter(({ isBest }) => !isBest)
  if (costlier.length === 0) return ''
  const more = costlier.reduce((sum, { cost, bestCost }) => sum + cost - bestCost, 0)
  return `, ${formatNumber(more)}${unit} more than in the best orders known`
}

/** The cost of delay of a plan, and by team how far it is from the least one. */
export function delayMarkdown(view: RoadmapView): string {
  const { delay } = view.plan
  if (delay === null) return ''
  const text = markdownText(delayText(view)!)
  const unit = view.delayMoney === null ? '' : ` in ${markdownText(view.delayMoney)}`
  const columns = [
    { title: 'Team' },
    { title: `Cost of delay${unit}`, align: 'right' as const },
    { title: 'At least, in any order', align: 'right' as const },
    { title: 'Best order' },
  ]
  const rows = delay.teams.map((team) => row(team, view))
  return (
    '## Cost of delay\n\n' +
    `${capital(text)}. Each item costs its value for every ${delay.per} until it is done.\n\n` +
    (rows.length > 0 ? `${markdownTable(columns, rows)}\n` : '') +
    (delay.teams.every(({ isBest }) => isBest) ? '' : `${KEPT}\n\n`)
  )
}

const KEPT =
  'The best order knows no statuses, dates and agreed periods, and no work that several teams share. The plan keeps these: ' +
  'what is promised or begun moves for nothing else into a later period, and what is planned does not for a candidate.'

function row(
  { team, cost, least, best, bestCost, isBest }: TeamDelay,
  view: RoadmapView,
): string[] {
  return [
    markdownText(teamName(team, view)),
    formatNumber(cost),
    formatNumber(least),
    isBest ? 'as planned' : `${listed(best.map(idText))}: ${formatNumber(bestCost)}`,
  ]
}

/** The same as data. */
export function delayJson(
  delay: DelayCost | null,
  unit: string | null,
  tidy: (value: number) => number,
) {
  if (delay === null) return null
  return {
    unit,
    per: delay.per,
    from: delay.from,
    total: tidy(delay.total),
    waiting: tidy(delay.waiting),
    teams: delay.teams.map(({ team, cost, least, best, bestCost, isBest }) => ({
      team,
      cost: tidy(cost),
      least: tidy(least),
      isBestOrder: isBest,
      bestOrder: best,
      bestOrderCost: tidy(bestCost),
    })),
  }
}
