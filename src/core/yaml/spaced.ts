import { EVENT_ID, type Event, YAMLException } from 'js-yaml'
import { lineEnd } from './gap.js'
import { type OddSpaces, oddSpacesIn } from './odd-spaces.js'
import { parsed } from './parse.js'

/** A text with ordinary spaces in place of the odd ones for which js-yaml does not accept it. */
export interface Spaced {
  readonly text: string
  readonly replaced: readonly OddSpaces[]
  /** Why it is not accepted even so. */
  readonly failure: YAMLException | undefined
}

// Each step is a few parses, and is so long at most in all.
const MOST_STEPS = 50
const MOST_PARSED = 1024 * 1024

// So far above what js-yaml stumbles at.
const NEAREST = 3

/** Replaces the odd spaces at which js-yaml fails. Those inside of texts stay as they are. */
export function spaced(given: string, failed: YAMLException): Spaced {
  const all = oddSpacesOf(given)
  const none = { text: given, replaced: [], failure: failed }
  if (all.length === 0) return none
  const events = parsed(replacedIn(given, all))
  if (!(events instanceof YAMLException)) {
    const replaced = outsideTexts(all, events)
    const text = replacedIn(given, replaced)
    // One that indents a line of a text is inside of it only when it is replaced.
    if (!(parsed(text) instanceof YAMLException)) return { text, replaced, failure: undefined }
  }
  let found: Spaced = none
  const steps = Math.min(MOST_STEPS, Math.ceil(MOST_PARSED / given.length))
  for (let step = 0; step < steps && found.failure; step++) {
    const next = withNext(found, all)
    if (!next) break
    found = next
  }
  return found
}

// The odd spaces that are the nearest above the failure, or all of them there, are its cause where it is gone without them.
function withNext({ text, replaced, failure }: Spaced, all: readonly OddSpaces[]) {
  const end = lineEnd(text, positionOf(failure!))
  const known = new Set(replaced)
  const above = all.filter((each) => each.start < end && !known.has(each)).slice(-NEAREST)
  for (const some of [...above.map((each) => [each]).reverse(), above]) {
    const mended = replacedIn(text, some)
    const events = parsed(mended)
    const rest = events instanceof YAMLException ? events : undefined
    if (!rest || positionOf(rest) > end)
      return { text: mended, replaced: [...replaced, ...some], failure: rest }
  }
  return undefined
}

function positionOf({ mark }: YAMLException): number {
  return mark?.position ?? 0
}

function oddSpacesOf(text: string): readonly OddSpaces[] {
  const found: OddSpaces[] = []
  for (let at = 0; at < text.length; ) {
    const end = lineEnd(text, at)
    for (const each of oddSpacesIn(text.slice(at, end)))
      found.push({ start: at + each.start, end: at + each.end })
    at = end + 1
  }
  return found
}

function replacedIn(text: string, spaces: readonly OddSpaces[]): string {
  let at = 0
  const parts: string[] = []
  for (const { start, end } of spaces) {
    parts.push(text.slice(at, start), ' '.repeat(end - start))
    at = end
  }
  return parts.join('') + text.slice(at)
}

function outsideTexts(spaces: readonly OddSpaces[], events: readonly Event[]) {
  const texts = events.flatMap((event) =>
    event.type === EVENT_ID.SCALAR && event.valueEnd > event.valueStart ? [event] : [],
  )
  let at = 0
  return spaces.filter(({ start }) => {
    while (at < texts.length && texts[at]!.valueEnd <= start) at++
    const text = texts[at]
    return !text || start < text.valueStart
  })
}
