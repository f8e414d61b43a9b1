import { meanOf } from '../core/estimates/mean.js'
import type { Explanation, Term } from '../core/rank/explanation.js'
import type { LeftOut, Source } from '../core/rank/shown.js'
import { jsonText } from './json.js'
import { placeFields } from './ranking-json.js'

/** The score of one item, term by term, as one JSON document; nothing is rounded. */
export function explanationJson(
  explanation: Explanation,
  { source, leftOut }: { readonly source: Source; readonly leftOut: readonly LeftOut[] },
): string {
  const { item, framework, terms, ...rest } = explanation
  const document = {
    schemaVersion: 1,
    framework: framework.name,
    source,
    item: { id: item.id, title: item.title, status: item.status, ...placeFields(item) },
    ...rest,
    terms: terms.map(termFields),
    evidence: item.plain.evidence ?? [],
    leftOut,
  }
  return jsonText(document)
}

function termFields({ need, estimate, value, from, place }: Term) {
  const at = place?.source.position(place.start)
  return {
    input: need.name,
    value,
    mean: meanOf(estimate),
    estimate,
    unit: need.input.unit ?? null,
    from,
    place: place && at ? { file: place.source.path, ...at } : null,
  }
}
