import { count } from '../core/problems/words.js'
import { progressText, stateText, valueText } from './kpi-text.js'
import { type MarkdownColumn, markdownText } from './markdown.js'
import { brokenMarkdown } from './roadmap-broken.js'
import { ganttMarkdown } from './roadmap-gantt.js'
import { capacityMarkdown, periodsMarkdown } from './roadmap-periods.js'
import {
  containersMarkdown,
  lateMarkdown,
  shippedMarkdown,
  unplannedMarkdown,
} from './roadmap-rest.js'
import { foldedTable } from './roadmap-table.js'
import { changesMarkdown, valueMarkdown } from './roadmap-value.js'
import type { RoadmapView } from './roadmap-view.js'

/**
 * The generated part of roadmap.md, `\n` after each line. It follows from the view alone: no byte
 * depends on the day. Whatever is long is folded, and every item stands in a table. It ends with an
 * empty line, so that the marker behind it is no part of its last table.
 */
export function roadmapMarkdown(view: RoadmapView): string {
  const parts = [
    introduction(view),
    brokenMarkdown(view),
    kpisMarkdown(view),
    ganttMarkdown(view),
    periodsMarkdown(view),
    capacityMarkdown(view),
    changesMarkdown(view),
    lateMarkdown(view),
    unplannedMarkdown(view),
    shippedMarkdown(view),
    containersMarkdown(view),
  ]
  return `${parts.join('').trimEnd()}\n\n`
}

function introduction(view: RoadmapView): string {
  const { product, vision, framework, unit } = view
  const value = valueMarkdown(view)
  const lines = [
    '<!-- Written by pm roadmap: what is changed between the two markers is lost. -->',
    ...(product === null ? [] : [`**Product:** ${markdownText(product)}`]),
    ...(vision === null ? [] : [`**Vision:** ${markdownText(vision)}`]),
    `${summary(view)} Ranked by ${markdownText(framework.title)}; efforts in ${markdownText(unit)} are the means of their estimates, scores take the medians.`,
    ...(value === '' ? [] : [value]),
  ]
  return `${lines.join('\n\n')}\n\n`
}

function summary({ plan }: RoadmapView): string {
  const items = plan.periods.flatMap((period) => period.items)
  const proposed = items.filter(({ isProposed }) => isProposed).length
  const ideas = plan.unplanned.filter(({ obstacle }) => obstacle.kind === 'idea').length
  const facts = [
    `${count(items.length, 'item')} planned in ${count(plan.periods.length, 'period')}`,
    ...(proposed > 0 ? [`${proposed} of them only proposed`] : []),
    ...(plan.broken.length > 0 ? [`${count(plan.broken.length, 'commitment')} broken`] : []),
    ...(plan.late.length > 0 ? [`${plan.late.length} late`] : []),
    ...(plan.unplanned.length > ideas ? [`${plan.unplanned.length - ideas} not planned`] : []),
    ...(ideas > 0 ? [count(ideas, 'idea')] : []),
  ]
  return `${facts.join(', ')}.`
}

const kpiColumns: readonly MarkdownColumn[] = [
  { title: 'KPI' },
  { title: 'State' },
  { title: 'Progress (made of expected)', align: 'right' },
  { title: 'Baseline', align: 'right' },
  { title: 'Now', align: 'right' },
  { title: 'Target', align: 'right' },
  { title: 'Due' },
  { title: 'Owner' },
]

function kpisMarkdown({ kpis }: RoadmapView): string {
  if (kpis.length === 0) return ''
  const rows = kpis.map(({ kpi, progress }) => [
    `${markdownText(kpi.title)} (\`${kpi.id}\`)`,
    stateText(progress.state),
    markdownText(progressText(progress)),
    markdownText(valueText(kpi.baseline.value, kpi)),
    progress.latest
      ? `${markdownText(valueText(progress.latest.value, kpi))} (${progress.latest.date})`
      : '–',
    markdownText(valueText(kpi.target, kpi)),
    kpi.due ?? '',
    markdownText(kpi.owner ?? ''),
  ])
  return `## KPIs\n\n${foldedTable(kpiColumns, rows)}`
}
