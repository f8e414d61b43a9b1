import type { Item } from '../backlog/item.js'
import { total } from '../estimates/estimate.js'
import { offScale, scaleName } from '../estimates/limits.js'
import { meanOf } from '../estimates/mean.js'
import { pointValue } from '../estimates/point-value.js'
import { moscow, moscowWords, mostMust } from '../frameworks/builtin/moscow.js'
import { wsjf } from '../frameworks/builtin/wsjf.js'
import type { Framework } from '../frameworks/framework.js'
import { problem, type Report } from '../problems/problem.js'
import { placeOfInput, voicesOf } from '../rank/input-values.js'
import { type Given, givenInputs } from '../rank/inputs.js'
import { needsFor } from '../rank/needs.js'
import { rankableItems } from '../rank/rankable.js'
import type { Backlog } from './backlog.js'
import { usedFrameworks } from './used-frameworks.js'

type Warnings = Pick<Backlog, 'items' | 'containers' | 'framework' | 'frameworks'>

/** What the sources of the frameworks warn of. */
export const frameworkChecks: readonly ((backlog: Warnings, report: Report) => void)[] = [
  checkScales,
  checkLeastOfScale,
  checkMust,
]

/** Numbers off the scale of their input. */
function checkScales(backlog: Warnings, report: Report): void {
  const { framework: standard } = backlog
  const scaled = usedFrameworks(backlog)
    .filter(({ inputs }) => inputs.some(({ scale }) => scale))
    .map((framework) => ownInputsOf(framework, standard))
  for (const item of rankableItems(backlog.items, backlog.containers))
    for (const inputsOf of scaled)
      for (const given of inputsOf(item)) {
        const { input, framework: name } = given.need
        const { scale } = input
        // Where each of many items gives it is not looked up for nothing.
        if (!scale || (!item.ratings && offScale(given.estimate, scale) === undefined)) continue
        for (const { estimate, place } of voicesOf(item, given.need)) {
          const got = offScale(estimate, scale)
          if (got !== undefined)
            report(
              problem('off-scale', place, {
                input: labelOf(given, standard),
                got,
                scale: scaleName(scale),
                framework: name,
                name: input.name,
              }),
            )
        }
      }
}

/** Columns of WSJF in which no item is the least one, to which the others are in relation. */
function checkLeastOfScale(backlog: Warnings, report: Report): void {
  const framework = usedFrameworks(backlog).find(({ name }) => name === wsjf.name)
  if (!framework) return
  const least = new Map<string, { item: Item; given: Given; value: number }>()
  const inputsOf = ownInputsOf(framework, backlog.framework)
  for (const item of rankableItems(backlog.items, backlog.containers))
    for (const given of inputsOf(item)) {
      const { name } = given.need.input
      const value = pointValue(given.estimate)
      const before = least.get(name)
      const isLess = !before || value < before.value
      if (isLess || (value === before.value && item.id < before.item.id))
        least.set(name, { item, given, value })
    }
  for (const [input, { item, given, value }] of least)
    if (value > 1)
      report(problem('scale-without-one', placeOfInput(item, given)!, { input, smallest: value }))
}

/** Work that is planned and more than 60 % of it must; reported at its largest must. */
function checkMust(backlog: Warnings, report: Report): void {
  const framework = usedFrameworks(backlog).find(({ name }) => name === moscow.name)
  if (!framework) return
  const efforts = { must: 0, all: 0 }
  let largest: { item: Item; given: Given; effort: number } | undefined
  const inputsOf = ownInputsOf(framework, backlog.framework)
  for (const item of rankableItems(backlog.items, backlog.containers)) {
    if (item.status !== 'planned' && item.status !== 'in-progress') continue
    const [given] = inputsOf(item)
    if (!given) continue
    const effort = meanEffort(item)
    if (effort === undefined) continue
    const category = pointValue(given.estimate)
    if (category !== moscowWords.wont) efforts.all += effort
    if (category !== moscowWords.must) continue
    efforts.must += effort
    const isMore = !largest || effort > largest.effort
    if (isMore || (effort === largest!.effort && item.id < largest!.item.id))
      largest = { item, given, effort }
  }
  const share = efforts.must / efforts.all
  if (!largest || !(share > mostMust + 1e-12)) return
  const percent = Math.ceil(share * 1000) / 10
  report(problem('too-much-must', placeOfInput(largest.item, largest.given)!, { percent }))
}

// Gives the framework's own inputs of an item where it is meant to be scored by that framework: it is the default one,
// or the item has its block.
function ownInputsOf(framework: Framework, standard: Framework): (item: Item) => readonly Given[] {
  const { name } = framework
  const isStandard = framework === standard
  const isPart = isStandard || standard.needs.some((ref) => ref.framework === name)
  const needs = needsFor(framework, standard)
  return (item) => {
    if (!isPart && !Object.hasOwn(item.blocks, name)) return none
    return givenInputs(item, needs).filter(
      ({ need, from }) =>
        need.framework === name && from !== 'default' && (isStandard || from === 'block'),
    )
  }
}

const none: readonly Given[] = []

function labelOf({ need }: Given, standard: Framework): string {
  const { framework, input } = need
  return framework === standard.name || framework === input.name
    ? input.name
    : `${framework}.${input.name}`
}

function meanEffort({ own, effortByTeam }: Item): number | undefined {
  const effort = own.effort ?? (effortByTeam && total(effortByTeam))
  return effort && meanOf(effort)
}
