import { defaultFramework } from '../../frameworks/builtin/index.js'
import { builtInFrameworks } from '../../frameworks/builtin.js'
import type { Framework } from '../../frameworks/framework.js'
import { configSchema } from '../config.js'
import { estimatesSchema } from '../estimates.js'
import { frameworkSchema, optionsSchema } from '../framework.js'
import { itemSchema } from '../item.js'
import { kpiSchema } from '../kpi.js'
import { blockSchema, ownSchemas, unknownBlock } from './blocks.js'
import { draft7, type JsonSchema } from './draft7.js'
import { shareThreePoint } from './three-point.js'

/** The frameworks that a schema knows. */
export interface KnownFrameworks {
  readonly frameworks: readonly Framework[]
  /**
   * The default framework, where these are all that the repository has. Without it there may be others, of
   * any name: an unknown key of an item is then accepted where an estimate or a mapping stands under it.
   */
  readonly framework?: Framework
}

/** A kind of file that has a schema. */
export interface SchemaDocument {
  /** What the file is, in a phrase. */
  readonly title: string
  /** Without `$schema` and title. */
  make(known: KnownFrameworks): JsonSchema
}

/** Every kind of file that a person writes. */
export const schemaDocuments = {
  config: { title: 'pm.yaml, the configuration of pm', make: configDocument },
  backlog: { title: 'A backlog file of pm: items', make: backlogDocument },
  kpis: { title: 'A file of KPIs of pm', make: kpisDocument },
  estimates: {
    title: 'estimates/<rater>.yaml, the estimates of one person',
    make: estimatesDocument,
  },
  framework: {
    title: 'frameworks/<name>.yaml, a scoring framework',
    make: () => draft7(frameworkSchema),
  },
} as const satisfies Record<string, SchemaDocument>

export type SchemaKind = keyof typeof schemaDocuments

export const schemaKinds = Object.keys(schemaDocuments) as SchemaKind[]

/** The text of the JSON Schema (draft-07) of a kind of file, made of the definitions that `pm validate` checks by. */
export function schemaText(kind: SchemaKind, known: KnownFrameworks): string {
  const { title, make }: SchemaDocument = schemaDocuments[kind]
  const $schema = 'http://json-schema.org/draft-07/schema#'
  const document = shareThreePoint({ $schema, title, ...make(known) })
  return `${JSON.stringify(document, null, 2)}\n`
}

/** Where the schema of a kind that is part of the project stands. */
export function publishedPath(kind: SchemaKind): string {
  return `schemas/${kind}.schema.json`
}

/** Its text: it knows the built-in frameworks and accepts others. */
export function publishedSchema(kind: SchemaKind): string {
  return schemaText(kind, { frameworks: builtInFrameworks() })
}

function configDocument({ frameworks: known }: KnownFrameworks): JsonSchema {
  const { properties, ...rest } = draft7(configSchema)
  const given = properties as Readonly<Record<string, JsonSchema>>
  const own = draft7(frameworkSchema)
  const options = draft7(optionsSchema)
  const optionsOf = ({ name, title }: Framework) =>
    [
      name,
      {
        description: `Options of ${title}.`,
        anyOf: [{ $ref: '#/definitions/options' }, { type: 'null' }],
      },
    ] as const
  const frameworks = {
    description: "Options of built-in frameworks, and the team's own.",
    type: ['object', 'null'],
    properties: Object.fromEntries(known.filter(({ place }) => !place).map(optionsOf)),
    additionalProperties: { $ref: '#/definitions/framework' },
  }
  return {
    definitions: { framework: own, options },
    ...rest,
    properties: {
      ...given,
      framework: { ...given.framework, default: defaultFramework },
      frameworks,
    },
  }
}

function backlogDocument(known: KnownFrameworks): JsonSchema {
  const item = withBlocks(draft7(itemSchema), known)
  return listDocument('items', 'item', item, [
    { type: ['string', 'number', 'boolean'], description: 'An idea with this title.' },
  ])
}

function kpisDocument(): JsonSchema {
  return listDocument('kpis', 'kpi', draft7(kpiSchema), [])
}

function estimatesDocument(frameworks: KnownFrameworks): JsonSchema {
  const { properties, ...rest } = draft7(estimatesSchema)
  const known = properties as Readonly<Record<string, JsonSchema>>
  const rating = known.estimates?.additionalProperties as JsonSchema
  const estimates = { ...known.estimates, additionalProperties: withBlocks(rating, frameworks) }
  return { ...rest, properties: { ...known, estimates } }
}

function withBlocks(schema: JsonSchema, { frameworks, framework }: KnownFrameworks): JsonSchema {
  const blocks = frameworks.map((each) => [each.name, blockSchema(each)])
  return {
    ...schema,
    properties: {
      ...(schema.properties as object),
      ...(framework && ownSchemas(framework)),
      ...Object.fromEntries(blocks),
    },
    additionalProperties: framework ? false : unknownBlock,
  }
}

// The three shapes of a file: a mapping with a list, a bare list, one entry alone. An empty file is none.
function listDocument(
  key: string,
  name: string,
  entry: JsonSchema,
  others: readonly JsonSchema[],
): JsonSchema {
  const one = { $ref: `#/definitions/${name}` }
  const list = { type: 'array', items: others.length ? { anyOf: [one, ...others] } : one }
  const keyed = {
    type: 'object',
    properties: { [key]: { ...list, type: ['array', 'null'] } },
    required: [key],
    additionalProperties: false,
  }
  return { definitions: { [name]: entry }, anyOf: [keyed, list, one, { type: 'null' }] }
}
