import { type PeriodLength, periodForm, periodsFrom } from '../calendar/period.js'
import { shared } from '../frameworks/builtin/shared-inputs.js'
import { scalarText } from '../yaml/scalar-text.js'

export interface ConfigAnswers {
  /** The default framework. */
  readonly framework: string
  /** What efforts are counted in; default person-weeks. */
  readonly effortUnit?: string
  /** The least and greatest effort, where the framework sorts efforts by a scale. */
  readonly effortScale?: { readonly from: number; readonly to: number }
  /** The teams that have work, each with its capacity in a period where that is known. */
  readonly teams: readonly { readonly name: string; readonly capacity?: number }[]
  /** The first period of the roadmap; without it there are Now, Next and Later. */
  readonly start?: RoadmapStart
}

/** The first period and the length that its name tells. */
export interface RoadmapStart {
  readonly name: string
  readonly length: PeriodLength
}

/** The first period that a text names, or undefined where it names none. */
export function roadmapStart(name: string): RoadmapStart | undefined {
  const length = lengths.find((candidate) => periodsFrom(name, candidate, 1))
  return length && { name, length }
}

const lengths: readonly PeriodLength[] = ['quarter', 'month', { weeks: 2 }]

/** The forms that a first period may have. */
export const startForms: readonly string[] = lengths.map(periodForm)

const standardUnit = shared.effort.unit

/** A pm.yaml that works as it stands. */
export function configText(answers: ConfigAnswers): string {
  const { framework, teams, start, effortUnit = standardUnit } = answers
  return `# What pm knows beside the items themselves. Every setting may be left out.
product: My product # stands above the roadmap
# vision: What it will be to whom, in one sentence. # stands there too

framework: ${framework} # ranks by default; pm frameworks shows all of them
units: {effort: ${scalarText(effortUnit, 'flow')}}
${scaleText(answers)}${teamsText(teams, effortUnit)}
# Whoever estimates beside you has a file of their own, estimates/ana.yaml: pm schema estimates shows its form.
# raters: {ana: {weight: 2}, bo: {inputs: [effort]}} # without it everybody counts the same

roadmap:
${roadmapText(start)}  reserve: 20% # of each team's capacity, for what nobody can plan
`
}

// The declared scale and not the one that the framework brings, so that everybody sees what parts small from large.
function scaleText({ framework, effortScale }: ConfigAnswers): string {
  if (!effortScale) return ''
  const { from, to } = effortScale
  return `frameworks:
  ${framework}: {inputs: {effort: {scale: ${from} to ${to}}}} # up to its middle, ${(from + to) / 2}, an effort is small
`
}

function teamsText(teams: ConfigAnswers['teams'], unit: string): string {
  if (!teams.length) return ''
  const lines = teams.map(({ name, capacity }) =>
    capacity === undefined
      ? `  ${scalarText(name)}: {} # without a capacity, such as {capacity: 12}, everything fits\n`
      : `  ${scalarText(name)}: {capacity: ${capacity}} # ${unit} in each period\n`,
  )
  return `\nteams:\n${lines.join('')}`
}

function roadmapText(start: RoadmapStart | undefined): string {
  if (!start)
    return '  # Now, Next and Later, until there is a first period: start: 2027-Q1 or 2027-01, or 2027-01-04 with period: {weeks: 2}\n'
  const { name, length } = start
  const period = typeof length === 'string' ? length : `{weeks: ${length.weeks}}`
  return `  start: ${name}\n  period: ${period}\n  periods: 4\n`
}

/** Three items that rank, and an idea that does not yet. */
export const exampleBacklog = `# One entry for each piece of work. pm prioritize ranks them, pm explain guest-checkout tells why.
items:
  - id: guest-checkout
    title: Buy without an account
    status: planned
    team: product
    owner: ana
    effort: 3 to 5 # person-weeks; 3, or {low: 2, likely: 3, high: 6} will do as well
    confidence: 80%
    rice: {reach: 4000, impact: high} # people in a quarter; massive, high, medium, low or minimal
    kpis: {conversion: +1.5} # the change it is to bring

  - id: saved-basket
    title: Keep the basket for the next visit
    status: candidate
    team: product
    effort: 2
    confidence: high # 100 %, so it says what that stands on
    rice: {reach: 2500, impact: medium}
    kpis: {conversion: +0.4}
    evidence: [{kind: data, note: one in three comes back within a week and starts over}]

  - id: order-tracking
    title: Follow an order on a map
    status: candidate
    team: product
    effort: 6 to 12
    confidence: 50%
    rice: {reach: 3000, impact: medium}
    depends_on: [guest-checkout]

  - Gift wrapping # a plain line is an idea; it needs no numbers yet
`

/** One KPI that the example items serve. */
export const exampleKpis = `# What the work is to change. pm kpis shows where each stands and which items serve it.
kpis:
  - id: conversion
    title: Visits that end in an order
    unit: "%"
    baseline: {value: 2.1, date: 2026-06-30}
    target: 4
    due: 2027-12-31
    owner: ana
    history:
      - {date: 2026-09-30, value: 2.6}
`
