import type { Estimate } from '../estimates/estimate.js'
import { pointValue } from '../estimates/point-value.js'
import { rangeOf } from '../estimates/range.js'
import type { Framework } from '../frameworks/framework.js'
import { inputsByName } from '../frameworks/inputs.js'
import { problem, type Report } from '../problems/problem.js'
import { within } from '../rank/input-values.js'
import { onItself } from '../rank/inputs.js'
import { itemInput, mayStandOnItem } from '../rank/own-input.js'
import { roundScore } from '../rank/significant.js'
import { child, type YamlMap, type YamlNode } from '../yaml/node.js'
import type { Place, SourceFile } from '../yaml/source.js'
import { type EstimatesGiven, valueAt } from './estimates-given.js'
import type { ItemContext } from './read-estimates.js'

/**
 * Reports each input of a framework that stands in its block with another value than on the item itself: the score
 * takes the one in the block. Of effort that is an error, since the plan takes the other.
 */
export function reportGivenTwice(
  given: EstimatesGiven,
  { node, source }: { readonly node: YamlMap; readonly source: SourceFile },
  { frameworks, framework: standard }: Pick<ItemContext, 'frameworks' | 'framework'>,
  report: Report,
): void {
  for (const name in given.blocks) {
    const framework = frameworks.get(name)
    if (!framework) continue
    const block = given.blocks[name]!
    for (const input in block) {
      const onItem = onItself(given, input)
      if (!onItem || !isSameInput(framework, input, standard)) continue
      const field = valueAt(given.own, input) ? input : 'effort_by_team'
      if (agree(block[input]!, onItem, field)) continue
      const there = within(child(node, name), input)
      const here = child(node, field)
      if (!there || !here) continue
      const args = {
        framework: name,
        inBlock: `${name}.${input}${textOf(there)}`,
        onItem: `${field}${textOf(here)}`,
        other: placeAt(here, source),
      }
      const rule = input === 'effort' ? 'effort-given-twice' : 'input-given-twice'
      report(problem(rule, placeAt(there, source), args))
    }
  }
}

// Of another framework an input with a scale of its own may mean something else than the item's field of that name.
function isSameInput(framework: Framework, name: string, standard: Framework): boolean {
  const input = inputsByName(framework).get(name)
  if (!input || !mayStandOnItem({ framework: framework.name, input }, standard)) return false
  return itemInput(name, standard)?.framework === framework.name || input.scale === undefined
}

// What teams do together is rounded where somebody writes it down once more, and 1.9 and 1.2 are 3.1.
function agree(a: Estimate, b: Estimate, field: string): boolean {
  const [one, other] = [rangeOf(a), rangeOf(b)]
  if (field === 'effort_by_team')
    return (
      roundScore(one.low) <= roundScore(other.high) && roundScore(other.low) <= roundScore(one.high)
    )
  return one.low === other.low && one.high === other.high && pointValue(a) === pointValue(b)
}

// Of a mapping the sentence names its place alone.
function textOf(node: YamlNode): string {
  return node.kind === 'scalar' ? ` ${node.text}` : ''
}

function placeAt({ start, end }: YamlNode, source: SourceFile): Place {
  return { source, start, end }
}
