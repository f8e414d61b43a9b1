import { scaleName } from '../../estimates/limits.js'
import { FROM_EVIDENCE } from '../../estimates/parse-estimate.js'
import { CONFIDENCE } from '../../evidence/from-evidence.js'
import type { Framework, Input } from '../../frameworks/framework.js'
import { sharedInputs } from '../item.js'
import type { JsonSchema } from './draft7.js'
import { threePoint } from './three-point.js'

const NUMBER = '[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?'

export interface BlockOptions {
  /** Whether the framework is one of a repository, so that all of its inputs are known. */
  readonly isOfRepository: boolean
  /** Whether the mapping may have evidence, of which a confidence can be made. */
  readonly hasEvidence: boolean
}

/**
 * What may stand under a framework's name: its inputs, and where it has only one, that input itself. A framework may
 * have no inputs until a team gives it some, which are not known unless this is the framework of a repository.
 */
export function blockSchema(
  { title, description, source, inputs }: Framework,
  { isOfRepository, hasEvidence }: BlockOptions,
): JsonSchema {
  const given = inputs.filter((input) => !input.from)
  const [only] = given
  const about = [`${title}.`, description, source && `Source: ${source}`].filter(Boolean).join(' ')
  const schemaOf = (input: Input) =>
    inputSchema(input, hasEvidence && input.name === CONFIDENCE ? [FROM_EVIDENCE] : [])
  const block = {
    type: 'object',
    properties: Object.fromEntries(given.map((input) => [input.name, schemaOf(input)])),
    additionalProperties: given.length === 0 && !isOfRepository,
  }
  const forms = given.length === 1 && only ? [schemaOf(only), block] : [block]
  return { description: about, anyOf: [...forms, { type: 'null' }] }
}

/** Inputs that stand on an item itself, as those of the default framework do and of the one inside its buckets. */
export function ownSchemas({ inputs, inside }: Framework): Readonly<Record<string, JsonSchema>> {
  const own = inputs.filter((input) => !input.from && !shared.includes(input.name))
  return {
    ...(inside && ownSchemas(inside)),
    ...Object.fromEntries(own.map((input) => [input.name, inputSchema(input)])),
  }
}

const shared: readonly string[] = sharedInputs

/** Any estimate, or the mapping of a framework that the schema does not know. */
export const unknownBlock: JsonSchema = {
  anyOf: [{ type: ['number', 'string', 'null'] }, { type: 'object' }],
}

// Further words stand alone, and are no end of an interval.
function inputSchema(input: Input, further: readonly string[] = []): JsonSchema {
  const words = Object.keys(input.words)
  const value = [`${NUMBER} ?%?`, ...words.map(literal)].join('|')
  const text = { type: 'string', pattern: `^(?:${value})(?: +to +(?:${value}))?$` }
  const alone = [...words, ...further]
  const ofWords = alone.length ? [{ enum: alone }] : []
  const other = input.wordsOnly ? [] : [numberSchema(input), text, threePoint]
  return { description: aboutInput(input), anyOf: [...ofWords, ...other, { type: 'null' }] }
}

function numberSchema({ min, max, above }: Input): JsonSchema {
  return {
    type: 'number',
    ...(min !== undefined && { minimum: min }),
    ...(max !== undefined && { maximum: max }),
    ...(above !== undefined && { exclusiveMinimum: above }),
  }
}

function aboutInput({ name, title, unit, words, scale, default: fallback }: Input): string {
  const known = Object.entries(words).map(([word, number]) => `${word} ${number}`)
  const parts = [
    title ?? name,
    unit && `in ${unit}`,
    known.length > 0 && known.join(', '),
    scale && `scale ${scaleName(scale)}`,
    fallback !== undefined && `default ${fallback}`,
  ]
  return parts.filter(Boolean).join('; ')
}

function literal(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
