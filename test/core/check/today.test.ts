import { describe, expect, it } from 'vitest'
import { needs } from '../../needs.js'
import { repository } from '../../repository.js'
import { found, placesIn } from '../../validate.js'

const on = (day: string, rule: string, files: Readonly<Record<string, string>>) =>
  found(rule, files, '--today', day)

describe('a due date in the past', () => {
  const files = {
    'backlog.yaml':
      '- {id: a, title: A, due: {date: 2026-11-20}}\n- {id: b, title: B, due: 2026-11-20, status: shipped}\n',
  }
  it('is told from the day after on, of open work', async () => {
    expect(await on('2026-11-20', 'due-passed', files)).toEqual([])
    expect(await on('2026-11-21', 'due-passed', files)).toEqual([
      'backlog.yaml:1 «2026-11-20» a was due 2026-11-20, and its status is idea',
    ])
  })
})

describe('old estimates and evidence', () => {
  const evidence = '[{kind: talk, date: 2025-11-20}, {kind: data, date: 2025-11-21}, {kind: hunch}]'
  const files = {
    'backlog.yaml': `- {id: a, title: A, estimated: 2026-05-25, evidence: ${evidence}}\n`,
  }

  it('are told beyond their limits, at the date that counts', async () => {
    expect(await on('2026-11-21', 'stale-estimates', files)).toEqual([])
    expect(await on('2026-11-22', 'stale-estimates', files)).toEqual([
      'backlog.yaml:1 «2026-05-25» the estimates of a are from 2026-05-25, 181 days ago; the limit is 180',
    ])
    expect(await on('2026-11-21', 'stale-evidence', files)).toEqual([])
    expect(await on('2026-11-22', 'stale-evidence', files)).toEqual([
      'backlog.yaml:1 «2025-11-21» the newest evidence of a is from 2025-11-21, 366 days ago; the limit is 365',
    ])
  })

  it('have limits that pm.yaml may change', async () => {
    const config = {
      ...files,
      'pm.yaml': 'rules: {stale-estimates: {limit: 10}, stale-evidence: {limit: 400}}',
    }
    expect(await on('2026-06-05', 'stale-estimates', config)).toHaveLength(1)
    expect(await on('2026-11-22', 'stale-evidence', config)).toEqual([])
  })
})

describe('a KPI that nobody measures', () => {
  const kpi = (fields: string) => ({
    'kpis.yaml': `- {id: k, title: K, owner: ana, target: 9, ${fields}}\n`,
  })

  it('is told after its newest point', async () => {
    const files = kpi(
      'baseline: 5, history: [{date: 2026-08-13, value: 6}, {date: 2026-01-01, value: 5}]',
    )
    expect(await on('2026-11-21', 'stale-kpi', files)).toEqual([])
    expect(await on('2026-11-22', 'stale-kpi', files)).toEqual([
      'kpis.yaml:1 «id» the KPI k was last measured 2026-08-13, 101 days ago; the limit is 100',
    ])
  })

  it('is told after its baseline where it has no point', async () => {
    const files = kpi('baseline: {value: 5, date: 2026-08-13}')
    expect(await on('2026-11-21', 'stale-kpi', files)).toEqual([])
    expect(await on('2026-11-22', 'stale-kpi', files)).toHaveLength(1)
  })

  it('is told where nothing has a date', async () => {
    expect(await on('2026-11-21', 'stale-kpi', kpi('baseline: 5'))).toEqual([
      'kpis.yaml:1 «id» the KPI k has no measured point, and its baseline no date',
    ])
  })
})

describe('what lies in the past, dated after today', () => {
  const files = {
    'backlog.yaml': `- {id: a, title: A, estimated: 2026-11-22, evidence: [{kind: talk, date: 2026-11-22}, {kind: data}]}
- {id: b, title: B, status: shipped, shipped: 2026-11-22, estimated: 2026-11-20}
`,
    'kpis.yaml': `- {id: k, title: K, owner: ana, baseline: {value: 1, date: 2026-11-01}, target: 9, history: [{date: 2026-11-22, value: 2}]}
- {id: m, title: M, owner: ana, baseline: {value: 1, date: 2026-11-01}, target: 9, source: {file: m.csv, date: day, value: n}}
`,
    'm.csv': 'day,n\n2062-11-05,3\n2026-11-20,2\n2026-11-22,4\n',
  }
  const told = async (day: string) => [
    ...(await on(day, 'estimated-in-future', files)),
    ...(await on(day, 'date-in-future', files)),
  ]

  it('is told of estimates, evidence, shipped items and points', async () => {
    expect(await told('2026-11-21')).toEqual([
      'backlog.yaml:1 «2026-11-22» the estimates of a are dated 2026-11-22, and today is 2026-11-21',
      'backlog.yaml:1 «2026-11-22» a piece of evidence of a is dated 2026-11-22, and today is 2026-11-21',
      'backlog.yaml:2 «2026-11-22» b was shipped 2026-11-22, and today is 2026-11-21',
      'kpis.yaml:1 «2» a point of the KPI k is dated 2026-11-22, and today is 2026-11-21',
      'm.csv:2 «3» 2 points of the KPI m are dated after today, the last 2062-11-05, and today is 2026-11-21',
    ])
  })

  it('is silent on the day itself', async () => {
    expect(await told('2026-11-22')).toEqual([
      'm.csv:2 «3» a point of the KPI m is dated 2062-11-05, and today is 2026-11-22',
    ])
  })

  it.skipIf(needs('git'))('is silent about what is staged', async () => {
    const here = repository(files)
    expect(await placesIn(here, '--staged')).toEqual([])
  })
})
