import { composeNode } from './compose.js'
import type { Composer } from './composer.js'
import {
  contentStart,
  reportDirectives,
  reportSecondDocument,
  reportStrayMarker,
} from './documents.js'
import { isNull, type YamlNode } from './node.js'

/** The tree of a composer's one document; undefined where it is empty or would be too large to walk. */
export function composeDocument(c: Composer): YamlNode | undefined {
  const { source, report } = c
  reportDirectives(source, report)
  if (reportStrayMarker(source, report) || c.events.length === 0) return undefined
  c.index = 1
  c.at = contentStart(source.text)
  const root = composeNode(c, '')
  c.index++
  if (c.index < c.events.length) reportSecondDocument(source, c.at, report)
  return c.isWalkable && !isNull(root) ? root : undefined
}
