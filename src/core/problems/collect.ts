import { wholeFile } from '../yaml/source.js'
import { type Problem, problem, type Report, sortProblems } from './problem.js'

// Of one file; beyond it only their number is told.
const MOST_OF_A_FILE = 1000

/** Takes reports and gives all of them in order, cut where one file has very many. */
export function collectProblems(): { readonly report: Report; all(): Problem[] } {
  const byFile = new Map<string, { first: Problem; count: number }>()
  const kept: Problem[] = []
  return {
    report(reported) {
      const { path } = reported.place.source
      const file = byFile.get(path)
      if (!file) byFile.set(path, { first: reported, count: 1 })
      else file.count++
      if (!file || file.count <= MOST_OF_A_FILE) kept.push(reported)
    },
    all() {
      const cut = [...byFile.values()].filter(({ count }) => count > MOST_OF_A_FILE)
      const notes = cut.map(({ first, count }) =>
        problem('too-many-problems', wholeFile(first.place.source), { more: count - MOST_OF_A_FILE }),
      )
      return sortProblems([...kept, ...notes])
    },
  }
}
