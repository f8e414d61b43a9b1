import type { FirstError, StateErrors } from '../core/diff/left-out.js'
import { messageOf, type Problem } from '../core/problems/problem.js'
import type { LeftOut } from '../core/rank/shown.js'
import type { Workspace } from '../workspace.js'
import { type Found, firstIn, outside } from './extents.js'
import { leavesOut } from './judgement.js'
import type { Named } from './left-out.js'

/** What is wrong with a state: of all that is left out the first error, at its line, and what leaves nothing out. */
export function errorsOf({ leftOut, errors, parts }: Workspace): StateErrors {
  if (errors === 0) return { leftOut: [], others: [] }
  const { faulty: items, kpis, errors: problems } = parts
  const faulty: readonly Named[] = [...items, ...kpis.faulty]
  const first = firstIn(faulty, problems.filter(leavesOut))
  const isKpi = new Set<Named>(kpis.faulty)
  const named = new Map(faulty.map((each) => [nameOf(each.source.path, startOf(each)), each]))
  const [files, lines] = [new Map<string, Problem>(), new Map<string, Problem>()]
  for (const problem of problems) {
    const { path } = problem.place.source
    const name = nameOf(path, lineOf(problem))
    if (!files.has(path)) files.set(path, problem)
    if (!lines.has(name)) lines.set(name, problem)
  }
  const unreadable = new Set(parts.unreadable)
  const told = new Set(leftOut.map(({ file, line }) => nameOf(file, line)))
  const isOther = (problem: Problem) =>
    problem.rule !== 'too-many-problems' &&
    !unreadable.has(problem.place.source.path) &&
    !told.has(nameOf(problem.place.source.path, lineOf(problem)))
  return {
    leftOut: leftOut.map((each): FirstError => {
      const { file, line } = each
      if (unreadable.has(file)) return at(each, 'file', whole(files.get(file)))
      const part = named.get(nameOf(file, line))
      if (!part) return at(each, 'part', whole(lines.get(nameOf(file, line))))
      return at(each, isKpi.has(part) ? 'kpi' : 'item', first.get(part))
    }),
    others: outside(faulty, problems)
      .filter(isOther)
      .map((problem) => `${problem.place.source.path} ${messageOf(problem)}`),
  }
}

function at(leftOut: LeftOut, kind: FirstError['kind'], found: Found | undefined): FirstError {
  if (!found) return { ...leftOut, kind, message: null }
  const { problem, start } = found
  const { line } = problem.place.source.position(start)
  return { ...leftOut, kind, line, message: messageOf(problem) }
}

function whole(problem: Problem | undefined): Found | undefined {
  return problem && { problem, start: problem.place.start }
}

function nameOf(file: string, line: number): string {
  return `${line} ${file}`
}

function startOf({ source, node }: Named): number {
  return source.position(node.start).line
}

function lineOf({ place }: Problem): number {
  return place.source.position(place.start).line
}
