import { either, listOf, mapping, oneOf, optional, recordOf, required } from './define.js'
import {
  date,
  estimate,
  id,
  name,
  names,
  number,
  prose,
  text,
  texts,
  truth,
  written,
} from './kinds.js'
import type { Schema, ValueOf } from './schema.js'
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

const due = either(
  [
    date,
    mapping({
      date: required(date, 'The day it must be done by.'),
      kind: optional(oneOf(['target', 'hard']), 'hard: the plan keeps it.', 'target'),
      reason: optional(text, 'Why it must be done by then.'),
    }),
  ],
  'a date such as 2027-03-15, or {date: 2027-03-15, kind: hard}',
)

const lastDay = either(
  [
    date,
    mapping({
      date: required(date, 'The last day on which it is worth something.'),
      reason: optional(text, 'Why it is worth nothing after that.'),
    }),
  ],
  'a date such as 2027-11-26, or {date: 2027-11-26, reason: …}',
)

const period = either(
  [
    text,
    mapping({
      in: required(text, 'The agreed period, such as 2027-Q2.'),
      reason: optional(text, 'Why it was agreed.'),
    }),
  ],
  'a period such as 2027-Q2, or {in: 2027-Q2, reason: …}',
)

const actual = mapping(
  {
    effort: optional(number, 'What it took, in units.effort.'),
    kpis: optional(
      recordOf(number, 'a mapping such as {conversion: 1.1}'),
      "Measured change of each KPI, in the KPI's unit.",
    ),
  },
  'a mapping such as {effort: 4, kpis: {conversion: 1.1}}',
)

const ownValue = either(
  [number, truth, written, texts],
  'a number, a text, true, false or a list of texts',
)

const piece = mapping(
  {
    kind: required(text, 'What it is, such as interview, survey, data or experiment.'),
    date: optional(date, 'When it was found.'),
    note: optional(prose, 'What it says.'),
    source: optional(text, 'Where it can be looked up.'),
  },
  'a mapping such as {kind: interview, date: 2026-10-02, note: …}',
)

/** The fields of an item that are the same in every repository; framework blocks come beside them. */
export const itemSchema = mapping({
  id: required(
    id,
    'Unique without regard to case. 1 to 64 letters, digits, dots, hyphens or underscores.',
  ),
  title: required(text, 'What it is, in one line.'),
  status: optional(
    oneOf(statuses),
    'Default: idea while no input of the default framework is given, else candidate.',
  ),
  team: optional(name, 'The team that does the work; one of teams in pm.yaml if given there.'),
  owner: optional(text, 'The person who answers for it.'),
  tags: optional(names, 'Free words to filter by.'),
  effort: optional(estimate, 'The work, in units.effort (default: person-weeks).'),
  effort_by_team: optional(
    recordOf(estimate, 'a mapping such as {payments: 3, web: 1 to 2}'),
    'The work of each team, where several share it.',
  ),
  confidence: optional(
    estimate,
    'How sure the estimates are: 80%, high, medium, low; from-evidence makes it of evidence.',
  ),
  kpis: optional(
    recordOf(estimate, 'a mapping such as {conversion: +2.5}'),
    "Expected change of each KPI, in the KPI's unit.",
  ),
  due: optional(due, 'A date to meet; a target unless kind is hard.'),
  worthless_after: optional(
    lastDay,
    'The day after which it is worth nothing; the plan finishes it by then or leaves it out.',
  ),
  period: optional(period, 'The agreed period of the roadmap; the plan keeps it.'),
  unscored: optional(text, 'Why it is necessary without a score; waives every input but effort.'),
  depends_on: optional(texts, 'Ids of the items that must be finished before.'),
  parent: optional(text, 'Id of its container, which is shown and never ranked or planned.'),
  estimated: optional(date, 'When the estimates were made.'),
  started: optional(date, 'When the work began.'),
  shipped: optional(date, 'When it was shipped; its status is then shipped.'),
  remaining: optional(estimate, 'Effort left of an item in progress.'),
  actual: optional(actual, 'What it took and what it changed.'),
  external: optional(recordOf(text, 'a mapping such as {jira: PAY-12}'), 'Keys in other systems.'),
  was: optional(texts, 'Former ids.'),
  fields: optional(
    recordOf(ownValue, 'a mapping such as {segment: smb}'),
    "The team's own data: filterable, exported.",
  ),
  links: optional(texts, 'Addresses of what belongs to it.'),
  evidence: optional(
    listOf(piece, 'a list of mappings such as [{kind: interview, note: …}]'),
    'What the estimates stand on.',
  ),
  notes: optional(prose, 'Free text.'),
})

export type ItemFields = ValueOf<typeof itemSchema>

/** A piece of evidence. */
export type Evidence = ValueOf<typeof piece>

/** Inputs that an item may give on itself whatever the framework. */
export const sharedInputs = ['effort', 'confidence'] as const

/** The names of the fields that hold a date, alone or in a mapping. */
export function dateFields(): ReadonlySet<string> {
  dates ??= new Set(itemSchema.names.filter((name) => mayBeDate(itemSchema.byName.get(name)!)))
  return dates
}

let dates: ReadonlySet<string> | undefined

function mayBeDate(schema: Schema): boolean {
  if (schema.is === 'either') return schema.alternatives.some(mayBeDate)
  return schema.is === 'text' && schema.format === 'date'
}

/** The names of the fields that hold texts and nothing else, alone, in a list or in a mapping. */
export function textFields(): ReadonlySet<string> {
  ofTexts ??= new Set(itemSchema.names.filter((name) => isOfTexts(itemSchema.byName.get(name)!)))
  return ofTexts
}

let ofTexts: ReadonlySet<string> | undefined

function isOfTexts(schema: Schema): boolean {
  switch (schema.is) {
    case 'text':
    case 'words':
      return true
    case 'list':
    case 'record':
      return isOfTexts(schema.entry)
    case 'mapping':
      return Object.values(schema.fields).every(isOfTexts)
    case 'either':
      return schema.alternatives.every(isOfTexts)
    default:
      return false
  }
}

/** The keys of the mapping that a field may hold, `any` where they are the team's own; none where it holds none. */
export function keysInField(name: string): readonly string[] | 'any' {
  const field = itemSchema.byName.get(name)
  return field ? keysInside(field) : []
}
