import type { YAMLException } from 'js-yaml'
import { problem, type Report } from '../problems/problem.js'
import { reportDirectives } from './documents.js'
import type { Fault } from './fault.js'
import { faultOf } from './faults.js'
import { furtherFaults } from './further.js'
import { MAX_DEPTH, MAX_RECOVERY } from './limits.js'
import { oddSpacesFault } from './odd-spaces.js'
import { countSeparators } from './separators.js'
import type { SourceFile } from './source.js'
import { spaced } from './spaced.js'
import { type Finding, findingOf } from './symptoms.js'

/**
 * Reports why js-yaml does not accept a file and, of a file that is not very large, the further syntax errors
 * that `yaml` finds below.
 */
export async function reportSyntax(
  source: SourceFile,
  failed: YAMLException,
  report: Report,
): Promise<void> {
  const isLong = source.text.length > MAX_RECOVERY.length
  const { text, replaced, failure } = isLong
    ? { text: source.text, replaced: [], failure: failed }
    : spaced(source.text, failed)
  for (const each of replaced) reportFault(source, oddSpacesFault(source.text, each), report)
  if (!failure) return
  const finding = findingOf(text, failure)
  if (reportOtherRule(source, finding, report)) return
  const first = faultOf(text, finding)
  reportFault(source, first, report)
  if (isLong || countSeparators(text) > MAX_RECOVERY.separators) return
  for (const fault of await furtherFaults(text, first, finding.offset)) {
    reportFault(source, fault, report)
  }
}

function reportFault(source: SourceFile, fault: Fault, report: Report): void {
  const { start, reason, hint } = fault
  const end = Math.min(fault.end, source.text.length)
  report(problem('yaml-syntax', { source, start, end }, { reason, ...(hint && { hint }) }))
}

// What js-yaml calls a syntax error and pm has a rule of its own for.
function reportOtherRule(source: SourceFile, finding: Finding, report: Report): boolean {
  const { offset: start, reason } = finding
  const place = { source, start, end: Math.min(start + 1, source.text.length) }
  if (reason.includes('maxDepth')) {
    report(problem('too-deep', place, { limit: MAX_DEPTH }))
  } else if (/non-printable|valid JSON character|null byte/.test(reason)) {
    report(problem('control-character', place, { code: source.text.charCodeAt(start) }))
  } else {
    return reportDirectives(source, report) && /directive/i.test(reason)
  }
  return true
}
