import { type Dirent, lstatSync, type Stats, statSync } from 'node:fs'
import type { FileKind } from './files.js'
import { errorCode } from './system-error.js'

/** What stands at an absolute path, a link itself and not what it leads to; or the code of the failure. */
export function lookAt(path: string): { readonly stats: Stats } | { readonly code: string } {
  try {
    // Without an exception it takes a tenth of the time, and most questions are for a file that may be missing.
    const stats = lstatSync(path, { throwIfNoEntry: false })
    return stats ? { stats } : { code: 'ENOENT' }
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

/** Whether a link or the path itself leads to a file; false also where that cannot be seen. */
export function isFile(path: string): boolean {
  return statsOf(path)?.isFile() ?? false
}

/** Whether a link or the path itself leads to a folder; false also where that cannot be seen. */
export function isFolder(path: string): boolean {
  return statsOf(path)?.isDirectory() ?? false
}

function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path)
  } catch (error) {
    errorCode(error)
    return undefined
  }
}
