import { describe, expect, it } from 'vitest'
import { containersOf } from '../../../src/core/backlog/containers.js'
import { frameworkChecks } from '../../../src/core/check/framework-warnings.js'
import type { Problem } from '../../../src/core/problems/problem.js'
import { items, resolve, told } from '../frameworks/repository.js'

async function warnings(backlog: string, config = '') {
  const repository = await resolve({ config })
  const all = await items(backlog, repository)
  const problems: Problem[] = []
  for (const check of frameworkChecks)
    check({ ...repository, items: all, containers: containersOf(all) }, (found) =>
      problems.push(found),
    )
  return problems.map(told).map(({ rule, at, text, message }) => ({ rule, at, text, message }))
}

const wsjf = 'framework: wsjf'

describe('a value off its scale', () => {
  it('is told where the framework is the default one', async () => {
    const backlog = `
- {id: a, title: A, user_business_value: 1, time_criticality: 1, risk_reduction: 1, job_size: 1}
- {id: b, title: B, wsjf: {user_business_value: 21, time_criticality: 3 to 4, risk_reduction: 2}, job_size: 4}
- {id: c, title: C, status: shipped, job_size: 4}`
    expect(await warnings(backlog, wsjf)).toEqual([
      {
        rule: 'off-scale',
        at: 'backlog.yaml:3:49',
        text: '21',
        message: 'user_business_value 21 is not on its scale (1, 2, 3, 5, 8, 13, 20)',
      },
      expect.objectContaining({ rule: 'off-scale', text: '4', at: 'backlog.yaml:3:109' }),
    ])
  })

  it('is told where the item has the block of another framework, not for what stands on the item', async () => {
    const backlog = `
- {id: a, title: A, value-effort: {value: 12}, effort: 30}
- {id: b, title: B, effort: 30}`
    expect(await warnings(backlog)).toMatchObject([
      {
        rule: 'off-scale',
        text: '12',
        message: 'value-effort.value 12 is not on its scale (1 to 10)',
      },
    ])
    expect(
      await warnings('- {id: b, title: B, effort: 30}', 'framework: value-effort'),
    ).toHaveLength(1)
  })
})

describe('a column of WSJF without a 1', () => {
  it('is told at its least value', async () => {
    const backlog = `
- {id: b, title: B, user_business_value: 3, time_criticality: 1, risk_reduction: 2, job_size: 2}
- {id: a, title: A, user_business_value: 3, time_criticality: 8, risk_reduction: 1}`
    expect(await warnings(backlog, wsjf)).toEqual([
      {
        rule: 'scale-without-one',
        at: 'backlog.yaml:3:42',
        text: '3',
        message:
          'no item has user_business_value 1, the smallest is 3: WSJF rates a column in relation to its smallest, which is a 1',
      },
      expect.objectContaining({ rule: 'scale-without-one', text: '2', at: 'backlog.yaml:2:95' }),
    ])
  })

  it('is not told where nobody scores by WSJF', async () => {
    expect(await warnings('- {id: a, title: A, effort: 3}')).toEqual([])
  })
})

describe('too much must', () => {
  const backlog = (must: string, rest: string) => `
- {id: a, title: A, status: planned, moscow: must, effort: ${must}}
- {id: b, title: B, status: in-progress, moscow: must, effort: 1}
- {id: c, title: C, status: planned, moscow: should, effort_by_team: {web: 1, payments: ${rest}}}
- {id: d, title: D, status: planned, moscow: wont, effort: 50}
- {id: e, title: E, status: candidate, moscow: could, effort: 50}
- {id: f, title: F, status: planned, moscow: must}
- {id: g, title: G, status: planned, effort: 50}`

  it('is told above 60 % of the effort, at the largest must', async () => {
    expect(await warnings(backlog('5', '2.9'))).toEqual([
      {
        rule: 'too-much-must',
        at: 'backlog.yaml:2:46',
        text: 'must',
        message: expect.stringContaining('60.7 %'),
      },
    ])
  })

  it('is not told at 60 %', async () => {
    expect(await warnings(backlog('5', '3'))).toEqual([])
  })

  it('adds up the means of the efforts', async () => {
    // The mean of 1 to 16 is 5.7, its median 4.
    expect(await warnings(backlog('1 to 16', '3'))).toHaveLength(1)
    expect(await warnings(backlog('4', '3'))).toEqual([])
  })
})
