import type { Item } from '../core/backlog/item.js'
import type { Ranked } from '../core/rank/ranking.js'
import type { ShownRanking } from '../core/rank/shown.js'
import { jsonText } from './json.js'
import { whatIfFields } from './what-if-json.js'

/** Further fields of the document and of each ranked item. */
export interface JsonParts {
  readonly document: object
  item(row: Ranked): object
}

/** The ranking as one JSON document; scores are not rounded. */
export function rankingJson(
  shown: ShownRanking,
  parts: JsonParts = { document: {}, item: () => ({}) },
): string {
  const { ranking, ranked, unscored, leftOut, source, whatIf } = shown
  const document = {
    schemaVersion: 1,
    framework: ranking.framework.name,
    source,
    ...whatIfFields(whatIf),
    ...parts.document,
    items: ranked.map((row) => {
      const { rank, item, score, bucket, inputs } = row
      return {
        rank,
        ...identity(item),
        status: item.status,
        team: item.team ?? null,
        score,
        ...parts.item(row),
        bucket,
        inputs,
        ...placeFields(item),
      }
    }),
    unscored: unscored.map(({ item, missing, reason }) => ({
      ...identity(item),
      missing,
      reason,
      ...placeFields(item),
    })),
    leftOut,
  }
  return jsonText(document)
}

function identity({ id, title }: Item) {
  return { id, title }
}

/** File and line of an item or KPI. */
export function placeFields({ source, node }: Pick<Item, 'source' | 'node'>) {
  return { file: source.path, line: source.position(node.start).line }
}
