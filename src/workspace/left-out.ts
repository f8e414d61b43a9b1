import { compareText } from '../core/compare.js'
import type { Problem } from '../core/problems/problem.js'
import type { LeftOut } from '../core/rank/shown.js'
import type { Place } from '../core/yaml/source.js'
import { outside, type Part } from './extents.js'

/** An item or a KPI; without an id, or with a faulty one, it has the id ''. */
export interface Named extends Part {
  readonly id: string
}

/** Whether a line of a file stands in one of the parts; an item's own problems can hide what a comment there is for. */
export function insideAny(
  parts: readonly Part[],
): (at: { readonly place: Place; readonly line: number }) => boolean {
  const lines = new Set(
    parts.flatMap(({ source, node }) => {
      const first = source.position(node.start).line
      const count = source.position(node.end).line - first + 1
      return Array.from({ length: count }, (_, index) => `${first + index} ${source.path}`)
    }),
  )
  return ({ place, line }) => lines.has(`${line} ${place.source.path}`)
}

/** What a repository holds that errors may leave out. */
export interface Outcome {
  /** Items and KPIs that are left out. */
  readonly faulty: readonly Named[]
  /** All items and KPIs. */
  readonly all: readonly Named[]
  /** Files that gave nothing. */
  readonly unreadable: readonly string[]
  readonly problems: readonly Problem[]
}

/**
 * What was left out, in order of file and line: faulty items and KPIs, files that gave nothing, and what is neither,
 * such as a setting, an entry of a list that is no item, or a row of a CSV.
 */
export function leftOutOf({ faulty, all, unreadable, problems }: Outcome): LeftOut[] {
  const files = new Set(unreadable)
  const errors = problems.filter(
    ({ rule, severity, place }) =>
      severity === 'error' && rule !== 'too-many-problems' && !files.has(place.source.path),
  )
  const rest = new Map(
    outside(all, errors).map(({ place: { source, start } }): [string, LeftOut] => {
      const { line } = source.position(start)
      return [`${line} ${source.path}`, { id: null, file: source.path, line }]
    }),
  )
  return [
    ...faulty.map(({ id, source, node }) => ({
      id: id || null,
      file: source.path,
      line: source.position(node.start).line,
    })),
    ...[...files].map((file) => ({ id: null, file, line: 1 })),
    ...rest.values(),
  ].sort((a, b) => compareText(a.file, b.file) || a.line - b.line)
}
