import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { draws } from './draws.js'

const TEAMS = ['payments', 'web', 'mobile', 'data', 'platform', 'growth']
const KPIS = ['conversion', 'churn', 'activation', 'latency']
const OWNERS = ['ana', 'bo', 'chen', 'dina', 'emil', 'fatou']
const TAGS = ['checkout', 'trust', 'speed', 'mobile', 'debt', 'law', 'search', 'onboarding']
const IMPACTS = [
  ...['massive', 'high', 'high', 'medium', 'medium'],
  ...['medium', 'low', 'low', 'low', 'minimal'],
]
const STATUSES = ['candidate', 'candidate', 'candidate', 'planned', 'planned', 'in-progress']
const VERBS = ['Offer', 'Speed up', 'Redesign', 'Measure', 'Automate', 'Retire', 'Translate']
const THINGS = ['one-tap checkout', 'the refund flow', 'address search', 'fraud alerts', 'invoices']
const WHERE = [
  'for returning customers',
  'in the mobile app',
  'for marketplace sellers',
  'in Brazil',
]
const NOTES = [
  'Nine of twelve customers gave up at this step, most of them on a phone.',
  'Support answers about forty tickets a week that this would make needless.',
  'The present solution is a nightly job that nobody dares to touch any more.',
]

/**
 * Writes a repository with so many items, in so many files, to an empty folder, and files of so many raters who estimate
 * every item; with `isUncertain` reach, impact and effort of all items are intervals. The same numbers give the same
 * bytes; 10,000 items are about 3.5 MB.
 */
export function writeBacklog(folder, { items, files, raters = 0, isUncertain = false }) {
  mkdirSync(join(folder, 'backlog'), { recursive: true })
  writeFileSync(join(folder, 'pm.yaml'), configuration(items))
  writeFileSync(join(folder, 'kpis.yaml'), kpis())
  const size = Math.ceil(items / files)
  for (let file = 0; file < files; file++) {
    const numbers = Array.from({ length: Math.min(size, items - file * size) }, (_, at) => at)
    const text = numbers.map((at) => item(file * size + at + 1, isUncertain)).join('')
    const name = `${String(file + 1).padStart(2, '0')}.yaml`
    writeFileSync(join(folder, 'backlog', name), `items:\n${text}`)
  }
  if (raters > 0) mkdirSync(join(folder, 'estimates'))
  for (const [at, rater] of OWNERS.slice(0, raters).entries())
    writeFileSync(join(folder, 'estimates', `${rater}.yaml`), ratings(rater, at, items))
}

function ratings(rater, at, items) {
  const lines = Array.from({ length: items }, (_, number) => {
    const draw = draws((at + 1) * 1_000_003 + number)
    const low = 1 + draw(8)
    const reach = 100 * (1 + draw(90))
    return `  item-${number + 1}: {effort: ${low} to ${low * 2}, rice: {reach: ${reach}, impact: ${IMPACTS[draw(IMPACTS.length)]}}}\n`
  })
  return `rater: ${rater}\nestimates:\n${lines.join('')}`
}

// A team can do all its planned work.
function configuration(items) {
  const capacity = Math.max(24, Math.ceil(items / 2))
  const teams = TEAMS.map((team) => `  ${team}: {capacity: ${capacity} per quarter}\n`).join('')
  return `product: Measured\nframework: rice\nteams:\n${teams}roadmap: {start: 2027-Q1, periods: 4, reserve: 20%}\n`
}

function kpis() {
  return KPIS.map(
    (id) => `- id: ${id}
  title: ${id}
  owner: ana
  baseline: {value: 61, date: 2026-06-30}
  target: 70
  due: 2027-06-30
  history: [{date: 2026-09-30, value: 62.5}]
`,
  ).join('')
}

function item(number, isUncertain) {
  const draw = draws(number)
  const pick = (list) => list[draw(list.length)]
  const low = 1 + draw(6)
  return `  - id: item-${number}
    title: ${pick(VERBS)} ${pick(THINGS)} ${pick(WHERE)} (${number})
    status: ${pick(STATUSES)}
    team: ${pick(TEAMS)}
    owner: ${pick(OWNERS)}
    tags: [${pick(TAGS)}, ${pick(TAGS)}]
    effort: ${draw(2) === 0 && !isUncertain ? low : `${low} to ${low * 3}`}
    confidence: ${50 + 10 * draw(5)}%
    rice: {reach: ${reach(draw, isUncertain)}, impact: ${isUncertain ? '0.5 to 2' : pick(IMPACTS)}}
    kpis: {${pick(KPIS)}: +${(1 + draw(30)) / 10}}
${draw(3) === 0 ? `    due: ${dueDate(number)}\n` : ''}${
  number > 20 && draw(4) === 0 ? `    depends_on: [item-${number - 1 - draw(20)}]\n` : ''
}    notes: ${pick(NOTES)}
`
}

function reach(draw, isUncertain) {
  const middle = 100 * (1 + draw(90))
  return isUncertain ? `${middle / 2} to ${middle * 2}` : middle
}

/** Later for later items, so that none is due before what it depends on. */
function dueDate(number) {
  const first = Date.UTC(2027, 0, 4)
  return new Date(first + Math.floor(number / 100) * 86_400_000).toISOString().slice(0, 10)
}
