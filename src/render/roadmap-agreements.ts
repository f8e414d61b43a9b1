import type { AgreementCost, Agreements } from '../core/plan/agreements.js'
import { markdownText } from './markdown.js'
import { formatNumber, tidyNumber } from './number.js'
import { foldedTable, itemText } from './roadmap-table.js'
import type { RoadmapView } from './roadmap-view.js'

const columns = [
  { title: 'Item' },
  { title: 'Agreed for' },
  { title: 'Without it' },
  { title: 'Costs', align: 'right' as const },
]

/** What each agreed period costs in value; empty where none is agreed. */
export function agreementsMarkdown({ agreements: { costs, more } }: RoadmapView): string {
  if (costs.length === 0) return ''
  const rows = costs.map((each) => [
    itemText(each.item),
    markdownText(each.end === null ? `${each.period}, broken` : each.period),
    each.without === null ? 'not planned' : markdownText(each.without),
    costText(each),
  ])
  const rest = more > 0 ? ` ${more} more were not looked into.` : ''
  return (
    '## Agreed periods\n\n' +
    `What the plan that follows the ranking would be worth more without each one alone.${rest}\n\n` +
    foldedTable(columns, rows, 10)
  )
}

/** What an agreement costs: `12 (3.5 %)`, or what it brings. */
export function costText({ cost, share }: Pick<AgreementCost, 'cost' | 'share'>): string {
  if (cost === 0) return 'nothing'
  const percent = Math.abs(Math.round(share * 1000) / 10)
  const much = `${formatNumber(Math.abs(cost))}${percent === 0 ? '' : ` (${formatNumber(percent)} %)`}`
  return cost > 0 ? much : `brings ${much}`
}

/** The same as fields of JSON. */
export function agreementsJson({ costs }: Agreements) {
  return costs.map((each) => ({ id: each.item.id, ...agreementJson(each) }))
}

export function agreementJson({ period, end, without, cost, share }: AgreementCost) {
  return {
    period,
    kept: end !== null,
    without,
    cost: tidyNumber(cost),
    share: tidyNumber(share),
  }
}
