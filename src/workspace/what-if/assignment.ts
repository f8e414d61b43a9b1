import { quote } from '../../core/problems/words.js'
import { UsageError } from '../../errors.js'

/** A value that a file is to have in a what-if, as the user types both. */
export interface Assignment {
  /** Names parted by dots: `pay-12.effort`, `teams.web.capacity`. */
  readonly path: string
  readonly value: string
}

/** The parts of `pay-12.effort=3`. Throws UsageError where it has none. */
export function assignmentOf(text: string): Assignment {
  const at = text.indexOf('=')
  const path = at < 0 ? text : text.slice(0, at).trim()
  if (at >= 0 && /^[^.]+(?:\.[^.]+)*$/.test(path)) return { path, value: text.slice(at + 1).trim() }
  throw new UsageError(
    `--set ${quote(text)} is no path and value`,
    'write --set pay-12.effort=3, or --set teams.web.capacity=12',
  )
}

/** That an assignment cannot be made. */
export function refusal({ path }: Assignment, why: string, hint?: string): UsageError {
  return new UsageError(`--set ${quote(path)}: ${why}`, hint)
}
