import { realpathSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import type { Repository } from './files.js'

/**
 * A path that a user names, relative to the root and with `/`; undefined where it is outside. A relative one starts at
 * the working directory; an absolute one may lead to the root through links, as an editor's path does.
 */
export function pathInside(
  { root, prefix }: Pick<Repository, 'root' | 'prefix'>,
  named: string,
): string | undefined {
  if (named.includes('\0')) return undefined
  const full = resolve(root, prefix, named)
  const path = relative(root, isAbsolute(named) ? followed(full, root) : full)
  if (path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path)) return undefined
  return path.split(sep).join('/')
}

// The file itself may be a link, which is told of as such.
function followed(full: string, root: string): string {
  return real(full) === root ? root : join(real(dirname(full)), basename(full))
}

// Of as many of the folders as there are
function real(folder: string): string {
  try {
    return realpathSync.native(folder)
  } catch {
    const above = dirname(folder)
    return above === folder ? folder : join(real(above), basename(folder))
  }
}
