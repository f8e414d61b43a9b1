import { type Dirent, lstatSync, type Stats } from 'node:fs'
import type { FileKind } from './files.js'
import { errorCode } from './system-error.js'

/** What stands at an absolute path, a link itself and not what it leads to; or the code of the failure. */
export function lookAt(path: string): { readonly stats: Stats } | { readonly code: string } {
  try {
    return { stats: lstatSync(path) }
  } catch (error) {
    return { code: errorCode(error) }
  }
}

/** Whether the code says that nothing stands there. */
export function isMissing(code: string): boolean {
  return code === 'ENOENT' || code === 'ENOTDIR'
}

export function kindOf(entry: Dirent | Stats): FileKind {
  if (entry.isFile()) return 'file'
  if (entry.isSymbolicLink()) return 'symbolic link'
  if (entry.isDirectory()) return 'folder'
  if (entry.isFIFO()) return 'FIFO'
  return entry.isSocket() ? 'socket' : 'device'
}
