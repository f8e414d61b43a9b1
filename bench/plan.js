import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { draws } from './draws.js'

const IMPACTS = [3, 2, 2, 1, 1, 1, 0.5, 0.5, 0.5, 0.25]
const STATUSES = ['candidate', 'candidate', 'candidate', 'planned', 'planned', 'planned']

/**
 * Writes a repository to an empty folder whose teams have room for two thirds of the work: so many items, quarters and
 * teams. A quarter of the items wait for an earlier one, one of seven is the work of two teams, one of twenty has a hard
 * date, one of twenty-five an agreed quarter, one of thirty is in progress. Plain ones are candidates that wait for
 * earlier ones, no more. Where it is uncertain every effort is a range. The same numbers give the same bytes.
 */
export function writePlan(
  folder,
  { items, quarters, teams, seed = 1, isPlain = false, isUncertain = false },
) {
  mkdirSync(folder, { recursive: true })
  const draw = draws(seed * 7919 + items)
  const made = Array.from({ length: items }, (_, at) =>
    item(at, { quarters, teams, draw, isPlain, isUncertain }),
  )
  const work = new Array(teams).fill(0)
  for (const { efforts } of made) for (const [team, effort] of efforts) work[team] += effort
  const capacities = work.map((effort, team) => {
    const each = Array.from({ length: quarters }, (_, at) => {
      const share = (0.8 + draw(41) / 100) / quarters
      return `${quarter(at)}: ${Math.max(1, Math.round((effort / 1.5) * share))}`
    })
    return `  t${team}: {capacity: {${each.join(', ')}}}\n`
  })
  writeFileSync(
    join(folder, 'pm.yaml'),
    `framework: rice\nteams:\n${capacities.join('')}roadmap: {start: 2027-Q1, periods: ${quarters}}\n`,
  )
  writeFileSync(join(folder, 'backlog.yaml'), made.map(({ text }) => text).join(''))
}

function item(at, { quarters, teams, draw, isPlain, isUncertain }) {
  const effort = (10 + draw(91)) / 10
  const team = draw(teams)
  const isShared = teams > 1 && draw(7) === 0
  const other = (team + 1 + draw(Math.max(1, teams - 1))) % teams
  const efforts = isShared
    ? [
        [team, tenths(effort * 0.6)],
        [other, tenths(effort - tenths(effort * 0.6))],
      ]
    : [[team, effort]]
  const isStarted = draw(30) === 0 && !isPlain
  const isDated = !isStarted && draw(20) === 0 && !isPlain
  const isAgreed = !isStarted && !isDated && draw(25) === 0 && !isPlain
  const waits = at > 0 && !isStarted && !isDated && !isAgreed && draw(4) === 0
  const given = (each) => (isUncertain ? `${tenths(each * 0.6)} to ${tenths(each * 1.6)}` : each)
  const shares = efforts.map(([name, share]) => `t${name}: ${given(share)}`).join(', ')
  const lines = [
    `- id: i${at}`,
    `title: Item ${at}`,
    `status: ${statusOf(isStarted, isPlain, draw)}`,
    ...(isShared ? [`effort_by_team: {${shares}}`] : [`team: t${team}`]),
    `rice: {reach: ${100 * (1 + draw(90))}, impact: ${IMPACTS[draw(10)]}, confidence: ${50 + 10 * draw(5)}%, effort: ${given(effort)}}`,
    ...(isDated ? [`due: {date: ${date(1 + draw(quarters - 1), draw)}, kind: hard}`] : []),
    ...(isAgreed ? [`period: ${quarter(draw(quarters))}`] : []),
    ...(waits ? [`depends_on: [i${Math.max(0, at - 1 - draw(20))}]`] : []),
  ]
  return { efforts, text: `${lines.join('\n  ')}\n` }
}

function statusOf(isStarted, isPlain, draw) {
  if (isPlain) return 'candidate'
  return isStarted ? 'in-progress' : STATUSES[draw(STATUSES.length)]
}

function quarter(at) {
  return `${2027 + Math.floor(at / 4)}-Q${(at % 4) + 1}`
}

function date(at, draw) {
  const month = (at % 4) * 3 + 1 + draw(3)
  return `${2027 + Math.floor(at / 4)}-${String(month).padStart(2, '0')}-${String(1 + draw(28)).padStart(2, '0')}`
}

function tenths(number) {
  return Math.max(0.1, Math.round(number * 10) / 10)
}
