import { findingsOf, type Problem } from '../core/problems/problem.js'
import { firstWhere } from '../core/search.js'
import type { YamlNode } from '../core/yaml/node.js'
import type { SourceFile } from '../core/yaml/source.js'

/** An item or a KPI: a node of a file. */
export interface Part {
  readonly source: SourceFile
  readonly node: YamlNode
}

interface Extent {
  readonly start: number
  readonly end: number
}

/** Parts into those without errors and those that an error stands in, or in what an alias of theirs repeats. */
export function partItems<P extends Part>(
  parts: readonly P[],
  problems: readonly Problem[],
): { readonly sound: readonly P[]; readonly faulty: readonly P[] } {
  const errors = new Map<string, number[]>()
  for (const problem of problems) {
    if (problem.severity !== 'error') continue
    const { path } = problem.place.source
    const offsets = errors.get(path)
    const { starts } = findingsOf(problem)
    if (!offsets) errors.set(path, [...starts])
    else for (const start of starts) offsets.push(start)
  }
  if (!errors.size) return { sound: parts, faulty: [] }
  for (const offsets of errors.values()) offsets.sort((a, b) => a - b)
  const sound: P[] = []
  const faulty: P[] = []
  for (const part of parts) {
    const offsets = errors.get(part.source.path)
    const hasError = offsets && extentsOf(part).some((extent) => isIn(extent, offsets))
    if (hasError) faulty.push(part)
    else sound.push(part)
  }
  return { sound, faulty }
}

/** Of each part that has one its first problem, and where that begins: in itself, else in what an alias of its repeats. */
export function firstIn<P extends Part>(
  parts: readonly P[],
  problems: readonly Problem[],
): ReadonlyMap<P, Found> {
  const byPath = new Map<string, Found[]>()
  for (const problem of problems) {
    const { path } = problem.place.source
    const found = findingsOf(problem).starts.map((start) => ({ problem, start }))
    const others = byPath.get(path)
    if (!others) byPath.set(path, found)
    else for (const each of found) others.push(each)
  }
  for (const found of byPath.values()) found.sort((a, b) => a.start - b.start)
  return new Map(
    parts.flatMap((part) => {
      const found = byPath.get(part.source.path) ?? []
      const firsts = extentsOf(part).flatMap(({ start, end }) => {
        const first = found[firstAfter(found, (each) => each.start, start - 1)]
        return first && first.start < end ? [first] : []
      })
      return firsts[0] ? [[part, firsts[0]] as const] : []
    }),
  )
}

/** A problem, and an offset at which it is found. */
export interface Found {
  readonly problem: Problem
  readonly start: number
}

/** The problems that stand in none of the parts. */
export function outside(parts: readonly Part[], problems: readonly Problem[]): Problem[] {
  if (!problems.length) return []
  const offsets = new Map<string, Extent[]>()
  for (const part of parts) {
    const extents = offsets.get(part.source.path)
    if (extents) for (const each of extentsOf(part)) extents.push(each)
    else offsets.set(part.source.path, extentsOf(part))
  }
  const joined = new Map([...offsets].map(([path, extents]) => [path, join(extents)]))
  return problems.filter(({ place }) => {
    const extents = joined.get(place.source.path) ?? []
    const last = extents[firstAfter(extents, ({ start }) => start, place.start) - 1]
    return !last || last.end <= place.start
  })
}

// Its own, and those of what its aliases repeat.
function extentsOf({ source, node }: Part): Extent[] {
  const own = { start: node.start, end: Math.max(node.end, node.start + 1) }
  if (!source.text.slice(own.start, own.end).includes('*')) return [own]
  const extents = [own]
  const visited = new Set<unknown>()
  const waiting: YamlNode[] = [node]
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    if (at.repeats) extents.push(at.repeats)
    if (at.kind === 'scalar') continue
    const inner = at.kind === 'map' ? at.entries : at.items
    if (visited.has(inner)) continue
    visited.add(inner)
    if (at.kind === 'sequence') for (const each of at.items) waiting.push(each)
    else for (const { key, value } of at.entries) waiting.push(key, value)
  }
  return extents
}

function isIn({ start, end }: Extent, offsets: readonly number[]): boolean {
  const next = offsets[firstAfter(offsets, (offset) => offset, start - 1)]
  return next !== undefined && next < end
}

function join(extents: readonly Extent[]): Extent[] {
  const joined: { start: number; end: number }[] = []
  for (const { start, end } of [...extents].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else joined.push({ start, end })
  }
  return joined
}

// The index of the first whose number is greater; the list is in order of that number.
function firstAfter<T>(sorted: readonly T[], number: (each: T) => number, than: number): number {
  return firstWhere(sorted, (each) => number(each) > than)
}
