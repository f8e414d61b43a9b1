import { meanOf } from '../core/estimates/mean.js'
import type { WeighedPiece } from '../core/evidence/weigh.js'
import type { Explanation, Term } from '../core/rank/explanation.js'
import type { InputVoice } from '../core/rank/input-values.js'
import type { Circumstances } from '../core/rank/shown.js'
import type { Rating } from '../core/raters/rating.js'
import type { Place } from '../core/yaml/source.js'
import { jsonText } from './json.js'
import { placeFields } from './ranking-json.js'
import { whatIfFields } from './what-if-json.js'

/** The score of one item, term by term, as one JSON document; nothing is rounded. */
export function explanationJson(
  explanation: Explanation,
  { source, leftOut, whatIf }: Circumstances,
  { plan, promise }: { readonly plan: unknown; readonly promise: unknown },
): string {
  const { item, framework, terms, weighed, ...rest } = explanation
  const document = {
    schemaVersion: 1,
    framework: framework.name,
    source,
    ...whatIfFields(whatIf),
    item: { id: item.id, title: item.title, status: item.status, ...placeFields(item) },
    ...rest,
    terms: terms.map(termFields),
    confidenceFromEvidence: weighed?.share ?? null,
    evidence: weighed ? weighed.pieces.map(pieceFields) : (item.plain.evidence ?? []),
    plan,
    promise,
    leftOut,
  }
  return jsonText(document)
}

function pieceFields({ piece, group, adds, counts, reason }: WeighedPiece) {
  return { ...piece, group: group ?? null, adds, counts, reason: reason ?? null }
}

function termFields({ need, estimate, value, from, place, voices, spread }: Term) {
  // Where the item's own file gives it, not where it is mixed.
  const decided = voices.length ? voices.find(({ rating }) => !rating) : { from, place }
  return {
    input: need.name,
    value,
    mean: meanOf(estimate),
    estimate,
    unit: need.input.unit ?? null,
    from: decided?.from ?? 'raters',
    place: decided?.place ? positionFields(decided.place) : null,
    raters: voices.flatMap((voice) => (voice.rating ? [raterFields(voice, voice.rating)] : [])),
    spread: spread ?? null,
  }
}

function raterFields({ estimate, value, place }: InputVoice, { rater, weight, on }: Rating) {
  return { rater, weight, value, estimate, on: on ?? null, place: positionFields(place) }
}

function positionFields({ source, start }: Place) {
  return { file: source.path, ...source.position(start) }
}
