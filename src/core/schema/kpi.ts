import { either, listOf, mapping, optional, required } from './define.js'
import { date, id, number, positive, text } from './kinds.js'
import type { ValueOf } from './schema.js'

const point = mapping(
  {
    date: required(date, 'When it was measured.'),
    value: required(number, 'What was measured, in the unit of the KPI.'),
  },
  'a mapping such as {date: 2026-09-30, value: 62.5}',
)

const pointsFile = mapping(
  {
    file: required(text, 'A CSV file, relative to the folder of pm.yaml.'),
    date: required(text, 'The column of dates.'),
    value: required(text, 'The column of values.'),
  },
  'a mapping such as {file: metrics/conversion.csv, date: week, value: rate}',
)

/** A KPI as its file gives it. */
export const kpiSchema = mapping({
  id: required(id, 'Unique without regard to case.'),
  title: required(text, 'What is measured.'),
  unit: optional(text, 'Of its values, such as % or customers.'),
  baseline: required(
    either(
      [
        number,
        mapping({
          value: required(number, 'Where it stood, in the unit of the KPI.'),
          date: optional(date, 'When it stood there; by default the day of the first point.'),
        }),
      ],
      'a number, or {value: 61, date: 2026-06-30}',
    ),
    'Where it stood at the start.',
  ),
  target: required(number, 'Where it is to be; below the baseline where less is better.'),
  due: optional(date, 'When the target is to be reached.'),
  weight: optional(positive, 'Importance beside the other KPIs.', 1),
  owner: optional(text, 'The person who answers for it.'),
  history: optional(
    listOf(point, 'a list such as [{date: 2026-09-30, value: 62.5}]'),
    'Measured values.',
  ),
  source: optional(pointsFile, 'Measured values in a CSV file.'),
  notes: optional(text, 'Free text.'),
})

export type KpiFields = ValueOf<typeof kpiSchema>
