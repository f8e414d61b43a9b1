import { folderOf, foldersAbove, isPlainPath } from './path.js'

/** The bases that lie below no other, without those that are no path of a repository. */
export function outermost(bases: readonly string[]): readonly string[] {
  const all = new Set(bases.filter((base) => base === '' || isPlainPath(base)))
  if (all.has('')) return ['']
  return [...all].filter((base) => !foldersAbove(base).some((folder) => all.has(folder)))
}

// A command line holds about a hundred paths safely.
const MOST_PATHS = 100

/** What to name of these paths where git is asked about them: with too many, and with the root, nothing, which asks about all. */
export function namedToGit(paths: readonly string[]): readonly string[] {
  return paths.includes('') || paths.length > MOST_PATHS ? [] : paths
}

/** A test whether a path is at or below one of the bases. */
export function belowAny(bases: readonly string[]): (path: string) => boolean {
  const all = new Set(bases)
  const known = new Map<string, boolean>([['', all.has('')]])
  const isBelow = (folder: string): boolean => {
    const passed: string[] = []
    let at = folder
    while (!known.has(at) && !all.has(at)) {
      passed.push(at)
      at = folderOf(at)
    }
    const answer = known.get(at) ?? true
    for (const each of passed) known.set(each, answer)
    return answer
  }
  return (path) => isBelow(folderOf(path)) || all.has(path)
}
