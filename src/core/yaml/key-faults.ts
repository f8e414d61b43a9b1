import { YAMLException } from 'js-yaml'
import { escapeControls } from '../problems/words.js'
import { type Fault, lineFault } from './fault.js'
import { lineEnd } from './gap.js'
import { isFieldOfAny } from './known-fields.js'
import { parsed } from './parse.js'
import { scalarText } from './scalar-text.js'

const LONGEST = 80
const NO_SPACE = 'a space is missing after the colon'

/** What a line lacks so that it would begin with a field or an entry: a space behind its dash, a colon, a space behind it. */
export function keyFault(text: string, start: number): Fault | undefined {
  const line = text.slice(start, lineEnd(text, start)).replace(/\s#.*|\s+$/, '')
  const lead = /^ *(?:- +)*/.exec(line)![0].length
  const said = line.slice(lead)
  const at = start + lead
  if (/^-[^\s\d-]/.test(said)) {
    const rest = said.slice(1)
    const hint = isShort(rest) ? `write - ${escapeControls(rest)}` : 'write a space after it'
    return lineFault(at, at + 1, 'a space is missing after the dash', hint)
  }
  const glued = /^([A-Za-z_][\w.-]*):(?!\/\/)(\S.*)$/.exec(said)
  if (glued && !/:\s/.test(said)) {
    const colon = at + glued[1]!.length
    return lineFault(colon, colon + 1, NO_SPACE, `write ${fieldOf(glued[1]!, glued[2]!)}`)
  }
  const [, name, value] = /^([A-Za-z_][\w-]*) +([^\s:].*)$/.exec(said) ?? []
  if (name === undefined || !isFieldOfAny(name) || /:(?:\s|$)/.test(said)) return undefined
  const hint = `write ${fieldOf(name, value!)}`
  return lineFault(at, at + name.length, `a colon is missing after ${name}`, hint)
}

/** A field as it is written on a line of its own, its value in quotes where it needs them. */
function fieldOf(key: string, value: string): string {
  if (!isShort(value)) return `${key}: with a space after the colon`
  return escapeControls(`${key}: ${isSound(value) ? value : scalarText(value)}`)
}

function isShort(text: string): boolean {
  return text.length <= LONGEST
}

function isSound(value: string): boolean {
  return !/^[&*!]/.test(value) && !(parsed(`k: ${value}\n`) instanceof YAMLException)
}
