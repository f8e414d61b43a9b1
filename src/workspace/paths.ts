import { quote } from '../core/problems/words.js'
import type { Files, Repository } from '../edges/files.js'
import { UsageError } from '../errors.js'

/** A path relative to a folder, as a path relative to the root; undefined where it leaves the root. */
export function resolvePath(folder: string, path: string): string | undefined {
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path) || path.includes('\\')) return undefined
  const parts = folder ? folder.split('/') : []
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return undefined
  }
  return parts.join('/')
}

/** A folder and all above it, up to the root `''`. */
export function upwards(folder: string): string[] {
  const parts = folder ? folder.split('/') : []
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('/')).concat('')
}

/** A path that a user names, relative to the root. Throws UsageError where it is outside. */
export function insidePath(
  named: string,
  repository: Repository,
  files: Pick<Files, 'inside'>,
): string {
  const inside = files.inside(repository, named)
  if (inside === undefined)
    throw new UsageError(
      `${quote(named)} is outside the repository`,
      'only files inside it are read',
    )
  return inside
}
