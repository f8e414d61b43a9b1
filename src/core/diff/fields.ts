import { entryOf, isNull, type YamlEntry, type YamlMap, type YamlNode } from '../yaml/node.js'
import { isSameValue } from '../yaml/same-value.js'
import type { SourceFile } from '../yaml/source.js'
import type { Change, Subject } from './change.js'
import { writtenOf } from './written.js'

/** A mapping and the file that it stands in. */
export interface Placed {
  readonly node: YamlMap
  readonly source: SourceFile
}

/**
 * What two mappings give differently, field by field in head's order and then what only base has. Values are compared,
 * not how they are written: quotes, comments and the order of keys make no difference, and null is the same as nothing.
 * Mappings are entered; a list is one value. `skipped` are keys that are not looked at, `under` stands before each path.
 */
export function fieldChanges(
  base: Placed | undefined,
  head: Placed | undefined,
  subject: Subject,
  {
    skipped = [],
    under = '',
  }: { readonly skipped?: readonly string[]; readonly under?: string } = {},
): Change[] {
  const changes: Change[] = []
  const add = (path: string, from: YamlEntry | undefined, to: YamlEntry | undefined) => {
    const [entry, source] = to ? [to, head!.source] : [from!, base!.source]
    const at = isNull(entry.value) ? entry.key : entry.value
    changes.push({
      subject,
      path,
      from: from ? writtenOf(from.value) : null,
      to: to ? writtenOf(to.value) : null,
      place: { source, start: at.start, end: at.end },
    })
  }
  compareMaps(base?.node, head?.node, under, new Set(skipped))
  return changes

  function compareMaps(
    from: YamlMap | undefined,
    to: YamlMap | undefined,
    prefix: string,
    hidden: ReadonlySet<string> = none,
  ): void {
    for (const entry of to?.entries ?? [])
      if (!hidden.has(entry.key.text)) compareEntries(given(from, entry), given(to, entry), prefix)
    for (const entry of from?.entries ?? []) {
      const isBoth = to && entryOf(to, entry.key.text)
      if (!isBoth && !hidden.has(entry.key.text)) compareEntries(entry, undefined, prefix)
    }
  }

  function compareEntries(
    from: YamlEntry | undefined,
    to: YamlEntry | undefined,
    prefix: string,
  ): void {
    const [before, after] = [valueIn(from), valueIn(to)]
    if ((!before && !after) || (before && after && isSameValue(before, after))) return
    const path = `${prefix}${(to ?? from)!.key.text}`
    if (isMapOrNothing(before) && isMapOrNothing(after) && (hasKeys(before) || hasKeys(after)))
      compareMaps(before, after, `${path}.`)
    else add(path, before && from, after && to)
  }
}

const none: ReadonlySet<string> = new Set()

function given(map: YamlMap | undefined, { key }: YamlEntry): YamlEntry | undefined {
  return map && entryOf(map, key.text)
}

function valueIn(entry: YamlEntry | undefined): YamlNode | undefined {
  return entry && !isNull(entry.value) ? entry.value : undefined
}

function isMapOrNothing(node: YamlNode | undefined): node is YamlMap | undefined {
  return !node || node.kind === 'map'
}

function hasKeys(node: YamlMap | undefined): boolean {
  return node !== undefined && node.entries.length > 0
}
