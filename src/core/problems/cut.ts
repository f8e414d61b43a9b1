import { wholeFile } from '../yaml/source.js'
import { errorsFirst } from './errors-first.js'
import { type Problem, type Severity, sortProblems, tooMany } from './problem.js'

// Nobody mends more of one file in one go.
const MOST_OF_A_FILE = 1000

/** The problems as they are shown: of a file at most 1,000, errors before warnings, and how many more there are. */
export function cutProblems(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= MOST_OF_A_FILE && !problems.some(moreIn)) return problems
  const files = byFile(problems)
  return sortProblems([...files.values()].flatMap(cutFile))
}

function byFile(problems: readonly Problem[]): ReadonlyMap<string, readonly Problem[]> {
  const files = new Map<string, Problem[]>()
  for (const problem of problems) {
    const { path } = problem.place.source
    const before = files.get(path)
    if (before) before.push(problem)
    else files.set(path, [problem])
  }
  return files
}

function cutFile(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= MOST_OF_A_FILE && !problems.some(moreIn)) return problems
  const all = errorsFirst(problems.filter((problem) => moreIn(problem) === 0))
  const kept = all.slice(0, MOST_OF_A_FILE)
  const cut = all.slice(MOST_OF_A_FILE)
  const place = wholeFile(problems[0]!.place.source)
  const notes = (['error', 'warning'] as const).flatMap((severity) => {
    const more = countOf(severity, cut) + sumOf(severity, problems)
    return more ? [tooMany(place, severity, more)] : []
  })
  return [...kept, ...notes]
}

function countOf(severity: Severity, problems: readonly Problem[]): number {
  return problems.filter((problem) => problem.severity === severity).length
}

// What earlier cuts have told.
function sumOf(severity: Severity, problems: readonly Problem[]): number {
  const notes = problems.filter((problem) => problem.severity === severity)
  return notes.reduce((sum, note) => sum + moreIn(note), 0)
}

function moreIn({ rule, args }: Problem): number {
  return rule === 'too-many-problems' ? (args as { readonly more: number }).more : 0
}
