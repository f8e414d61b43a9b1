import type { Problem } from '../core/problems/problem.js'
import type { YamlNode } from '../core/yaml/node.js'
import type { Place } from '../core/yaml/source.js'

/** Where a framework or its options stand; the whole file where that could not be read. */
export interface FrameworkPlace {
  readonly path: string
  readonly node?: YamlNode
}

/**
 * The place of the first problem of each framework that cannot be used; undefined where it only names another one of
 * them.
 */
export function firstFaults(
  broken: Iterable<string>,
  definitions: ReadonlyMap<string, FrameworkPlace>,
  problems: readonly Problem[],
): ReadonlyMap<string, Place | undefined> {
  const first = (name: string) => {
    const at = definitions.get(name)
    return at && problems.find(({ place }) => stands(place, at))?.place
  }
  return new Map([...broken].map((name) => [name, first(name)]))
}

function stands({ source, start }: Place, { path, node }: FrameworkPlace): boolean {
  return source.path === path && (!node || (start >= node.start && start <= node.end))
}
