import { describe, expect, it } from 'vitest'
import { found, problemsOf } from '../../validate.js'

const item = (fields: string) => `- {id: a, title: A, status: planned, team: web, ${fields}}\n`
const rice = 'reach: 3, impact: high, confidence: 80%'

describe('effort in the block of a framework beside another one on the item', () => {
  it.each([
    ['effort: 3', 'rice: {effort: 9,', '«9» rice.effort 9 contradicts effort 3 at backlog.yaml:1'],
    [
      'effort: 2 to 4',
      'rice: {effort: 3,',
      '«3» rice.effort 3 contradicts effort 2 to 4 at backlog.yaml:1',
    ],
    [
      'effort: {low: 1, likely: 2, high: 3}',
      'rice: {effort: 3,',
      '«3» rice.effort 3 contradicts effort at backlog.yaml:1',
    ],
    [
      'effort_by_team: {web: 1, ops: 2}',
      'rice: {effort: 9,',
      '«9» rice.effort 9 contradicts effort_by_team at backlog.yaml:1',
    ],
  ])('is an error: %s, %s', async (own, block, told) => {
    expect(
      await found('effort-given-twice', { 'backlog.yaml': item(`${own}, ${block} ${rice}}`) }),
    ).toEqual([`backlog.yaml:1 ${told}: a score by rice takes the first, the plan the second`])
  })

  it('is one where another framework is the default', async () => {
    const tree = {
      'pm.yaml': 'framework: cd3\n',
      'backlog.yaml': item(`cost_of_delay: 4, duration: 2, effort: 3, rice: {effort: 9, ${rice}}`),
    }
    expect(await found('effort-given-twice', tree)).toHaveLength(1)
  })

  it('is one in the file of a rater', async () => {
    const tree = {
      'backlog.yaml': item(`effort: 3, rice: {${rice}}`),
      'estimates/ana.yaml': 'rater: ana\nestimates:\n  a: {effort: 2, rice: {effort: 4}}\n',
    }
    expect(await found('effort-given-twice', tree)).toEqual([
      'estimates/ana.yaml:3 «4» rice.effort 4 contradicts effort 2 at estimates/ana.yaml:3: a score by rice takes the first, the plan the second',
    ])
  })
})

it('another input that stands in both is a warning', async () => {
  const fields = `effort: 3, confidence: 50%, reach: 4, rice: {${rice}}`
  expect(await found('input-given-twice', { 'backlog.yaml': item(fields) })).toEqual([
    'backlog.yaml:1 «3» rice.reach 3 stands beside reach 4 at backlog.yaml:1, which rice does not use',
    'backlog.yaml:1 «80%» rice.confidence 80% stands beside confidence 50% at backlog.yaml:1, which rice does not use',
  ])
})

it.each([
  ['the same value', `effort: 3, rice: {effort: 3.0, ${rice}}`],
  ['the same range', `effort: 2 to 4, rice: {effort: 2 to 4, ${rice}}`],
  ['what teams do together', `effort_by_team: {web: 1 to 2, ops: 2}, rice: {effort: 3.5, ${rice}}`],
  [
    'what rounding makes of what teams do together',
    `effort_by_team: {web: 1.9, ops: 1.2}, rice: {effort: 3.1, ${rice}}`,
  ],
  ['effort on a scale', `effort: 30, rice: {${rice}}, value-effort: {value: 8, effort: 3}`],
  [
    'confidence of another kind',
    `effort: 3, confidence: 80%, rice: {reach: 3, impact: high}, ice: {impact: 3, confidence: 7, ease: 2}`,
  ],
])('%s is fine', async (_, fields) => {
  expect(await problemsOf({ 'backlog.yaml': item(fields) })).toEqual([])
})
