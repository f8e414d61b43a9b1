import { type Event, parseEvents, YAMLException } from 'js-yaml'
import { MAX_DEPTH } from './limits.js'

// js-yaml counts some levels twice and others not at all. The tree's own limit is exact.
const PARSER_DEPTH = 2 * MAX_DEPTH

/** The events of a text. Throws js-yaml's YAMLException where it is not valid. */
export function parse(text: string): readonly Event[] {
  return parseEvents(text, { maxDepth: PARSER_DEPTH })
}

/** The same, or why there are none. */
export function parsed(text: string): readonly Event[] | YAMLException {
  try {
    return parse(text)
  } catch (thrown) {
    if (thrown instanceof YAMLException) return thrown
    throw thrown
  }
}
