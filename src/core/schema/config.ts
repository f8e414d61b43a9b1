import * as z from 'zod'
import { configDefaults } from './defaults.js'
import { number, positive, recordOf, text, texts } from './kinds.js'

const mapTarget = z.union(
  [
    text,
    z.strictObject({
      from: text.describe("The team's field; dots and numbers reach inside: authors.0"),
      prefix: text.optional().describe('Put before the value.'),
      values: recordOf(text, 'a mapping from their values to ours').optional(),
    }),
  ],
  { error: 'a field name, or {from: their-field, prefix: …, values: {theirs: ours}}' },
)

const backlogEntry = z.union(
  [
    text,
    z.strictObject({
      files: z.union([text, texts], { error: 'a glob or a list of globs' }),
      items: text
        .optional()
        .describe('. for the file itself, or the key under which the list stands.'),
      map: recordOf(mapTarget, 'a mapping from our fields to theirs').optional(),
      extra: z
        .enum(['allow', 'reject'])
        .optional()
        .meta({ description: 'What happens to keys that are not ours.', default: 'reject' }),
    }),
  ],
  { error: 'a glob, or {files: glob, map: {…}}' },
)

const capacity = z.union([number, z.string()], { error: 'a number, or 12 per quarter' })

const capacityByPeriod = z.union([capacity, recordOf(capacity, 'a capacity')], {
  error: 'a number, 12 per quarter, or {default: 8, 2027-Q3: 5}',
})

/** pm.yaml. Sections of later use are accepted and checked in form. */
export const configSchema = z.strictObject({
  product: text.optional().describe('Name of the product.'),
  vision: text.optional().describe('What it is to become, in a sentence.'),
  backlog: z
    .array(backlogEntry, { error: 'a list of globs such as [backlog.yaml, "backlog/**/*.yaml"]' })
    .optional()
    .meta({ description: 'Where the items are.', default: configDefaults.backlog }),
  kpis: texts.optional().meta({ description: 'Where the KPIs are.', default: configDefaults.kpis }),
  framework: text.optional().describe('The framework that ranks by default.'),
  units: recordOf(text, 'a mapping from input to unit').optional(),
  teams: recordOf(
    z.union(
      [z.strictObject({ title: text.optional(), capacity: capacityByPeriod.optional() }), z.null()],
      { error: 'a mapping such as {title: Payments, capacity: 12 per quarter}' },
    ),
    'a mapping from team to its definition',
  ).optional(),
  raters: recordOf(
    z.union([z.strictObject({ weight: positive.optional(), inputs: texts.optional() }), z.null()], {
      error: 'a mapping such as {weight: 2, inputs: [effort]}',
    }),
    'a mapping from rater to weight and inputs',
  ).optional(),
  frameworks: z
    .record(z.string(), z.unknown(), { error: 'a mapping from framework to options or definition' })
    .optional(),
  rules: recordOf(
    z.union(
      [
        z.enum(['off', 'warning', 'error']),
        z.strictObject({
          severity: z.enum(['off', 'warning', 'error']).optional(),
          limit: number.min(0).optional().describe('Days or percent, where the rule has a limit.'),
        }),
      ],
      { error: 'off, warning, error, or {severity: error, limit: 90}' },
    ),
    'a mapping such as {moonshot: off}',
  )
    .optional()
    .describe('Severity of rules, by name.'),
  roadmap: z
    .strictObject(
      {
        file: text.optional().meta({
          description: 'Where the roadmap is written.',
          default: configDefaults.roadmap.file,
        }),
        start: text.optional().describe('The first period, such as 2027-Q1.'),
        period: z
          .union(
            [
              z.enum(['quarter', 'month']),
              z.strictObject({
                weeks: z.int({ error: 'a whole number from 1 to 52' }).min(1).max(52),
              }),
            ],
            {
              error: 'quarter, month or {weeks: 2}',
            },
          )
          .optional()
          .meta({
            description:
              'How long each period is; without it the form of start tells quarters from months.',
            default: configDefaults.roadmap.period,
          }),
        periods: z.int({ error: 'a whole number from 1 to 60' }).min(1).max(60).optional().meta({
          description:
            'How many periods from start on; without start there are Now, Next and Later.',
          default: configDefaults.roadmap.periods,
        }),
        reserve: z
          .union([z.number(), z.string()], { error: 'a share such as 20%' })
          .optional()
          .meta({
            description: 'Share of capacity held back for unplanned work.',
            default: configDefaults.roadmap.reserve,
          }),
        capacity: capacityByPeriod.optional().describe('Binds the items that have no team.'),
      },
      { error: 'a mapping such as {start: 2027-Q1, periods: 4}' },
    )
    .optional(),
})

export type ConfigFields = z.output<typeof configSchema>
export type CapacityFields = z.output<typeof capacityByPeriod>
