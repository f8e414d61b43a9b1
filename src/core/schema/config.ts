import { configDefaults } from './defaults.js'
import { either, listOf, mapping, oneOf, optional, recordOf, required } from './define.js'
import {
  anything,
  nothing,
  number,
  positive,
  text,
  texts,
  truth,
  wholeNumber,
  written,
} from './kinds.js'
import type { ValueOf } from './schema.js'
import { views } from './views.js'

const mapTarget = either(
  [
    text,
    mapping({
      from: required(text, "The team's field; dots and numbers reach inside: authors.0"),
      prefix: optional(text, 'Put before the value.'),
      values: optional(
        recordOf(text, 'a mapping such as {done: shipped}'),
        'Our value for each of theirs.',
      ),
    }),
  ],
  'a field name, or {from: their-field, prefix: …, values: {theirs: ours}}',
)

const backlogEntry = either(
  [
    text,
    mapping({
      files: required(
        either([text, texts], 'a glob or a list of globs'),
        'Which files it is about.',
      ),
      items: optional(text, '. for the file itself, or the key under which the list stands.'),
      map: optional(
        recordOf(mapTarget, 'a mapping such as {title: name}'),
        "The team's own field for each of ours.",
      ),
      extra: optional(
        oneOf(['allow', 'reject']),
        'What happens to keys that are not ours.',
        'reject',
      ),
    }),
  ],
  'a glob, or {files: glob, map: {…}}',
)

const capacity = either([number, written], 'a number, or 12 per quarter')

const capacityByPeriod = either(
  [capacity, recordOf(capacity, 'a capacity')],
  'a number, 12 per quarter, or {default: 8, 2027-Q3: 5}',
)

const team = either(
  [
    mapping({
      title: optional(text, 'What it is called.'),
      capacity: optional(capacityByPeriod, 'How much it can do in a period, in units.effort.'),
    }),
    nothing,
  ],
  'a mapping such as {title: Payments, capacity: 12 per quarter}',
)

const rater = either(
  [
    mapping({
      weight: optional(positive, 'How much their estimates count beside those of others.', 1),
      inputs: optional(texts, 'The inputs that they estimate; without it all.'),
    }),
    nothing,
  ],
  'a mapping such as {weight: 2, inputs: [effort]}',
)

const severity = oneOf(['off', 'warning', 'error'])

const limit = either([{ ...number, min: 0 }, written], 'a number, or a percentage such as 20%')

const rule = either(
  [
    severity,
    mapping({
      severity: optional(severity, 'How it is told; off: not at all.'),
      limit: optional(limit, 'Days or percent, where the rule has a limit.'),
    }),
  ],
  'off, warning, error, or {severity: error, limit: 90}',
)

const period = either(
  [
    oneOf(['quarter', 'month']),
    mapping({ weeks: required(wholeNumber(1, 52), 'How many weeks each period has.') }),
  ],
  'quarter, month or {weeks: 2}',
)

const share = either([number, written], 'a share such as 20%')

const evidenceGroup = mapping(
  {
    kinds: required(
      recordOf(share, 'a mapping such as {interview: 5%}'),
      'What each piece of evidence of a kind adds to the confidence.',
    ),
    most: optional(
      share,
      'What all pieces of the group add at most.',
      configDefaults.evidence.most,
    ),
  },
  'a mapping such as {most: 30%, kinds: {survey: 10%, data: 20%}}',
)

const evidence = mapping(
  {
    groups: optional(
      recordOf(evidenceGroup, 'a mapping such as {facts: {most: 30%, kinds: {data: 20%}}}'),
      'What evidence is worth, in place of the confidence meter; no other kinds are known then.',
    ),
    none: optional(share, 'The confidence where no evidence counts.', configDefaults.evidence.none),
    max_age: optional(
      positive,
      'Days after which evidence counts nothing, up to the day of estimated.',
    ),
  },
  'a mapping such as {groups: {facts: {most: 30%, kinds: {data: 20%}}}}',
)

const roadmap = mapping(
  {
    file: optional(text, 'Where the roadmap is written.', configDefaults.roadmap.file),
    start: optional(text, 'The first period, such as 2027-Q1.'),
    period: optional(
      period,
      'How long each period is; without it the form of start tells quarters from months.',
      configDefaults.roadmap.period,
    ),
    periods: optional(
      wholeNumber(1, 60),
      'How many periods from start on; without start there are Now, Next and Later.',
      configDefaults.roadmap.periods,
    ),
    reserve: optional(
      share,
      'Share of capacity held back for unplanned work.',
      configDefaults.roadmap.reserve,
    ),
    capacity: optional(capacityByPeriod, 'Binds the items that have no team.'),
    optimize: optional(
      truth,
      'Whether the plan is the one of greatest value, in place of the one that follows the ranking.',
      configDefaults.roadmap.optimize,
    ),
    simulate: optional(
      truth,
      'Whether the roadmap says how surely its plan is kept.',
      configDefaults.roadmap.simulate,
    ),
    views: optional(views, 'Further files of the roadmap, each for its own readers.'),
  },
  'a mapping such as {start: 2027-Q1, periods: 4}',
)

/** pm.yaml. Sections of later use are accepted and checked in form. */
export const configSchema = mapping({
  product: optional(text, 'Name of the product.'),
  vision: optional(text, 'What it is to become, in a sentence.'),
  backlog: optional(
    listOf(backlogEntry, 'a list of globs such as [backlog.yaml, "backlog/**/*.yaml"]'),
    'Where the items are.',
    configDefaults.backlog,
  ),
  kpis: optional(texts, 'Where the KPIs are.', configDefaults.kpis),
  framework: optional(text, 'The framework that ranks by default.'),
  units: optional(
    recordOf(text, 'a mapping such as {effort: person-weeks}'),
    'What each input is counted in, such as effort: person-weeks.',
  ),
  teams: optional(
    recordOf(team, 'a mapping such as {payments: {capacity: 8}, web: {}}'),
    'Who does the work; a team that is not listed is then an error.',
  ),
  raters: optional(
    recordOf(rater, 'a mapping such as {ana: {weight: 2}, bo: {}}'),
    'Who estimates what; without it everybody counts alike.',
  ),
  evidence: optional(evidence, 'What makes a confidence that is from-evidence.'),
  frameworks: optional(recordOf(anything, 'a mapping such as {ice: {formula: mean}}')),
  rules: optional(
    recordOf(rule, 'a mapping such as {moonshot: off}'),
    'Severity of rules, by name.',
  ),
  roadmap: optional(roadmap, 'The periods that are planned, and where the plan is written.'),
})

export type ConfigFields = ValueOf<typeof configSchema>
export type EvidenceFields = ValueOf<typeof evidence>
export type CapacityFields = ValueOf<typeof capacityByPeriod>
