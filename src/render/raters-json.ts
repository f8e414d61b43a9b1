import type { Item } from '../core/backlog/item.js'
import type { LeftOut, Source } from '../core/rank/shown.js'
import type { Difference, DifferingVoice } from '../core/raters/differences.js'
import type { Leaning } from '../core/raters/leanings.js'
import type { RatersOverview } from '../core/raters/overview.js'
import { jsonText } from './json.js'
import { placeFields } from './ranking-json.js'

/** What raters say as one JSON document; nothing is rounded. */
export function ratersJson(
  { framework, raters, differences, leanings, unrated, once }: RatersOverview,
  { source, leftOut }: { readonly source: Source; readonly leftOut: readonly LeftOut[] },
): string {
  return jsonText({
    schemaVersion: 1,
    framework: framework.name,
    source,
    raters,
    differences: differences.map(differenceFields),
    leanings: leanings.map(leaningFields),
    unrated: unrated.map(itemFields),
    ratedOnce: once.map(({ item, rater }) => ({ ...itemFields(item), rater })),
    leftOut,
  })
}

function differenceFields({ item, need, outcome, voices, spread, moves }: Difference) {
  return {
    ...itemFields(item),
    input: need.name,
    ...outcome,
    spread,
    moves,
    estimates: voices.map(voiceFields),
  }
}

function voiceFields({ rating, value, estimate, outcome, place }: DifferingVoice) {
  return {
    rater: rating?.rater ?? null,
    weight: rating?.weight ?? 1,
    on: rating?.on ?? null,
    value,
    estimate,
    ...outcome,
    place: { file: place.source.path, ...place.source.position(place.start) },
  }
}

function leaningFields({ rater, need, kind, size, items, above, below }: Leaning) {
  return { rater, input: need.name, kind, size, items, above, below }
}

function itemFields(item: Item) {
  return { id: item.id, title: item.title, ...placeFields(item) }
}
