import { meantBy } from '../estimates/meant.js'
import { twoEnds } from '../estimates/two-ends.js'
import { describeNode } from '../problems/describe.js'
import { type Problem, problem } from '../problems/problem.js'
import { lineEnd } from '../yaml/gap.js'
import { entryOf, isNull, type YamlMap, type YamlNode } from '../yaml/node.js'
import { ownName } from '../yaml/own-name.js'
import { scalarText } from '../yaml/scalar-text.js'
import type { SourceFile } from '../yaml/source.js'
import { startOf } from '../yaml/start.js'
import type { Misfit } from './convert.js'
import { statusOf } from './status-words.js'
import { meantFor } from './unknown-field.js'

/** The problem of a misfit, at its token. `of` is what the root is called, `isTold` whether a key that it cannot have is told. */
export function faultOf(
  { path, node, fault }: Misfit,
  root: YamlMap,
  source: SourceFile,
  of: string,
  isTold?: (key: string) => boolean,
): Problem {
  if (fault.rule === 'missing-field') {
    const owner = path.slice(0, -1)
    const field = String(path.at(-1))
    const map = node as YamlMap
    const { known } = fault
    const range = known.includes('likely') ? twoEnds(map) : undefined
    const { key } = map.entries[0] ?? {}
    const isRange = range !== undefined && key !== undefined && !known.includes(key.text)
    const instead = isRange
      ? { source, start: key.start, end: key.end }
      : meantFor(field, map, source, { known, ...(isTold && map === root && { isTold }) })
    return problem('missing-field', startOf(node, source), {
      field,
      of: `the ${owner.length ? label(root, owner, source) : of}`,
      ...(range !== undefined && { example: `${field}, or write ${range}` }),
      ...(instead && { instead }),
    })
  }
  const place = { source, start: node.start, end: node.end }
  const field = label(root, path, source)
  const got = node.kind === 'scalar' ? node.text : describeNode(node)
  switch (fault.rule) {
    case 'invalid-id':
      return problem('invalid-id', place, { got })
    case 'invalid-date':
      return problem('invalid-date', place, { field, got, reason: fault.reason })
    case 'invalid-value':
      return problem('invalid-value', place, { field, got, ...allowedFor(got, fault.allowed) })
    case 'out-of-range':
      return problem('out-of-range', place, { input: field, got, limit: fault.limit })
    case 'forbidden-key':
      return problem('forbidden-key', place, { key: fault.key })
    case 'empty-text':
      return problem('empty-text', place, { field })
    case 'invalid-type': {
      const { expected, isEntry } = fault
      return problem('invalid-type', place, {
        ...{ field, expected, got: describeNode(node) },
        ...(isEntry && isShort(got) && { instead: asList(got) }),
        ...commented(node, source),
        ...numberMeant(node, expected),
        ...(of === 'KPI' && PERCENT.test(got) && { instead: percentOf(got) }),
      })
    }
  }
}

function numberMeant(node: YamlNode, expected: string) {
  const isText = node.kind === 'scalar' && typeof node.value === 'string'
  const instead = isText && expected.startsWith('a number') ? meantBy(node.text, {}) : undefined
  return instead === undefined ? {} : { instead }
}

// To YAML `title: #1 wish` is a key without a value and a comment.
function commented(node: YamlNode, { text }: SourceFile) {
  if (!isNull(node) || node.start !== node.end) return {}
  const [, comment] =
    /^ +(#[^\s#].*?)\s*$/m.exec(text.slice(node.end, lineEnd(text, node.end))) ?? []
  if (comment === undefined || !isShort(comment)) return {}
  return { instead: `${scalarText(comment)}: without quotes # begins a comment` }
}

// Every tracker has words of its own for a status.
function allowedFor(got: string, allowed: readonly string[]) {
  const meant = statusOf(got)
  const isMeant = meant !== undefined && allowed.includes(meant)
  return { allowed, ...(isMeant && { meant }) }
}

// What a KPI has is given in its own unit, which may be %.
const PERCENT = /^[+-]?\d{1,15}(?:\.\d{1,15})? ?%$/

function percentOf(text: string): string {
  return `${text.slice(0, -1).trimEnd()}, and % as its unit`
}

const LONGEST = 60

function isShort(text: string): boolean {
  return text.length <= LONGEST && !text.includes('\n')
}

// What commas part was meant as several, and what dashes without a space begin.
function asList(text: string): string {
  const parts = /^-[^\s\d-]/.test(text)
    ? text.slice(1).split(/ -(?=[^\s\d-])/)
    : text.split(',').map((part) => part.trim())
  return `[${parts
    .filter((part) => part !== '')
    .map(inList)
    .join(', ')}]`
}

// Inside brackets these would mean something else.
function inList(text: string): string {
  return /^[\w./-][\w./ -]*$|^https?:\/\/[\w./?=&%~-]+$/.test(text) ? text : JSON.stringify(text)
}

// A mapped field is named as the team names it.
function label(root: YamlMap, path: readonly PropertyKey[], source: SourceFile): string {
  const ours = fieldName(path)
  const key = entryOf(root, String(path[0]))?.key
  return key ? ownName(ours, key, source) : ours
}

function fieldName(path: readonly PropertyKey[]): string {
  return path
    .map((step, index) =>
      typeof step === 'number' ? `[${step}]` : index ? `.${String(step)}` : step,
    )
    .join('')
}
