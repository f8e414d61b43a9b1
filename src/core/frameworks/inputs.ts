import { point } from '../estimates/estimate.js'
import { limitFault } from '../estimates/limits.js'
import { readNumber } from '../estimates/number.js'
import type { InputFields } from '../schema/framework.js'
import { shared } from './builtin/shared-inputs.js'
import { type FrameworkFault, frameworkFault, keyFault } from './fault.js'
import type { Framework, Input } from './framework.js'
import { readScale } from './scale.js'

const MOST_WORDS = 100

export interface Units {
  /** The unit that the definition or an option gives, which wins over that of pm.yaml. */
  readonly explicit: string | undefined
  /** `units` of pm.yaml. */
  readonly given: Readonly<Record<string, string>>
}

/** An input of its definition, with the unit in force. */
export function inputOf(name: string, fields: InputFields, { explicit, given }: Units): Input {
  const { title, words, words_only: wordsOnly, min, max, above, default: standard } = fields
  const unit = explicit ?? own(given, name) ?? fields.unit ?? own(standardUnits, name)
  const scale = fields.scale === undefined ? undefined : readScale(fields.scale)
  return {
    name,
    ...(title !== undefined && { title }),
    ...(unit !== undefined && { unit }),
    words: words ?? {},
    ...(wordsOnly && { wordsOnly }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(above !== undefined && { above }),
    ...(scale && { scale }),
    ...(standard !== undefined && { default: standard }),
  }
}

const known = new WeakMap<Framework, ReadonlyMap<string, Input>>()

/** The inputs that an item gives under the framework's name, by their own; the change of a KPI is given elsewhere. */
export function inputsByName(framework: Framework): ReadonlyMap<string, Input> {
  const before = known.get(framework)
  if (before) return before
  const own = framework.inputs.filter((input) => !input.from)
  const byName = new Map(own.map((input) => [input.name, input]))
  known.set(framework, byName)
  return byName
}

const standardUnits: Readonly<Record<string, string>> = { effort: shared.effort.unit }

/** What contradicts itself in the definition of an input. */
export function* inputFaults(name: string, fields: InputFields): Iterable<FrameworkFault> {
  const { min, max, above, scale, words = {}, words_only: wordsOnly, default: standard } = fields
  const at = (key: string) => ['inputs', name, key]
  if (max !== undefined && min !== undefined && min > max)
    yield frameworkFault('limits', at('min'), limits(name, `at least ${min}`, max))
  if (max !== undefined && above !== undefined && above >= max)
    yield frameworkFault('limits', at('above'), limits(name, `above ${above}`, max))
  if (scale !== undefined && !readScale(scale))
    yield frameworkFault('scale', at('scale'), { input: name })
  if (wordsOnly && Object.keys(words).length === 0)
    yield frameworkFault('no-words', at('words_only'), { input: name })
  const all = Object.entries(words)
  if (all.length > MOST_WORDS)
    yield frameworkFault('too-many-parts', at('words'), {
      part: `words for ${name}`,
      limit: MOST_WORDS,
    })
  for (const [word, value] of all.slice(0, MOST_WORDS)) {
    if (readNumber(word.replace(/ *%$/, '')) !== undefined || / to /.test(word))
      yield keyFault('word-is-number', [...at('words'), word], { input: name, word })
    yield* beyond(name, `word ${word}`, value, fields, [...at('words'), word])
  }
  if (standard !== undefined) yield* beyond(name, 'default', standard, fields, at('default'))
}

function* beyond(
  input: string,
  what: string,
  value: number,
  { min, max, above }: InputFields,
  path: readonly string[],
): Iterable<FrameworkFault> {
  const broken = limitFault(point(value), {
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(above !== undefined && { above }),
  })
  if (broken)
    yield frameworkFault('beyond-limits', path, {
      input,
      what,
      value,
      limit: `${broken.limit} ${broken.bound}`,
    })
}

function limits(input: string, least: string, max: number) {
  return { input, least, most: `at most ${max}` }
}

function own(record: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined
}
