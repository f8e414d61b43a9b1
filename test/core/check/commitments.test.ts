import { describe, expect, it } from 'vitest'
import { folder } from '../../repository.js'
import { found, placesIn, problemsOf } from '../../validate.js'

const config = 'teams: {web: {capacity: 5}}\nroadmap: {start: 2027-Q1}\n'

// Enough for a score, so that nothing else is said.
const scores = 'team: web, confidence: 80%, rice: {reach: 1, impact: low}'

function item(id: string, fields: string): string {
  return `- {id: ${id}, ${scores}, title: ${id}, ${fields}}\n`
}

describe('a commitment that the plan cannot keep', () => {
  const backlog = [
    item('a', 'status: in-progress, effort: 3'),
    item('b', 'status: planned, effort: 4, due: {date: 2027-03-31, kind: hard, reason: PSD3}'),
    item('c', 'status: planned, effort: 4, period: {in: 2027-Q1, reason: promised}'),
    item('d', 'status: planned, effort: 4, period: 2027-Q2, due: {date: 2027-06-30, kind: hard}'),
  ].join('')
  const tree = { 'pm.yaml': config, 'backlog.yaml': backlog }

  it('is told at the hard date', async () => {
    expect(await found('hard-date-missed', tree)).toEqual([
      'backlog.yaml:2 «2027-03-31» b misses its hard date 2027-03-31 (PSD3): needs 4 person-weeks of web, and 2 of 5 are free by then',
    ])
  })

  it('is told at the agreed period', async () => {
    expect(await found('agreement-missed', tree)).toEqual([
      'backlog.yaml:3 «2027-Q1» c misses the period agreed for it, 2027-Q1 (promised): needs 4 person-weeks of web, and 2 of 5 are free by then',
    ])
  })

  it('is told for both where an item has both', async () => {
    const heavy = backlog.replace('effort: 4, period: 2027-Q2', 'effort: 9, period: 2027-Q2')
    const places = await placesIn(folder({ 'pm.yaml': config, 'backlog.yaml': heavy }))
    expect(places.filter((place) => place.startsWith('backlog.yaml:4'))).toEqual([
      expect.stringMatching(/ effort-over-period$/),
      expect.stringMatching(/ agreement-missed$/),
      expect.stringMatching(/ hard-date-missed$/),
    ])
  })

  it('says what would keep it', async () => {
    const hints = (
      await problemsOf({
        ...tree,
        'backlog.yaml': `${backlog}${item('e', 'status: planned, effort: 5, due: {date: 2027-02-14, kind: hard}')}`,
      })
    )
      .filter(({ rule }) => rule === 'hard-date-missed')
      .map(({ hint }) => hint)
    expect(hints).toEqual([
      // a, c and b are 11 by then, a, c and e 12.
      'any of these keeps it (each counted alone): give web 11 in place of 5 in 2027-Q1; cut it from 4 to 2; move its date to 2027-07-19',
      'any of these keeps it (each counted alone): give web 12 in place of 5 in 2027-Q1; cut it from 5 to 2; move its date to 2027-08-06',
    ])
    const alone = item('e', 'status: planned, effort: 5, due: {date: 2027-02-14, kind: hard}')
    const [problem] = await problemsOf({ 'pm.yaml': config, 'backlog.yaml': alone })
    expect(problem).toMatchObject({
      rule: 'hard-date-missed',
      message:
        'e misses its hard date 2027-02-14: needs 5 person-weeks of web, and no more than 2.5 can be done by then; it would be missed even with nothing else to do',
      hint: 'any of these keeps it: give web 10 in place of 5 in 2027-Q1; cut it from 5 to 2.5; move its date to 2027-03-31',
    })
  })

  it('is none of a shipped or parked item, nor beyond the plan', async () => {
    const kept = [
      item('a', 'status: parked, effort: 9, due: {date: 2027-03-31, kind: hard}'),
      item('b', 'status: shipped, effort: 4, due: {date: 2027-03-31, kind: hard}'),
      item('c', 'status: planned, effort: 4, period: 2028-Q1'),
      item('d', 'status: planned, effort: 4, due: {date: 2028-03-31, kind: hard}'),
    ]
    expect(await problemsOf({ 'pm.yaml': config, 'backlog.yaml': kept.join('') })).toEqual([])
  })

  it('can be an error, or silenced where it stands', async () => {
    const strict = `${config}rules: {hard-date-missed: error, agreement-missed: off}\n`
    expect(await placesIn(folder({ ...tree, 'pm.yaml': strict }))).toEqual([
      expect.stringMatching(/^\*backlog.yaml:2:\d+ hard-date-missed$/),
    ])
    const silent = backlog
      .split('\n')
      .map((line) =>
        /^- {id: [bc]/.test(line)
          ? `${line} # pm-ignore hard-date-missed, agreement-missed: known`
          : line,
      )
      .join('\n')
    expect(await placesIn(folder({ ...tree, 'backlog.yaml': silent }))).toEqual([])
  })
})

describe('an agreed period', () => {
  const told = (period: string, more = '') =>
    placesIn(
      folder({
        'pm.yaml': config,
        'backlog.yaml': `- {id: a, period: ${period}, ${scores}, title: a, status: planned, effort: 1}\n${more}`,
      }),
    )

  it.for([
    ['2027-Q1', []],
    ['2028-Q3', []],
    ['2026-Q4', ['backlog.yaml:1:19 overdue-agreement']],
    ['2026-Q5', ['*backlog.yaml:1:19 unknown-period']],
    ['2026-12', ['*backlog.yaml:1:19 unknown-period']],
    ['soon', ['*backlog.yaml:1:19 unknown-period']],
  ] as const)('of %s', async ([period, expected]) => {
    expect(await told(period)).toEqual(expected)
  })

  it('that has passed and does not fit into the first period is missed too', async () => {
    const running = item('b', 'status: in-progress, effort: 4.5')
    expect(await told('2026-Q4', running)).toEqual([
      'backlog.yaml:1:19 agreement-missed',
      'backlog.yaml:1:19 overdue-agreement',
    ])
  })
})
