import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/** The files below a folder by their path with `/`, git's own left out. */
export function readFolder(folder: string): ReadonlyMap<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    // A name that is not UTF-8 names nothing once it is a text.
    .filter((entry) => entry.isFile() && !entry.name.includes('\ufffd'))
    .map((entry) => join(entry.parentPath, entry.name))
  const pairs = entries
    .map((path) => [relative(folder, path).split(sep).join('/'), path] as const)
    .filter(([name]) => !name.startsWith('.git/'))
    .map(([name, path]) => [name, readFileSync(path)] as const)
  return new Map(pairs)
}

/** The files that are new or hold other bytes, and the names of those that are gone. */
export function changes(
  before: ReadonlyMap<string, Buffer>,
  after: ReadonlyMap<string, Buffer>,
): { readonly changed: ReadonlyMap<string, Buffer>; readonly deleted: readonly string[] } {
  const changed = [...after].filter(([name, bytes]) => !before.get(name)?.equals(bytes))
  return {
    changed: new Map(changed),
    deleted: [...before.keys()].filter((name) => !after.has(name)),
  }
}
