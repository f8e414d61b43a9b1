import { type Problem, type Report, tooMany } from '../problems/problem.js'
import { MAX_PROBLEMS } from './limits.js'

/** A report that passes on a file's first problems and counts the rest, which `finish` reports as one. */
export function cappedReport(report: Report): { readonly report: Report; finish(): void } {
  let passed = 0
  let withheld = 0
  let first: Problem | undefined
  return {
    report(found) {
      if (passed < MAX_PROBLEMS) {
        passed++
        report(found)
      } else {
        withheld++
        first ??= found
      }
    },
    finish() {
      if (first) report(tooMany(first.place, 'error', withheld))
    },
  }
}
