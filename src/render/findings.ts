import type { Quantity } from '../core/simulate/quantities.js'
import type { Rival } from '../core/simulate/rival.js'
import type { ShownUncertainty } from '../core/simulate/shown.js'
import type { SmallChange } from '../core/simulate/small-changes.js'
import type { Finding } from '../core/simulate/worth-finding-out.js'
import { rangeText } from './estimate-text.js'
import { formatChance, formatPercent } from './number.js'
import { inputText } from './ranking-columns.js'

/** A heading, and a table under it or a sentence that says why there is none. */
export interface FindingsPart {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly none: string
}

/** What is worth finding out and what small changes would do, as texts that are not escaped. */
export function findingsParts(uncertainty: ShownUncertainty): FindingsPart[] {
  const { next, small, cut, ranked, isUncertain } = uncertainty
  const first = firstOf(cut)
  const allFirst =
    ranked > cut ? undefined : `There are no more than ${cut} to choose from: give a lesser --cut.`
  return [
    ...(next
      ? [
          {
            title: `Worth finding out next, for it may change ${first}`,
            columns: ['ID', 'Estimate', 'Chance', 'If', 'Then it goes', 'Place'],
            rows: next.map((finding) => findingRow(finding)),
            none: isUncertain
              ? (allFirst ?? `No single estimate, known exactly, would change ${first}.`)
              : 'No estimate is a range, so that every draw is the same: write effort: 2 to 5 where you are not sure.',
          },
        ]
      : []),
    ...(small
      ? [
          {
            title: `Changes of at most ${formatPercent(small.share)} that would change ${first}`,
            columns: ['ID', 'Estimate', 'Beyond', 'Change', 'Then it goes', 'Place'],
            rows: small.changes.map((change) => changeRow(change)),
            none: allFirst ?? `No estimate would change ${first} by itself.`,
          },
        ]
      : []),
  ]
}

function firstOf(cut: number): string {
  return cut === 1 ? 'the first one' : `the first ${cut}`
}

function findingRow({ quantity, rival, chance, when }: Finding): string[] {
  const value = (number: number) => inputText(number, quantity.input)
  const side =
    when === null
      ? ''
      : 'above' in when
        ? `above ${value(when.above)}`
        : `below ${value(when.below)}`
  return [
    quantity.item.id,
    `${quantity.name} ${rangeText(quantity.estimate, value)}`,
    formatChance(chance),
    side,
    goes(rival),
    placeText(quantity),
  ]
}

function changeRow({ quantity, rival, value, turn, change }: SmallChange): string[] {
  const text = (number: number) => inputText(number, quantity.input)
  return [
    quantity.item.id,
    `${quantity.name} ${text(value)}`,
    text(turn),
    changeText(change),
    goes(rival),
    placeText(quantity),
  ]
}

// Of two that are equal any change decides.
function changeText(change: number): string {
  const percent = (Math.abs(change) * 100).toFixed(1)
  if (percent === '0.0') return change < 0 ? 'any less' : 'any more'
  return `${change < 0 ? '−' : '+'}${percent} %`
}

function goes({ isFirst, id }: Rival): string {
  return isFirst ? `out, ${id} in` : `in, ${id} out`
}

function placeText({ place }: Quantity): string {
  const at = place?.source.position(place.start)
  return place && at ? `${place.source.path}:${at.line}:${at.column}` : ''
}
