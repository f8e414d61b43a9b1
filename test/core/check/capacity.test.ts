import { describe, expect, it } from 'vitest'
import { shownApart } from '../../../src/core/check/shown-apart.js'
import { found } from '../../validate.js'

const quarters = 'roadmap: {start: 2027-Q1, periods: 2'

function config(teams: string, roadmap = `${quarters}}`): string {
  return `framework: rice\nteams: ${teams}\n${roadmap}\n`
}

// Enough for a score, so that nothing else is said.
const scores = 'confidence: 80%, rice: {reach: 1, impact: low}'

function item(id: string, fields: string): string {
  return `- {id: ${id}, title: ${id}, ${scores}, ${fields}}\n`
}

describe('the planned work of a team against its capacity', () => {
  const over = (pm: string, backlog: string) =>
    found('team-over-capacity', { 'pm.yaml': pm, 'backlog.yaml': backlog })

  it('is told at the capacity, with the sums', async () => {
    const backlog = [
      item('a', 'status: planned, team: web, effort: 6'),
      item('b', 'status: in-progress, team: web, effort: 20, remaining: 4.5'),
      item('c', 'status: planned, team: app, effort: 10'),
      item('d', 'status: candidate, team: web, effort: 5'),
      item('e', 'status: shipped, team: web, effort: 5, shipped: 2026-12-01'),
    ]
    expect(
      await over(config('{web: {capacity: 5}, app: {capacity: 5}}'), backlog.join('')),
    ).toEqual([
      'pm.yaml:2 «5» web has 10.5 person-weeks of planned work and room for 10 in 2027-Q1 to 2027-Q2',
    ])
  })

  it('takes the reserve off, counts what shipped inside, and names the unit', async () => {
    const pm = `units: {effort: days}\n${config('{web: {capacity: {default: 5, 2027-Q2: 3}}}', `${quarters}, reserve: 20%}`)}`
    const backlog = [
      item('a', 'status: planned, team: web, effort: 4'),
      item('b', 'status: shipped, team: web, effort: 9, shipped: 2027-02-01, actual: {effort: 3}'),
    ]
    expect(await over(pm, backlog.join(''))).toEqual([
      'pm.yaml:3 «capacity» web has 4 days of planned work and room for 3.4 beside the 3 that shipped in 2027-Q1 to 2027-Q2 (20 % held back)',
    ])
  })

  it('leaves of a period what shipped in it did not use, and names all that shipped', async () => {
    const shipped = (id: string, effort: number, date: string) =>
      item(id, `status: shipped, team: web, effort: ${effort}, shipped: ${date}`)
    const early = shipped('b', 7, '2027-02-01') + shipped('c', 7, '2027-03-01')
    const planned = (effort: number) => item('a', `status: planned, team: web, effort: ${effort}`)
    const pm = config('{web: {capacity: 10}}')
    // 14 in the first period use up its 10, and the second one has its 10 still.
    expect(await over(pm, planned(10) + early)).toEqual([])
    expect(await over(pm, planned(11) + early)).toEqual([
      'pm.yaml:2 «10» web has 11 person-weeks of planned work and room for 10 beside the 14 that shipped in 2027-Q1 to 2027-Q2',
    ])
    expect(await over(pm, planned(9) + early + shipped('d', 2, '2027-04-01'))).toHaveLength(1)
  })

  it('is in means, and of all teams that share an item', async () => {
    const backlog = item(
      'a',
      'status: planned, effort_by_team: {web: 4 to 6, app: {low: 1, likely: 2, high: 9}}',
    )
    // exp(μ + σ²/2) of 4 to 6 is 4.936; (1 + 4 × 2 + 9) / 6 is 3.
    expect(await over(config('{web: {capacity: 2.45}, app: {capacity: 1.5}}'), backlog)).toEqual([
      'pm.yaml:2 «2.45» web has 4.94 person-weeks of planned work and room for 4.9 in 2027-Q1 to 2027-Q2',
    ])
  })

  it('holds for work without a team, and not for a container', async () => {
    const backlog = [
      item('a', 'status: planned, effort: 3'),
      item('b', 'status: planned, effort: 30'),
      item('c', 'status: planned, effort: 2, parent: b'),
    ]
    expect(await over('roadmap: {capacity: 1}\n', backlog.join(''))).toEqual([
      'pm.yaml:1 «1» items without a team have 5 person-weeks of planned work and room for 3 in Now to Later',
    ])
  })

  it.each([
    [
      'a team without a capacity',
      config('{web: {}}'),
      item('a', 'status: planned, team: web, effort: 99'),
    ],
    [
      'exactly its capacity',
      config('{web: {capacity: 0.15}}'),
      item('a', 'status: planned, team: web, effort: 0.1') +
        item('b', 'status: planned, team: web, effort: 0.2'),
    ],
    [
      'shipped work alone',
      config('{web: {capacity: 1}}'),
      item('a', 'status: shipped, team: web, effort: 9, shipped: 2027-02-01'),
    ],
    ['an idea', config('{web: {capacity: 1}}'), item('a', 'status: idea, team: web, effort: 9')],
  ])('%s is fine', async (_, pm, backlog) => {
    expect(await over(pm, backlog)).toEqual([])
  })

  it('stands at the key where the capacity has lines of its own', async () => {
    const pm = 'teams:\n  web:\n    capacity:\n      default: 1\n'
    expect(await over(pm, item('a', 'status: planned, team: web, effort: 9'))).toEqual([
      expect.stringMatching(/^pm.yaml:3 «capacity» /),
    ])
  })
})

