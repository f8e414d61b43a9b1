import { child, entryOf, type YamlEntry, type YamlMap } from '../yaml/node.js'
import type { Change, Subject } from './change.js'
import { fieldChanges, type Placed } from './fields.js'

/** Settings that count together, such as all of one team, and what is different of them. */
export interface SettingDifference {
  /** The keys under which they stand in pm.yaml, each as the steps that lead there. */
  readonly keys: readonly (readonly string[])[]
  readonly changes: readonly Change[]
}

const subject: Subject = { kind: 'configuration' }

/** Sections of which each entry is a setting of its own. */
const sections: ReadonlySet<string> = new Set([
  'units',
  'teams',
  'raters',
  'evidence',
  'rules',
  'roadmap',
])

// One without the others may name no period at all.
const timeKeys: ReadonlySet<string> = new Set(['start', 'period', 'periods'])

/** What two configurations give differently, setting by setting in head's order; `frameworks` is left aside. */
export function settingDifferences(
  base: Placed | undefined,
  head: Placed | undefined,
): SettingDifference[] {
  const edits = new Map<string, { keys: string[][]; changes: Change[] }>()
  for (const key of keysOf(base?.node, head?.node)) {
    if (key === 'frameworks') continue
    const [before, after] = [section(base, key), section(head, key)]
    const isSection = sections.has(key) && (before ?? after) !== undefined
    if (!isSection) put(key, [key], changesAt(base, head, key, ''))
    else
      for (const inner of keysOf(before?.node, after?.node)) {
        const group = key === 'roadmap' && timeKeys.has(inner) ? 'roadmap.start' : `${key}.${inner}`
        put(group, [key, inner], changesAt(before, after, inner, `${key}.`))
      }
  }
  return [...edits.values()]

  function put(group: string, key: string[], changes: readonly Change[]): void {
    if (changes.length === 0) return
    const edit = edits.get(group)
    if (!edit) edits.set(group, { keys: [key], changes: [...changes] })
    else {
      edit.keys.push(key)
      edit.changes.push(...changes)
    }
  }
}

/** What is different of a framework, wherever it stands. */
export function frameworkChanges(
  name: string,
  base: Placed | undefined,
  head: Placed | undefined,
): Change[] {
  return fieldChanges(base, head, subject, { under: `frameworks.${name}.` })
}

/** A mapping with what another one has under some keys, or without them where that one has nothing there. */
export function withSettings(
  map: YamlMap,
  other: YamlMap | undefined,
  keys: readonly (readonly string[])[],
): YamlMap {
  return keys.reduce((result, path) => withSetting(result, other, path), map)
}

function withSetting(
  map: YamlMap,
  other: YamlMap | undefined,
  [key, ...rest]: readonly string[],
): YamlMap {
  const [own, theirs] = [entryOf(map, key!), other && entryOf(other, key!)]
  const inner = own?.value.kind === 'map' ? own.value : undefined
  const from = theirs?.value.kind === 'map' ? theirs.value : undefined
  const entry: YamlEntry | undefined =
    rest.length === 0 || (!inner && !from)
      ? theirs
      : {
          key: (own ?? theirs)!.key,
          value: withSetting(inner ?? { ...from!, entries: [] }, from, rest),
        }
  const others = map.entries.filter((each) => each !== own)
  if (!entry) return { ...map, entries: others }
  const at = own ? map.entries.indexOf(own) : others.length
  return { ...map, entries: [...others.slice(0, at), entry, ...others.slice(at)] }
}

function keysOf(base: YamlMap | undefined, head: YamlMap | undefined): Set<string> {
  return new Set([...(head?.entries ?? []), ...(base?.entries ?? [])].map(({ key }) => key.text))
}

function section(placed: Placed | undefined, key: string): Placed | undefined {
  const node = placed && child(placed.node, key)
  return node?.kind === 'map' ? { node, source: placed!.source } : undefined
}

// Those of one key alone, as if the mappings had no other.
function changesAt(
  base: Placed | undefined,
  head: Placed | undefined,
  key: string,
  under: string,
): Change[] {
  return fieldChanges(only(base, key), only(head, key), subject, { under })
}

function only(placed: Placed | undefined, key: string): Placed | undefined {
  const entry = placed && entryOf(placed.node, key)
  return entry && { node: { ...placed!.node, entries: [entry] }, source: placed!.source }
}
