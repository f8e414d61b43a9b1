import { describe, expect, it } from 'vitest'
import { found } from '../../validate.js'

const kpi = (fields: string) => ({
  'kpis.yaml': `- {id: k, title: K, owner: o, target: 9, ${fields}}\n`,
})
const baseline = 'baseline: {value: 1, date: 2026-01-01}'

describe('a KPI that is due no later than its baseline', () => {
  it.each(['2025-01-01', '2026-01-01'])('is an error: %s', async (due) => {
    expect(await found('contradictory-dates', kpi(`${baseline}, due: ${due}`))).toEqual([
      `kpis.yaml:1 «${due}» k is due ${due}, which is not after its baseline of 2026-01-01`,
    ])
  })

  it('is none a day later', async () => {
    expect(await found('contradictory-dates', kpi(`${baseline}, due: 2026-01-02`))).toEqual([])
  })
})

it('a KPI without a point since its baseline is told at the newest', async () => {
  const history = 'history: [{date: 2025-03-01, value: 2}, {date: 2025-04-01, value: 3}]'
  expect(await found('kpi-points-before-baseline', kpi(`${baseline}, ${history}`))).toEqual([
    'kpis.yaml:1 «3» the newest point of k is of 2025-04-01, before its baseline of 2026-01-01, so that it measures no progress',
  ])
})

it('points before the baseline are history where newer ones follow', async () => {
  const history = 'history: [{date: 2025-03-01, value: 2}, {date: 2026-01-01, value: 3}]'
  expect(await found('kpi-points-before-baseline', kpi(`${baseline}, ${history}`))).toEqual([])
  expect(await found('kpi-points-before-baseline', kpi(`baseline: 1, ${history}`))).toEqual([])
})
