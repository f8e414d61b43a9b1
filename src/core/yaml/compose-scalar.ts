import { getScalarValue, SCALAR_STYLE, type ScalarEvent } from 'js-yaml'
import { type Composer, reportAt } from './composer.js'
import { nextToken, trimEnd } from './gap.js'
import { MAX_TEXT } from './limits.js'
import type { YamlScalar } from './node.js'
import { resolvePlain } from './plain-value.js'

/** The indicator that stands before a node, by which an empty one is found. */
export type Indicator = '' | '-' | ':' | '?'

const { PLAIN, SINGLE_QUOTED, DOUBLE_QUOTED } = SCALAR_STYLE

/** A scalar with the offsets of its whole token: quotes and the header of a block are part of it. */
export function composeScalar(c: Composer, event: ScalarEvent, before: Indicator): YamlScalar {
  const { valueStart, valueEnd, style } = event
  if (valueStart < 0) return emptyScalar(c, event, before)
  const text = decodedText(c, event)
  if (style === PLAIN) {
    c.at = c.end = valueEnd
    return scalar(c, valueStart, valueEnd, resolvePlain(text), text)
  }
  if (style === SINGLE_QUOTED || style === DOUBLE_QUOTED) {
    c.at = c.end = valueEnd + 1
    return scalar(c, valueStart - 1, valueEnd + 1, text, text)
  }
  const start = nextToken(c.text, afterProperties(c, event), ':-?')
  c.at = valueEnd
  c.end = trimEnd(c.text, valueEnd, start + 1)
  return scalar(c, start, c.end, text, text)
}

/** Null without any text. */
export function nullScalar(c: Composer, start: number, end: number): YamlScalar {
  return scalar(c, start, end, null, '')
}

/** A scalar of the composer's text; one literal for all, so that they have one hidden class. */
export function scalar(
  { base }: Composer,
  start: number,
  end: number,
  value: YamlScalar['value'],
  text: string,
): YamlScalar {
  return { kind: 'scalar', start: base + start, end: base + end, value, text }
}

function decodedText(c: Composer, event: ScalarEvent): string {
  const { valueStart, valueEnd } = event
  if (valueEnd - valueStart > MAX_TEXT) {
    reportAt(c, 'text-too-long', valueStart, valueEnd, { limit: MAX_TEXT })
    return c.text.slice(valueStart, valueStart + MAX_TEXT)
  }
  return event.fast ? c.text.slice(valueStart, valueEnd) : getScalarValue(c.text, event)
}

// The events say nothing of where it stands: directly after its indicator, which only a gap separates.
function emptyScalar(c: Composer, event: ScalarEvent, before: Indicator): YamlScalar {
  const from = afterProperties(c, event)
  const next = nextToken(c.text, from)
  const stands = c.text[next] === before ? next + 1 : before === '?' ? next : from
  c.at = c.end = from > c.at ? from : stands
  return nullScalar(c, c.end, c.end)
}

function afterProperties(c: Composer, event: ScalarEvent): number {
  return Math.max(c.at, event.anchorEnd, event.tagEnd)
}
