import * as z from 'zod'
import { date, estimate, id, number, recordOf, text, texts } from './kinds.js'
import { keysInside } from './steps.js'

export const statuses = [
  'idea',
  'candidate',
  'planned',
  'in-progress',
  'shipped',
  'parked',
  'dropped',
] as const

export type Status = (typeof statuses)[number]

/** The fields of an item that are the same in every repository; framework blocks come beside them. */
export const itemSchema = z.strictObject({
  id: id.describe(
    'Unique without regard to case. 1 to 64 letters, digits, dots, hyphens or underscores.',
  ),
  title: text.describe('What it is, in one line.'),
  status: z
    .enum(statuses)
    .optional()
    .describe('Default: idea while no input of the default framework is given, else candidate.'),
  team: text
    .optional()
    .describe('The team that does the work; one of teams in pm.yaml if given there.'),
  owner: text.optional().describe('The person who answers for it.'),
  tags: texts.optional().describe('Free words to filter by.'),
  effort: estimate.optional().describe('The work, in units.effort (default: person-weeks).'),
  effort_by_team: recordOf(estimate, 'a mapping from team to effort')
    .optional()
    .describe('The work of each team, where several share it.'),
  confidence: estimate.optional().describe('How sure the estimates are: 80%, high, medium, low.'),
  kpis: recordOf(estimate, 'a mapping from KPI to expected change')
    .optional()
    .describe("Expected change of each KPI, in the KPI's unit."),
  due: z
    .union(
      [
        date,
        z.strictObject({
          date: date.describe('The day it must be done by.'),
          kind: z
            .enum(['target', 'hard'])
            .optional()
            .meta({ description: 'hard: the plan keeps it.', default: 'target' }),
          reason: text.optional(),
        }),
      ],
      { error: 'a date such as 2027-03-15, or {date: 2027-03-15, kind: hard}' },
    )
    .optional()
    .describe('A date to meet; a target unless kind is hard.'),
  period: z
    .union([text, z.strictObject({ in: text, reason: text.optional() })], {
      error: 'a period such as 2027-Q2, or {in: 2027-Q2, reason: …}',
    })
    .optional()
    .describe('The agreed period of the roadmap; the plan keeps it.'),
  unscored: text
    .optional()
    .describe('Why it is necessary without a score; waives every input but effort.'),
  depends_on: texts.optional().describe('Ids of the items that must be finished before.'),
  parent: text
    .optional()
    .describe('Id of its container, which is shown and never ranked or planned.'),
  estimated: date.optional().describe('When the estimates were made.'),
  started: date.optional(),
  shipped: date.optional(),
  remaining: estimate.optional().describe('Effort left of an item in progress.'),
  actual: z
    .strictObject(
      {
        effort: number.optional(),
        kpis: recordOf(number, 'a mapping from KPI to measured change').optional(),
      },
      { error: 'a mapping such as {effort: 4, kpis: {conversion: 1.1}}' },
    )
    .optional()
    .describe('What it took and what it changed.'),
  external: recordOf(text, 'a mapping such as {jira: PAY-12}')
    .optional()
    .describe('Keys in other systems.'),
  was: texts.optional().describe('Former ids.'),
  fields: z
    .record(
      z.string(),
      z.union([z.number(), z.boolean(), z.string(), texts], {
        error: 'a number, a text, true, false or a list of texts',
      }),
      { error: 'a mapping such as {segment: smb}' },
    )
    .optional()
    .describe("The team's own data: filterable, exported."),
  links: texts.optional(),
  evidence: z
    .array(
      z.strictObject(
        {
          kind: text,
          date: date.optional(),
          note: text.optional(),
          source: text.optional(),
        },
        { error: 'a mapping such as {kind: interview, date: 2026-10-02, note: …}' },
      ),
      { error: 'a list of mappings such as [{kind: interview, note: …}]' },
    )
    .optional()
    .describe('What the estimates stand on.'),
  notes: text.optional(),
})

export type ItemFields = z.output<typeof itemSchema>

/** Inputs that an item may give on itself whatever the framework. */
export const sharedInputs = ['effort', 'confidence'] as const

/** The names of the fields that hold a date, alone or in a mapping. */
export function dateFields(): ReadonlySet<string> {
  dates ??= new Set(
    Object.entries(itemSchema.shape)
      .filter(([, field]) => field.safeParse('2027-03-15').success && !field.safeParse('-').success)
      .map(([name]) => name),
  )
  return dates
}

let dates: ReadonlySet<string> | undefined

/** The keys of the mapping that a field may hold, `any` where they are the team's own; none where it holds none. */
export function keysInField(name: string): readonly string[] | 'any' {
  const field = Object.hasOwn(itemSchema.shape, name) && itemSchema.shape[name as keyof ItemFields]
  return field ? keysInside(field) : []
}