describe('an effort over what its team has in one period', () => {
  const over = (pm: string, backlog: string) =>
    found('effort-over-period', { 'pm.yaml': pm, 'backlog.yaml': backlog })
  const pm = config('{web: {capacity: {default: 5, 2027-Q2: 8}}}', `${quarters}, reserve: 10%}`)

  it('is told at the effort', async () => {
    expect(await over(pm, item('a', 'team: web, effort: 7.3'))).toEqual([
      'backlog.yaml:1 «7.3» a takes 7.3 person-weeks, and web has 7.2 in a whole period (10 % held back)',
    ])
    expect(await over(pm, item('a', 'team: web, effort: 7.2'))).toEqual([])
  })

  it.each([
    ['effort_by_team: {web: 9, app: 1}', 1, '9'],
    ['status: in-progress, team: web, effort: 9, remaining: 8', 1, '8'],
    ['status: in-progress, team: web, effort: 9, remaining: 2', 0, ''],
    ['status: idea, team: web, effort: 9', 0, ''],
    ['team: app, effort: 9', 0, ''],
  ] as const)('%s: %d', async (fields, number, text) => {
    const told = await over(pm.replace('web:', 'app: {}, web:'), item('a', fields))
    expect(told).toHaveLength(number)
    for (const each of told) expect(each).toContain(`«${text}»`)
  })

  it('is the size of the default framework where that is in the unit of efforts', async () => {
    const own =
      'framework: fit\nunits: {effort: weeks, work: weeks}\nframeworks: {fit: {inputs: {gain: null, work: null}, score: gain / work, size: work}}\nteams: {web: {capacity: 1}}\n'
    const backlog =
      '- {id: a, title: A, team: web, gain: 2, work: 9}\n- {id: b, title: B, team: web, fit: {gain: 2, work: 8}}\n'
    expect(await over(own, backlog)).toEqual([
      'backlog.yaml:1 «9» a takes 9 weeks, and web has 1 in a whole period',
      'backlog.yaml:2 «8» b takes 8 weeks, and web has 1 in a whole period',
    ])
  })
})

it('numbers are shown with as many digits as tell them apart', () => {
  expect(shownApart({ a: 24.04, b: 24 })).toEqual({ a: '24.04', b: '24' })
  expect(shownApart({ a: 1234.4, b: 76.84 })).toEqual({ a: '1234', b: '76.8' })
  expect(shownApart({ a: 0.1 + 0.2, b: 5 })).toEqual({ a: '0.3', b: '5' })
  expect(shownApart({ a: 12000.1, b: 12000 })).toEqual({ a: '12000.1', b: '12000' })
  expect(shownApart({ a: 3, b: 3 })).toEqual({ a: '3', b: '3' })
  expect(shownApart({ a: 1 + 1e-15, b: 1 })).toEqual({ a: '1', b: '1' })
})

describe('work without a team', () => {
  const loose = (pm: string, backlog: string) =>
    found('work-without-team', { 'pm.yaml': pm, 'backlog.yaml': backlog })
  const items = [
    item('a', 'status: planned, effort: 3'),
    item('b', 'status: candidate, effort: 2'),
    item('c', 'status: in-progress, effort: 9, remaining: 1'),
    item('d', 'status: idea, effort: 2'),
    item('e', 'status: parked, effort: 2'),
    item('f', 'status: planned, effort: 0'),
    item('g', 'status: planned, effort_by_team: {web: 2}'),
  ].join('')

  it('is told of each item that is planned, where a team has a capacity', async () => {
    const text = (id: string, work: string) =>
      `${id} has no team, so that no capacity bounds its ${work}: it is planned beside all other work`
    expect(await loose(config('{web: {capacity: 5}, app: {}}'), items)).toEqual([
      `backlog.yaml:1 «id» ${text('a', '3 person-weeks')}`,
      `backlog.yaml:2 «id» ${text('b', '2 person-weeks')}`,
      `backlog.yaml:3 «id» ${text('c', '1 person-week')}`,
    ])
  })

  it.each([
    ['no team has a capacity', config('{web: {}}')],
    ['it has one of its own', config('{web: {capacity: 5}}', `${quarters}, capacity: 3}`)],
    ['that one cannot be read', config('{web: {capacity: 5}}', `${quarters}, capacity: some}`)],
  ])('is no problem where %s', async (_, pm) => {
    expect(await loose(pm, items)).toEqual([])
  })
})
