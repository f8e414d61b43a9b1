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
