import * as z from 'zod'
import { date, id, number, positive, text } from './kinds.js'

/** A KPI as its file gives it. */
export const kpiSchema = z.strictObject({
  id: id.describe('Unique without regard to case.'),
  title: text.describe('What is measured.'),
  unit: text.optional().describe('Of its values, such as % or customers.'),
  baseline: z
    .union([number, z.strictObject({ value: number, date: date.optional() })], {
      error: 'a number, or {value: 61, date: 2026-06-30}',
    })
    .describe('Where it stood at the start.'),
  target: number.describe('Where it is to be; below the baseline where less is better.'),
  due: date.optional().describe('When the target is to be reached.'),
  weight: positive
    .optional()
    .meta({ description: 'Importance beside the other KPIs.', default: 1 }),
  owner: text.optional(),
  history: z
    .array(
      z.strictObject(
        { date, value: number },
        { error: 'a mapping such as {date: 2026-09-30, value: 62.5}' },
      ),
      { error: 'a list such as [{date: 2026-09-30, value: 62.5}]' },
    )
    .optional()
    .describe('Measured values.'),
  source: z
    .strictObject(
      {
        file: text.describe('A CSV file, relative to the folder of pm.yaml.'),
        date: text.describe('The column of dates.'),
        value: text.describe('The column of values.'),
      },
      { error: 'a mapping such as {file: metrics/conversion.csv, date: week, value: rate}' },
    )
    .optional()
    .describe('Measured values in a CSV file.'),
  notes: text.optional(),
})

export type KpiFields = z.output<typeof kpiSchema>
