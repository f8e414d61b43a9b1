/** What a file calls our fields where pm.yaml maps it: theirs by ours, fields in fields with a dot (`rice.reach`). */
export interface FileNames {
  readonly fields: ReadonlyMap<string, string>
  /** By our field, of each value of ours the first of theirs that stands for it; absent where a field has its values as they are. */
  readonly values: ReadonlyMap<string, ReadonlyMap<string, string>>
}

/** How a sentence speaks of the fields of a file. */
export interface Wording {
  /** In a sentence: `estimated`, or `creation-date (estimated)`; also of an input that may stand in the block of a framework. */
  field(ours: string, framework?: string): string
  /** As the file is to have it: `creation-date`. */
  key(ours: string): string
  /** `status: shipped`, or `state: done`. */
  entry(ours: string, value: string): string
}

/** That of a file which has our names. */
export const ourWording: Wording = {
  field: (ours) => ours,
  key: (ours) => ours,
  entry: (ours, value) => `${ours}: ${value}`,
}

/** That of a file with names of its own. */
export function wordingOf({ fields, values }: FileNames): Wording {
  const key = (ours: string) => fields.get(ours) ?? ours
  return {
    key,
    field(ours, framework) {
      const theirs = fields.get(ours) ?? fields.get(`${framework}.${ours}`)
      return theirs === undefined || theirs === ours ? ours : `${theirs} (${ours})`
    },
    entry(ours, value) {
      const theirs = values.get(ours)
      const given = theirs ? theirs.get(value) : value
      if (given !== undefined) return `${key(ours)}: ${given}`
      return `${key(ours)}: a value that map in pm.yaml makes ${value}`
    },
  }
}
