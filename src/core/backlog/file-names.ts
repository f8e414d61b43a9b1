import type { FileNames } from '../problems/file-names.js'
import type { Mapping } from './mapping.js'

/** What the files of a mapping call our fields and their values. */
export function fileNames({ targets }: Mapping): FileNames {
  const fields = new Map<string, string>()
  const values = new Map<string, ReadonlyMap<string, string>>()
  for (const { to, from, prefix = '', values: given } of targets) {
    const ours = to.join('.')
    fields.set(ours, from)
    if (given) {
      const theirs = new Map<string, string>()
      for (const name of given.names) {
        const value = prefix + given.of[name]
        if (!theirs.has(value)) theirs.set(value, name)
      }
      values.set(ours, theirs)
    }
  }
  return { fields, values }
}
