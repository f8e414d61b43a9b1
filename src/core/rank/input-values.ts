import type { Item } from '../backlog/item.js'
import { pointValue } from '../estimates/point-value.js'
import type { Framework } from '../frameworks/framework.js'
import { child, type YamlNode } from '../yaml/node.js'
import type { Place } from '../yaml/source.js'
import { type Given, givenInputs } from './inputs.js'
import { needsFor, type Standard } from './needs.js'

/** An input of an item as a framework sees it. */
export interface InputValue extends Given {
  /** Its point value. */
  readonly value: number
}

/** What an item gives for each input that a framework needs, in the framework's order; what it lacks is absent. */
export function inputValues(
  item: Item,
  framework: Framework,
  { framework: standard }: Standard,
): InputValue[] {
  return givenInputs(item, needsFor(framework, standard)).map((given) => ({
    ...given,
    value: pointValue(given.estimate),
  }))
}

/** Where an item gives an input; undefined where the default stands in. */
export function placeOfInput({ source, node }: Item, { need, from }: Given): Place | undefined {
  const at = nodeOf(node, need, from)
  return at && { source, start: at.start, end: at.end }
}

function nodeOf(
  item: Item['node'],
  { framework, input }: Given['need'],
  from: Given['from'],
): YamlNode | undefined {
  switch (from) {
    case 'default':
      return undefined
    case 'item':
      return child(item, input.name)
    case 'teams':
      return child(item, 'effort_by_team')
    case 'kpis':
      return within(child(item, 'kpis'), input.from!.kpi)
    case 'block':
      return within(child(item, framework), input.name)
  }
}

// The estimate of a framework with one input may be the whole block.
function within(block: YamlNode | undefined, key: string): YamlNode | undefined {
  return (block?.kind === 'map' ? child(block, key) : undefined) ?? block
}
