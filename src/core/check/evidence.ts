import type { Item } from '../backlog/item.js'
import { CONFIDENCE, isFromEvidence } from '../evidence/from-evidence.js'
import { weighEvidence } from '../evidence/weigh.js'
import { problem, type Report } from '../problems/problem.js'
import { rankableItems } from '../rank/rankable.js'
import { child, type YamlScalar } from '../yaml/node.js'
import type { Place } from '../yaml/source.js'
import type { Backlog } from './backlog.js'
import { placeOf } from './places.js'

/**
 * Evidence of a kind that is worth nothing because nobody knows it: of all items where pm.yaml says which kinds there are,
 * else of those whose confidence is made of it.
 */
export function checkEvidenceKinds({ items, evidence: table }: Backlog, report: Report): void {
  const known = [...table.kinds.keys()]
  for (const item of items) {
    if (!(table.isOwn || placesFromEvidence(item).length)) continue
    for (const { text: kind, start, end } of kindsOf(item)) {
      if (table.kinds.has(kind)) continue
      const place = { source: item.source, start, end }
      report(problem('unknown-evidence', place, { kind, known, isOwn: table.isOwn }))
    }
  }
}

// As they are written: of a list with a fault nothing else is read.
function kindsOf({ node }: Item): YamlScalar[] {
  const list = child(node, 'evidence')
  return list?.kind !== 'sequence'
    ? []
    : list.items.flatMap((piece) => {
        const kind = piece.kind === 'map' ? child(piece, 'kind') : undefined
        return kind?.kind === 'scalar' && kind.text !== '' ? [kind] : []
      })
}

/** A confidence that is to be made of evidence where none counts. */
export function checkNoEvidence({ items, containers, evidence }: Backlog, report: Report): void {
  for (const item of rankableItems(items, containers)) {
    const places = placesFromEvidence(item)
    if (!places.length) continue
    const isFaulty = !item.plain.evidence && child(item.node, 'evidence') !== undefined
    if (isFaulty) continue
    const { pieces, share } = weighEvidence(item.plain, evidence)
    if (pieces.some(({ counts }) => counts > 0)) continue
    const percent = Number((share * 100).toPrecision(3))
    for (const place of places)
      report(problem('no-evidence', place, { id: item.id, percent, pieces: pieces.length }))
  }
}

// Where an item asks for a confidence made of its evidence.
function placesFromEvidence(item: Item): readonly Place[] {
  const { own, blocks } = item.decided ?? item
  let places = none
  if (isFromEvidence(own[CONFIDENCE])) places = [placeOf(item, CONFIDENCE)]
  for (const name in blocks)
    if (isFromEvidence(blocks[name]![CONFIDENCE]))
      places = [...places, placeOf(item, name, CONFIDENCE)]
  return places
}

const none: readonly Place[] = []
