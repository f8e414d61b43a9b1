import { sep } from 'node:path'

/** Whether a path is relative to the root, stays below it and is written plainly: `a/b`, not `./a//b` or `a/../b`. */
export function isPlainPath(path: string): boolean {
  if (path.includes('\0') || (sep === '\\' && /[\\:]/.test(path))) return false
  return path.split('/').every((name) => name !== '' && name !== '.' && name !== '..')
}

/** The folders that a path lies in, from the outermost: `a`, `a/b` for `a/b/c`. */
export function foldersAbove(path: string): string[] {
  const folders: string[] = []
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1))
    folders.push(path.slice(0, at))
  return folders
}

/** The folder of a path relative to the root, `''` for the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}
