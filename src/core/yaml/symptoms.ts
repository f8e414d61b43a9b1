import type { YAMLException } from 'js-yaml'
import type { YAMLParseError } from 'yaml'
import { indentOf, lineEnd, lineStart, nextToken, previousLine } from './gap.js'

/** What kind of fault a parser saw, of either parser. */
export type Symptom =
  | 'anchor'
  | 'comma'
  | 'end'
  | 'entry'
  | 'escape'
  | 'header'
  | 'indentation'
  | 'key'
  | 'other'
  | 'space'
  | 'tab'
  | 'tag'
  | 'unclosed'

/** A fault as a parser saw it: where, and in its own words. */
export interface Finding {
  readonly symptom: Symptom
  readonly offset: number
  readonly reason: string
}

const OF_REASONS: readonly (readonly [RegExp, Symptom])[] = [
  [/^tab characters/, 'tab'],
  [/tag/, 'tag'],
  [/^deficient indentation|within a (?:single|double) quoted|within a flow/, 'unclosed'],
  [/^missed comma/, 'comma'],
  [/^expected the node content/, 'entry'],
  [/escape sequence|hexadecimal/, 'escape'],
  [/line break is expected|chomping|indentation width/, 'header'],
  [/^name of an/, 'anchor'],
  [/whitespace character is expected/, 'space'],
  [/multiline key|expected ':'/, 'key'],
  [/^end of the stream/, 'end'],
  [/^bad indentation/, 'indentation'],
]

/** What js-yaml stopped at. */
export function findingOf(text: string, failure: YAMLException): Finding {
  const { reason } = failure
  const offset = Math.min(failure.mark?.position ?? 0, text.length)
  const symptom = OF_REASONS.find(([pattern]) => pattern.test(reason))?.[1] ?? 'other'
  if (symptom === 'anchor') return { symptom, reason, offset: Math.max(offset - 1, 0) }
  if (symptom === 'escape') return { symptom, reason, offset: text.lastIndexOf('\\', offset) }
  const isLate = reason.includes('multiline key') || (symptom === 'end' && text[offset] === ':')
  return isLate
    ? { symptom: 'key', reason, offset: keylessLine(text, offset) }
    : { symptom, reason, offset }
}

// js-yaml notices at a later colon that the lines above are no key. The first of them is the faulty one.
function keylessLine(text: string, offset: number): number {
  let line = lineStart(text, offset)
  if (isKeyed(text, line) || nextToken(text, line) >= text.length) line = previousLine(text, line)
  while (line > 0) {
    const above = previousLine(text, line)
    if (isKeyed(text, above) || indentOf(text, above) > indentOf(text, line)) break
    line = above
  }
  return nextToken(text, line)
}

const KEYED = /:(?:\s|$)|^\s*(?:-\s|-$|#|---)/

function isKeyed(text: string, start: number): boolean {
  return KEYED.test(text.slice(start, lineEnd(text, start)))
}

const OF_CODES: Readonly<Partial<Record<YAMLParseError['code'], Symptom>>> = {
  BAD_ALIAS: 'anchor',
  BAD_DQ_ESCAPE: 'escape',
  BAD_SCALAR_START: 'indentation',
  TAB_AS_INDENT: 'tab',
}

const OF_MESSAGES: readonly (readonly [RegExp, Symptom])[] = [
  [/^Comments must|at node end|on same line with key|^Unexpected scalar token$/, 'indentation'],
  [/^Missing , or :/, 'comma'],
  [/^Implicit map keys/, 'key'],
  [/^Not a YAML token/, 'header'],
  [/^Unexpected , in flow/, 'entry'],
]

/** A further fault that `yaml` sees; undefined for what tells nothing by itself. */
export function furtherFinding(text: string, error: YAMLParseError): Finding | undefined {
  const { code, message: reason } = error
  const symptom = OF_CODES[code] ?? OF_MESSAGES.find(([pattern]) => pattern.test(reason))?.[1]
  const [start, end] = error.pos
  switch (code) {
    case 'BLOCK_AS_IMPLICIT_KEY': {
      const colon = text.slice(start, lineEnd(text, start)).search(/:(?:\s|$)/)
      return colon < 0 ? undefined : { symptom: 'indentation', reason, offset: start + colon }
    }
    case 'MULTILINE_IMPLICIT_KEY':
      return isKeyed(text, lineStart(text, start))
        ? { symptom: 'indentation', reason, offset: end - 1 }
        : { symptom: 'key', reason, offset: start }
    case 'BAD_INDENT':
      return { symptom: 'indentation', reason, offset: nextToken(text, start) }
    default:
      return symptom && { symptom, reason, offset: start }
  }
}
