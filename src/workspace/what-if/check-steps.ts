import { suggestion } from '../../core/problems/suggestion.js'
import { quote } from '../../core/problems/words.js'
import { unknownStep } from '../../core/schema/steps.js'
import type { YamlPath } from '../../core/yaml/path.js'
import { type Assignment, refusal } from './assignment.js'

/** Throws UsageError where a schema has no place for a step of the path; `of` is what its root is called. */
export function checkSteps(
  assignment: Assignment,
  schema: Parameters<typeof unknownStep>[0],
  path: YamlPath,
  of: string,
): void {
  const unknown = unknownStep(schema, path)
  if (!unknown) return
  const { at, known } = unknown
  const step = String(path[at])
  const owner = at ? String(path[at - 1]) : of
  const hint = known.length ? suggestion(step, known) : undefined
  throw refusal(assignment, `${owner} has no ${quote(step)}`, hint)
}
