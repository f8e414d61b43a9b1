import { progressText, stateText, valueText } from './kpi-text.js'
import { type MarkdownColumn, markdownText } from './markdown.js'
import { foldedTable } from './roadmap-table.js'
import type { RoadmapView } from './roadmap-view.js'

const OWNER = 'Owner'

const kpiColumns: readonly MarkdownColumn[] = [
  { title: 'KPI' },
  { title: 'State' },
  { title: 'Progress (made of expected)', align: 'right' },
  { title: 'Baseline', align: 'right' },
  { title: 'Now', align: 'right' },
  { title: 'Target', align: 'right' },
  { title: 'Due' },
  { title: OWNER },
]

/** The KPIs and how far they are; empty where there are none. */
export function kpisMarkdown(kpis: RoadmapView['kpis'], hasOwners: boolean): string {
  if (kpis.length === 0) return ''
  const columns = hasOwners ? kpiColumns : kpiColumns.filter(({ title }) => title !== OWNER)
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
    ...(hasOwners ? [markdownText(kpi.owner ?? '')] : []),
  ])
  return `## KPIs\n\n${foldedTable(columns, rows)}`
}
