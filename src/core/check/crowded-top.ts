import type { Item } from '../backlog/item.js'
import { pointValue } from '../estimates/point-value.js'
import type { Input } from '../frameworks/framework.js'
import { problem, type Report } from '../problems/problem.js'
import { placeOfInput } from '../rank/input-values.js'
import { estimateOf, givenInput } from '../rank/inputs.js'
import { type Need, needsFor } from '../rank/needs.js'
import { rankableItems } from '../rank/rankable.js'
import type { Backlog } from './backlog.js'

// Of fewer items three or less would be a crowd, and three may well stand out.
const LEAST_ITEMS = 20

/** Inputs of the default framework in which so many of the scored items have the top value that it says little. */
export function checkCrowdedTop(backlog: Backlog, report: Report): void {
  const { containers, framework, items } = backlog
  const needs = needsFor(framework, framework).inputs
  const tops = needs.flatMap((need): Top[] => {
    const top = topOf(need.input)
    return top === undefined ? [] : [{ need, top, crowd: [] }]
  })
  if (!tops.length) return
  let scored = 0
  for (const item of rankableItems(items, containers)) {
    if (!isScored(item, needs)) continue
    scored++
    for (const each of tops) if (isAtTop(item, each)) each.crowd.push(item)
  }
  if (scored < LEAST_ITEMS) return
  const limit = backlog.limitOf('crowded-top')
  for (const { need, top, crowd } of tops) {
    if (crowd.length * 100 <= limit * scored) continue
    const first = givenInput(crowd[0]!, need)!
    report(
      problem('crowded-top', placeOfInput(crowd[0]!, first)!, {
        number: crowd.length,
        of: scored,
        limit,
        input: need.name,
        top: nameOf(top, need.input),
      }),
    )
  }
}

function isScored(item: Item, needs: readonly Need[]): boolean {
  return (
    item.unscored === undefined &&
    needs.every((need) => need.input.default !== undefined || estimateOf(item, need))
  )
}

/** The top value of an input, and the items that have it. */
interface Top {
  readonly need: Need
  readonly top: number
  readonly crowd: Item[]
}

function isAtTop(item: Item, { need, top }: Top): boolean {
  const estimate = estimateOf(item, need)
  return estimate !== undefined && pointValue(estimate) >= top
}

// The greatest value in use: of the words and the scale, else the limit. Where the numbers only stand for the words
// none is greater than another.
function topOf({ words, wordsOnly, scale, max }: Input): number | undefined {
  if (wordsOnly) return undefined
  const ends = scale ? ('from' in scale ? [scale.to] : scale) : []
  const values = [...Object.values(words), ...ends]
  return values.length ? Math.max(...values) : max
}

function nameOf(top: number, { words }: Input): string {
  const word = Object.keys(words).find((each) => words[each] === top)
  return word === undefined ? String(top) : `${word} (${top})`
}
