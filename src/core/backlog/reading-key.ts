import { meterTable } from '../evidence/table.js'
import type { Framework } from '../frameworks/framework.js'
import type { ItemContext } from './read-estimates.js'

/** What is the same for contexts by which every item is read alike: formulas and points of KPIs are not looked at for that. */
export function readingKey(context: ItemContext): string {
  const { frameworks, framework, isStandIn, broken, kpiUnits, allowsExtra } = context
  const { kinds, most, none, maxAge, isOwn } = context.evidence ?? meterTable
  return JSON.stringify([
    [...frameworks.values()].map(readOf),
    [readOf(framework), isStandIn, allowsExtra],
    [...broken],
    [...kpiUnits],
    [[...kinds], [...most], none, maxAge, isOwn],
  ])
}

function readOf({ name, inputs, inside }: Framework): unknown {
  return [name, inputs, inside && readOf(inside)]
}
