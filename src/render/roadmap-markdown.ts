import { count, list } from '../core/problems/words.js'
import { forecastMarkdown } from './forecast-markdown.js'
import { markdownText } from './markdown.js'
import { agreementsMarkdown } from './roadmap-agreements.js'
import { brokenMarkdown } from './roadmap-broken.js'
import { capacityMarkdown } from './roadmap-capacity.js'
import { delayMarkdown } from './roadmap-delay.js'
import { ganttMarkdown } from './roadmap-gantt.js'
import { gapsMarkdown } from './roadmap-gaps.js'
import { glanceMarkdown } from './roadmap-glance.js'
import { kpisMarkdown } from './roadmap-kpis.js'
import { periodsMarkdown } from './roadmap-periods.js'
import {
  containersMarkdown,
  lateMarkdown,
  shippedMarkdown,
  unplannedMarkdown,
} from './roadmap-rest.js'
import { changesMarkdown, valueMarkdown } from './roadmap-value.js'
import type { RoadmapView } from './roadmap-view.js'
import { waitsMarkdown } from './roadmap-waits.js'
import { capital } from './text.js'

/**
 * The generated part of roadmap.md, `\n` after each line. It follows from the view alone: no byte
 * depends on the day. Whatever is long is folded, and every item stands in a table. It ends with an
 * empty line, so that the marker behind it is no part of its last table.
 */
export function roadmapMarkdown(view: RoadmapView): string {
  const parts = [
    introduction(view),
    brokenMarkdown(view),
    glanceMarkdown(view),
    kpisMarkdown(view.kpis, true),
    ganttMarkdown(view),
    periodsMarkdown(view),
    capacityMarkdown(view),
    forecastMarkdown(view),
    waitsMarkdown(view),
    agreementsMarkdown(view),
    delayMarkdown(view),
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
  const gaps = gapsMarkdown(view)
  const lines = [
    '<!-- Written by pm roadmap: what is changed between the two markers is lost. -->',
    ...(product === null ? [] : [`**Product:** ${markdownText(product)}`]),
    ...(vision === null ? [] : [`**Vision:** ${markdownText(vision)}`]),
    ...(gaps === null ? [] : [gaps]),
    `${summary(view)} Ranked by ${markdownText(framework.title)}; efforts in ${markdownText(unit)} are the means of their estimates, scores take the medians.`,
    ...(value === '' ? [] : [value]),
  ]
  return `${lines.join('\n\n')}\n\n`
}

/** Why there is no period to plan for, as a sentence that may follow something. */
export function noPlanText(fields: readonly string[]): string {
  return `there is no plan: ${list(fields)} in pm.yaml ${fields.length === 1 ? 'is' : 'are'} wrong.`
}

function summary({ plan, faultyFields, filter }: RoadmapView): string {
  if (faultyFields.length > 0) return capital(noPlanText(faultyFields))
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
  const shown = filter === null ? '' : ` Of the whole plan only ${markdownText(filter)} is shown.`
  return `${facts.join(', ')}.${shown}`
}
