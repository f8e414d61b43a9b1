import type { Item } from '../backlog/item.js'
import { pointValue } from '../estimates/point-value.js'
import { isFromEvidence } from '../evidence/from-evidence.js'
import { rice } from '../frameworks/builtin/rice.js'
import type { Framework } from '../frameworks/framework.js'
import { problem, type Report } from '../problems/problem.js'
import { placeOfInput } from '../rank/input-values.js'
import { type Given, givenInput } from '../rank/inputs.js'
import { type Need, needsFor } from '../rank/needs.js'
import { rankableItems } from '../rank/rankable.js'
import type { Backlog } from './backlog.js'
import { usedFrameworks } from './used-frameworks.js'

// RICE calls a confidence under one half a moonshot.
const LEAST = 0.5

// Values that are written as percentages are not exact: 0.3 is not three times 0.1.
const NEARLY_ALL = 1 - 1e-9

type Confidence = Pick<Backlog, 'items' | 'containers' | 'framework' | 'frameworks'>

/** A confidence under one half of an item that RICE scores; one that is made of evidence says itself what it lacks. */
export function checkMoonshots(backlog: Confidence, report: Report): void {
  const { items, containers, framework: standard } = backlog
  const isStandard =
    standard.name === rice.name || standard.needs.some((need) => need.framework === rice.name)
  const framework = isStandard
    ? backlog.frameworks.get(rice.name)
    : usedFrameworks(backlog).find(({ name }) => name === rice.name)
  if (!framework) return
  const needs = sharesOf(framework, standard)
  for (const item of rankableItems(items, containers)) {
    if (!isStandard && !Object.hasOwn(item.blocks, framework.name)) continue
    const given = confidenceOf(item, needs)
    const value = given && pointValue(given.estimate)
    if (value === undefined || value >= LEAST || isFromEvidence(given?.estimate)) continue
    const percent = Number((value * 100).toPrecision(3))
    report(problem('moonshot', placeOfInput(item, given!)!, { id: item.id, percent }))
  }
}

/** A confidence of 100 % in the default framework that no evidence stands behind. */
export function checkCertainty({ items, containers, framework }: Confidence, report: Report): void {
  const needs = sharesOf(framework, framework)
  if (!needs.length) return
  for (const item of rankableItems(items, containers)) {
    if (item.plain.evidence?.length) continue
    const given = confidenceOf(item, needs)
    if (!given || pointValue(given.estimate) < NEARLY_ALL) continue
    const place = placeOfInput(item, given)!
    report(problem('guess-without-evidence', place, { id: item.id }))
  }
}

// Only shares: a confidence from 1 to 10 says nothing of per cent.
function sharesOf(framework: Framework, standard: Framework): readonly Need[] {
  return needsFor(framework, standard).inputs.filter(
    ({ input }) => input.name === 'confidence' && input.max === 1,
  )
}

function confidenceOf(item: Item, needs: readonly Need[]): Given | undefined {
  for (const need of needs) {
    const given = givenInput(item, need)
    if (given) return given
  }
  return undefined
}
