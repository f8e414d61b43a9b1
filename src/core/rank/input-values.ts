import type { EstimatesGiven } from '../backlog/estimates-given.js'
import type { Item } from '../backlog/item.js'
import { pointValue } from '../estimates/point-value.js'
import type { Framework } from '../frameworks/framework.js'
import { OWN_WEIGHT } from '../raters/mix.js'
import type { Rating } from '../raters/rating.js'
import type { Weighted } from '../raters/weighted-median.js'
import { child, type YamlNode } from '../yaml/node.js'
import type { Place } from '../yaml/source.js'
import { type Given, givenInput, givenInputs } from './inputs.js'
import { type Need, needsFor, type Standard } from './needs.js'

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

/** Where an item gives an input, or the first of its raters where its own file gives none; undefined where the default stands in. */
export function placeOfInput(item: Item, given: Given): Place | undefined {
  if (given.from === 'default') return undefined
  if (!item.decided) return placeIn(item, given)
  const [first] = voicesOf(item, given.need)
  return first?.place
}

/** One who estimates an input of an item. */
export interface InputVoice extends InputValue {
  /** undefined: the item's own file. */
  readonly rating: Rating | undefined
  readonly place: Place
}

/** The value of one who estimates, with their weight. */
export function weighted({ value, rating }: InputVoice): Weighted {
  return { value, weight: rating?.weight ?? OWN_WEIGHT }
}

/** All who estimate an input of an item: its own file first, then the raters by name. */
export function voicesOf(item: Item, need: Need): InputVoice[] {
  const voice = (by: EstimatesGiven, at: Mapping, rating: Rating | undefined): InputVoice[] => {
    const given = givenInput(by, need)
    if (!given) return []
    return [{ ...given, value: pointValue(given.estimate), rating, place: placeIn(at, given)! }]
  }
  return [
    ...voice(item.decided ?? item, item, undefined),
    ...(item.ratings ?? []).flatMap((rating) => voice(rating, rating, rating)),
  ]
}

type Mapping = Pick<Item, 'source' | 'node'>

function placeIn({ source, node }: Mapping, { need, from }: Given): Place | undefined {
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

/** The estimate under a key of a block; that of a framework with one input may be the whole block. */
export function within(block: YamlNode | undefined, key: string): YamlNode | undefined {
  return (block?.kind === 'map' ? child(block, key) : undefined) ?? block
}
