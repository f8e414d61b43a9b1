import { problem, type Report } from '../problems/problem.js'
import { sourceFile, wholeFile } from '../yaml/source.js'

/** Files whose paths are one to a file system that tells capitals, or Unicode forms, not apart; each after the first. */
export function checkFileNames(paths: Iterable<string>, report: Report): void {
  const first = new Map<string, string>()
  for (const path of paths) {
    const folded = path.normalize('NFC').toLowerCase()
    const other = first.get(folded)
    if (other === undefined) first.set(folded, path)
    else {
      const isForm = path.toLowerCase() !== other.toLowerCase()
      const place = wholeFile(sourceFile(path, ''))
      report(problem('file-differs-in-case', place, { other, isForm }))
    }
  }
}
