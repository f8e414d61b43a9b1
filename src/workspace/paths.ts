import { quote } from '../core/problems/words.js'
import type { Files, Repository } from '../edges/files.js'
import { UsageError } from '../errors.js'

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
