import { fnv1a64 } from '../fnv.js'
import { messageOf, type Problem } from './problem.js'

/**
 * What each problem is known by from run to run, in their order: a hash of rule, file and sentence, and its number among
 * equal ones. It stays when lines move.
 */
export function fingerprints(problems: readonly Problem[]): string[] {
  const seen = new Map<string, number>()
  return problems.map((problem) => {
    const { rule, place } = problem
    const sentence = messageOf(problem).replace(LINE, '')
    const key = fnv1a64(`${rule}\n${place.source.path}\n${sentence}`)
    const nth = (seen.get(key) ?? 0) + 1
    seen.set(key, nth)
    return `${key}:${nth}`
  })
}

// How a sentence names a second place.
const LINE = /:\d+|\bline \d+/g
