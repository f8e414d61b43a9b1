import type * as z from 'zod'
import { describeNode } from '../problems/describe.js'
import { type Problem, problem } from '../problems/problem.js'
import { list } from '../problems/words.js'
import { entryOf, nodeAt, type YamlMap, type YamlNode } from '../yaml/node.js'
import type { SourceFile } from '../yaml/source.js'
import { startOf } from '../yaml/start.js'

/** One thing that a schema does not accept, at its path of keys and indexes. */
export type Issue = z.core.$ZodIssue

/**
 * The issues of a mapping, each at the value itself: of a union's alternatives those of the one that was meant,
 * and of one value the first.
 */
export function issuesAt(issues: readonly Issue[], root: YamlMap): Issue[] {
  const seen = new Set<string>()
  return issues
    .flatMap((issue) => withinUnion(issue, root))
    .filter(({ path }) => {
      const name = path.map(String).join('\n')
      return !seen.has(name) && seen.add(name)
    })
}

function withinUnion(issue: Issue, root: YamlMap): Issue[] {
  if (issue.code !== 'invalid_union') return [issue]
  const branch = branchFor(issue, nodeAt(root, issue.path))
  if (!branch) return [issue]
  return branch.flatMap((inner) =>
    withinUnion({ ...inner, path: [...issue.path, ...inner.path] }, root),
  )
}

// Of a union's alternatives, the one of the node's own kind: its faults say more than "none fits".
function branchFor(
  issue: z.core.$ZodIssueInvalidUnion,
  node: YamlNode,
): readonly Issue[] | undefined {
  const fitting = issue.errors.filter((issues) => issues.every((inner) => isInside(inner, node)))
  return node.kind === 'scalar' && fitting.length > 1 ? undefined : fitting[0]
}

// Whether what an alternative objects to lies inside the node, so that the node itself is of its kind.
function isInside(issue: Issue, node: YamlNode): boolean {
  if (issue.path.length) return true
  if (issue.code === 'invalid_type') return false
  if (issue.code === 'invalid_value') return node.kind === 'scalar'
  return issue.code !== 'invalid_union' || branchFor(issue, node) !== undefined
}

/** The problem of an issue, at its token. `of` is what the root is called. */
export function faultOf(issue: Issue, root: YamlMap, source: SourceFile, of: string): Problem {
  const owner = nodeAt(root, issue.path.slice(0, -1))
  const last = String(issue.path[issue.path.length - 1])
  if (owner.kind === 'map' && !entryOf(owner, last)) {
    const name = issue.path.length > 1 ? fieldName(issue.path.slice(0, -1)) : of
    return problem('missing-field', startOf(owner, source), { field: last, of: `the ${name}` })
  }
  const node = nodeAt(root, issue.path)
  const place = { source, start: node.start, end: node.end }
  const field = label(root, issue.path, source)
  const params = issue.code === 'custom' ? (issue.params ?? {}) : {}
  const got = node.kind === 'scalar' ? node.text : describeNode(node)
  if (params.rule === 'invalid-id') return problem('invalid-id', place, { got })
  if (params.rule === 'invalid-date')
    return problem('invalid-date', place, { field, got, reason: String(params.reason) })
  if (issue.code === 'invalid_value' && node.kind === 'scalar' && node.value !== null)
    return problem('invalid-value', place, { field, got, allowed: issue.values.map(String) })
  if (issue.code === 'too_small' && issue.origin === 'string')
    return problem('empty-text', place, { field })
  return problem('invalid-type', place, {
    field,
    expected: expectation(issue),
    got: describeNode(node),
  })
}

function expectation(issue: Issue): string {
  if (issue.code === 'too_small')
    return `${issue.inclusive ? 'at least' : 'above'} ${issue.minimum}`
  if (issue.code === 'too_big') return `at most ${issue.maximum}`
  if (issue.code === 'invalid_value') return list(issue.values.map(String), 'or')
  return issue.message
}

// A mapped field is named as the team names it.
function label(root: YamlMap, path: readonly PropertyKey[], source: SourceFile): string {
  const ours = fieldName(path)
  const key = entryOf(root, String(path[0]))?.key
  if (!key) return ours
  const theirs = source.text.slice(key.start, key.end).replace(/^["']|["']$/g, '')
  return theirs === key.text ? ours : `${theirs} (${ours})`
}

function fieldName(path: readonly PropertyKey[]): string {
  return path
    .map((step, index) =>
      typeof step === 'number' ? `[${step}]` : index ? `.${String(step)}` : step,
    )
    .join('')
}
