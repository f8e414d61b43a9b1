/** `pm validate --format json`, as far as these tests read it. */
export interface Validation {
  readonly problems: readonly FoundProblem[]
}

export interface FoundProblem {
  readonly rule: string
  readonly message: string
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** The problems that stand at no place of their file, or end before they begin; a file that is not among these is empty. */
export function misplaced(
  problems: readonly FoundProblem[],
  texts: ReadonlyMap<string, string>,
): readonly FoundProblem[] {
  const lines = new Map([...texts].map(([path, text]) => [path, text.split(/\r\n|[\r\n]/)]))
  return problems.filter(({ file, line, column, endLine, endColumn }) => {
    const own = lines.get(file) ?? ['']
    const isInside = (at: number, end: number) =>
      own[at - 1] !== undefined && end >= 1 && end <= own[at - 1]!.length + 1
    const isOrdered = endLine > line || (endLine === line && endColumn >= column)
    return !(isInside(line, column) && isInside(endLine, endColumn) && isOrdered)
  })
}
