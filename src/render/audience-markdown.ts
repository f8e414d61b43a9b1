import { type Audience, type SeenItem, type SeenPlan, seenPlan } from '../core/plan/audience.js'
import type { ViewStyle } from '../core/schema/views.js'
import { itemLine, itemsTable, seenText } from './audience-items.js'
import { timelineMarkdown } from './audience-timeline.js'
import { seenWaitsMarkdown } from './audience-waits.js'
import { markdownText } from './markdown.js'
import { kpisMarkdown } from './roadmap-kpis.js'
import { foldedList } from './roadmap-table.js'
import type { RoadmapView } from './roadmap-view.js'

type Style = (plan: SeenPlan, view: RoadmapView) => string

const styles: Readonly<Record<ViewStyle, Style>> = {
  table: (plan, view) => periodSections(plan, (items) => itemsTable(items, view)),
  timeline: (plan, view) =>
    timelineMarkdown(plan, view) + periodSections(plan, (items) => lines(items, view)),
  'now-next-later': (plan, view) => nowNextLater(plan, view),
}

/** A view of the roadmap for an audience, `\n` after each line: of what is hidden from it no byte stands anywhere. */
export function audienceMarkdown(view: RoadmapView, audience: Audience): string {
  const plan = seenPlan(view.plan, audience)
  const { product, vision, kpis } = view
  const head = [
    '<!-- Written by pm roadmap: what is changed between the two markers is lost. -->',
    ...(audience.title === null ? [] : [`**${markdownText(audience.title)}**`]),
    ...(product === null ? [] : [`**Product:** ${markdownText(product)}`]),
    ...(vision === null ? [] : [`**Vision:** ${markdownText(vision)}`]),
  ]
  const parts = [
    `${head.join('\n\n')}\n\n`,
    audience.hide.has('kpis') ? '' : kpisMarkdown(kpis, !audience.hide.has('owners')),
    styles[audience.style](plan, view),
    seenWaitsMarkdown(plan, view),
    shippedMarkdown(plan),
  ]
  return `${parts.join('').trimEnd()}\n\n`
}

function periodSections(plan: SeenPlan, content: (items: readonly SeenItem[]) => string): string {
  return plan.periods
    .map(({ period: { name, start, end }, items }) => {
      const dates = start === null || end === null ? '' : `${start} to ${end}\n\n`
      const body = items.length > 0 ? content(items) : 'Nothing planned.\n\n'
      return `## ${markdownText(name)}\n\n${dates}${body}`
    })
    .join('')
}

// Of the periods the first is now, the second next, and all others later.
function nowNextLater({ periods }: SeenPlan, view: RoadmapView): string {
  const names = ['Now', 'Next', 'Later']
  return names
    .map((name, at) => {
      const own = periods.filter((_, index) => Math.min(index, 2) === at)
      const items = own.flatMap((period) => period.items)
      return `## ${name}\n\n${items.length > 0 ? lines(items, view) : 'Nothing planned.\n\n'}`
    })
    .join('')
}

function lines(items: readonly SeenItem[], view: RoadmapView): string {
  return `${items.map((item) => `- ${itemLine(item, view)}\n`).join('')}\n`
}

function shippedMarkdown({ shipped }: SeenPlan): string {
  if (shipped.length === 0) return ''
  const entries = shipped.map((each) =>
    each.date === null ? seenText(each) : `${seenText(each)}, ${each.date}`,
  )
  return `## Shipped\n\n${foldedList(`${shipped.length} shipped`, entries)}`
}
