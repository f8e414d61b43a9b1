import { expandBraces } from './glob/braces.js'
import { compileSegment, type Segment } from './glob/segment.js'

/** A compiled glob. Paths are relative to the glob's own folder, with `/`. */
export interface Glob {
  /** The folder that all matches lie in, or the one path that can match; `''` where there is none. */
  readonly base: string
  matches(path: string): boolean
  /** Whether a path below this folder could match: a link there hides what the glob asks for. */
  couldContain(folder: string): boolean
}

/** Why a pattern is no glob, as the end of a sentence. */
export interface GlobFault {
  readonly fault: string
}

type Part = Segment | 'folders'

const LONGEST_PATTERN = 500

/**
 * Compiles `*`, `?`, `[a-z]`, `[!a]`, `{a,b}` and `**` between slashes. Case counts, and a name that begins with a dot
 * matches only what spells the dot. The time of a match is at most the length of the path times that of the pattern.
 */
export function compileGlob(pattern: string): Glob | GlobFault {
  if (pattern === '') return { fault: 'it is empty' }
  if (pattern.length > LONGEST_PATTERN)
    return { fault: `it is longer than ${LONGEST_PATTERN} characters` }
  if (pattern.includes('\\')) return { fault: 'folders are separated by /, not by \\' }
  if (pattern.includes('\0')) return { fault: 'it holds a NUL character' }
  if (pattern.startsWith('!')) return { fault: 'a pattern cannot be negated with !' }
  const expanded = expandBraces(pattern)
  if ('fault' in expanded) return expanded
  const alternatives: Part[][] = []
  for (const text of expanded.alternatives) {
    const parts = compilePath(text)
    if ('fault' in parts) return parts
    alternatives.push(parts)
  }
  const bases = alternatives.map(staticFolders)
  const below = alternatives.map((parts, index) => belowFolder(parts, bases[index]!))
  return {
    base: commonFolders(bases).join('/'),
    matches: (path) => below.some((matches) => matches(path)),
    couldContain(folder) {
      const names = folder === '' ? [] : folder.split('/')
      return alternatives.some((parts) => [...walk(parts, names)].some((at) => at < parts.length))
    },
  }
}

/** Whether a path is this folder or file, or lies below it; everything lies below `''`. */
export function isAtOrBelow(path: string, folder: string): boolean {
  if (folder === '') return true
  return path.startsWith(folder) && (path.length === folder.length || path[folder.length] === '/')
}

function compilePath(text: string): Part[] | GlobFault {
  if (text.startsWith('/') || /^[A-Za-z]:/.test(text))
    return { fault: 'it is absolute, and globs are relative to the folder of pm.yaml' }
  if (text.endsWith('/'))
    return { fault: `it names a folder; write ${text}**/*.yaml for its files` }
  const parts: Part[] = []
  for (const name of text.split('/')) {
    if (name === '.' || (name === '**' && parts.at(-1) === 'folders')) continue
    if (name === '') return { fault: 'a name between two slashes is empty' }
    if (name === '..') return { fault: 'it leaves its folder with ..' }
    if (name === '**') parts.push('folders')
    else if (name.includes('**'))
      return { fault: '** stands for folders and needs slashes around it, as in **/*.yaml' }
    else {
      const segment = compileSegment(name)
      if ('fault' in segment) return segment
      parts.push(segment)
    }
  }
  // What stands below a folder is at least one name.
  if (parts.at(-1) === 'folders') parts.push(compileSegment('*') as Segment)
  return parts.length > 0 ? parts : { fault: 'it names no file' }
}

/** Whether a path matches parts that begin with a folder; most name files of it, or of all below it, by one name. */
function belowFolder(
  parts: readonly Part[],
  folders: readonly string[],
): (path: string) => boolean {
  const folder = folders.join('/')
  const start = folder === '' ? 0 : folder.length + 1
  const [first, ...others] = parts.slice(folders.length)
  if (first === undefined) return (path) => path === folder
  const [second, ...more] = others
  const isDeep = first === 'folders'
  const last = isDeep ? second : first
  if ((isDeep ? more : others).length || last === undefined || last === 'folders')
    return (path) => isAtOrBelow(path, folder) && walk(parts, path.split('/')).has(parts.length)
  return (path) => {
    if (!isAtOrBelow(path, folder)) return false
    const name = Math.max(start, path.lastIndexOf('/') + 1)
    const isHere = isDeep ? !DOT_FOLDER.test(path.slice(start, name)) : name === start
    return isHere && last.matches(path.slice(name))
  }
}

const DOT_FOLDER = /(?:^|\/)\./

/** Where in the parts a reading of all names can end: the index of the part that is next. */
function walk(parts: readonly Part[], names: readonly string[]): Set<number> {
  let at = withSkipped(parts, [0])
  for (const name of names) {
    const next: number[] = []
    for (const index of at) {
      const part = parts[index]
      if (part === 'folders') {
        if (!name.startsWith('.')) next.push(index)
      } else if (part?.matches(name)) next.push(index + 1)
    }
    if (next.length === 0) return new Set()
    at = withSkipped(parts, next)
  }
  return at
}

// `**` also stands for no folder at all.
function withSkipped(parts: readonly Part[], indices: readonly number[]): Set<number> {
  const all = new Set<number>()
  for (let index of indices) {
    all.add(index)
    while (parts[index] === 'folders') all.add(++index)
  }
  return all
}

function staticFolders(parts: readonly Part[]): string[] {
  const folders: string[] = []
  for (const part of parts) {
    if (part === 'folders' || part.literal === undefined) break
    folders.push(part.literal)
  }
  return folders
}

function commonFolders(paths: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...others] = paths
  const end = first.findIndex((name, index) => others.some((other) => other[index] !== name))
  return end < 0 ? first : first.slice(0, end)
}
