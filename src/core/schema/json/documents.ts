import { adjustableNames } from '../../check/settings.js'
import { FROM_EVIDENCE } from '../../estimates/parse-estimate.js'
import { CONFIDENCE } from '../../evidence/from-evidence.js'
import { defaultFramework } from '../../frameworks/builtin/index.js'
import { builtInFrameworks } from '../../frameworks/builtin.js'
import type { Framework } from '../../frameworks/framework.js'
import type { Kpi } from '../../kpis/kpi.js'
import { ruleTitle } from '../../problems/rule-title.js'
import { ownInput } from '../../rank/own-input.js'
import { configSchema } from '../config.js'
import { estimatesSchema } from '../estimates.js'
import { frameworkSchema, optionsSchema } from '../framework.js'
import { itemSchema } from '../item.js'
import { kpiSchema } from '../kpi.js'
import { type BlockOptions, blockSchema, ownSchemas, unknownBlock } from './blocks.js'
import { draft7, type JsonSchema } from './draft7.js'
import { changing, type KnownName, offering, offeringKeys, type Properties } from './names.js'
import { shareThreePoint } from './three-point.js'

/** What a schema knows beside the definitions that are the same in every repository. */
export interface Known {
  readonly frameworks: readonly Framework[]
  /**
   * The default framework, where these are all that the repository has. Without it there may be others, of
   * any name: an unknown key of an item is then accepted where an estimate or a mapping stands under it.
   */
  readonly framework?: Framework
  /** The teams, raters, kinds of evidence and KPIs that an editor is to offer. */
  readonly teams?: readonly KnownName[]
  readonly raters?: readonly string[]
  readonly evidence?: readonly string[]
  readonly kpis?: readonly Pick<Kpi, 'id' | 'title' | 'unit'>[]
}

/** A kind of file that has a schema. */
export interface SchemaDocument {
  /** What the file is, in a phrase. */
  readonly title: string
  /** Without `$schema` and title. */
  make(known: Known): JsonSchema
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
    make: frameworkDocument,
  },
} as const satisfies Record<string, SchemaDocument>

export type SchemaKind = keyof typeof schemaDocuments

export const schemaKinds = Object.keys(schemaDocuments) as SchemaKind[]

/**
 * The text of the JSON Schema (draft-07) of a kind of file, made of the definitions that `pm validate` checks by.
 * `comment` is for whoever opens it.
 */
export function schemaText(kind: SchemaKind, known: Known, comment?: string): string {
  const { title, make }: SchemaDocument = schemaDocuments[kind]
  const head = { $schema: 'http://json-schema.org/draft-07/schema#', $comment: comment, title }
  return `${JSON.stringify({ ...head, ...shareThreePoint(make(known)) }, null, 2)}\n`
}

/** Where the schema of a kind that is part of the project stands. */
export function publishedPath(kind: SchemaKind): string {
  return `schemas/${kind}.schema.json`
}

/** Its text: it knows the built-in frameworks and accepts others. */
export function publishedSchema(kind: SchemaKind): string {
  return schemaText(kind, { frameworks: builtInFrameworks() })
}

function configDocument({ frameworks: known }: Known): JsonSchema {
  const names = known.map(({ name }) => name)
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
  const rules = adjustableNames.map((name) => ({ name, about: ruleTitle(name) }))
  const settings = draft7(configSchema)
  const document = changing(settings, {
    framework: (name) => ({ ...offering(name, names), default: defaultFramework }),
    rules: (section) =>
      offeringKeys({ ...section, additionalProperties: { $ref: '#/definitions/rule' } }, rules),
    frameworks: () => frameworks,
  })
  const definitions = {
    rule: (settings.properties as Properties).rules!.additionalProperties,
    framework: frameworkDocument({ frameworks: known }),
    options: thenOffering(draft7(optionsSchema), names),
  }
  return { definitions, ...document }
}

function frameworkDocument({ frameworks }: Known): JsonSchema {
  return thenOffering(
    draft7(frameworkSchema),
    frameworks.map(({ name }) => name),
  )
}

function thenOffering(schema: JsonSchema, names: readonly string[]): JsonSchema {
  // biome-ignore lint/suspicious/noThenProperty: the field's name in the user's file
  return changing(schema, { then: (name) => offering(name, names) })
}

function backlogDocument(known: Known): JsonSchema {
  const named = withWords(withNames(draft7(itemSchema), known), known, [FROM_EVIDENCE])
  const item = withBlocks(named, known, { hasEvidence: true })
  return listDocument('items', 'item', item, [
    { type: 'string', description: 'An idea with this title.' },
  ])
}

// Other words are judged by what the item is scored by.
function withWords(schema: JsonSchema, known: Known, further: readonly string[]): JsonSchema {
  const { frameworks, framework = frameworks.find(({ name }) => name === defaultFramework) } = known
  const words = Object.keys((framework && ownInput(CONFIDENCE, framework)?.words) ?? {})
  const offered = [...words, ...further]
  if (offered.length === 0) return schema
  return changing(schema, {
    [CONFIDENCE]: ({ anyOf, ...rest }) => ({
      ...rest,
      anyOf: [{ enum: offered }, ...(anyOf as readonly JsonSchema[])],
    }),
  })
}

function withNames(item: JsonSchema, known: Known): JsonSchema {
  const { teams = [], evidence: kinds = [] } = known
  const changes = changesOf(known)
  const names = teams.map(({ name }) => name)
  return changing(item, {
    team: (team) => offering(team, names),
    effort_by_team: (efforts) => offeringKeys(efforts, teams),
    kpis: (expected) => offeringKeys(expected, changes),
    evidence: (list) => ({
      ...list,
      items: changing(list.items as JsonSchema, { kind: (kind) => offering(kind, kinds) }),
    }),
    actual: (actual) => changing(actual, { kpis: (measured) => offeringKeys(measured, changes) }),
  })
}

function changesOf({ kpis = [] }: Known): KnownName[] {
  return kpis.map(({ id, title, unit }) => ({
    name: id,
    about: unit === undefined ? title : `${title}; in ${unit}`,
  }))
}

function kpisDocument(): JsonSchema {
  return listDocument('kpis', 'kpi', draft7(kpiSchema), [])
}

function estimatesDocument(known: Known): JsonSchema {
  const changes = changesOf(known)
  const ratingOf = (rating: JsonSchema) =>
    changing(rating, { kpis: (expected) => offeringKeys(expected, changes) })
  return changing(draft7(estimatesSchema), {
    rater: (rater) => offering(rater, known.raters ?? []),
    estimates: (estimates) => ({
      ...estimates,
      // A file that is begun has nothing there yet.
      type: ['object', 'null'],
      additionalProperties: withBlocks(
        withWords(ratingOf(estimates.additionalProperties as JsonSchema), known, []),
        known,
        { hasEvidence: false },
      ),
    }),
  })
}

function withBlocks(
  schema: JsonSchema,
  { frameworks, framework }: Known,
  given: Pick<BlockOptions, 'hasEvidence'>,
): JsonSchema {
  const options = { ...given, isOfRepository: framework !== undefined }
  const blocks = frameworks.map((each) => [each.name, blockSchema(each, options)])
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
