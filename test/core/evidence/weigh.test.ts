import { describe, expect, it } from 'vitest'
import { readConfig } from '../../../src/core/config/read-config.js'
import { evidenceTable, meterTable } from '../../../src/core/evidence/table.js'
import { weighEvidence } from '../../../src/core/evidence/weigh.js'
import type { Problem } from '../../../src/core/problems/problem.js'
import { readYaml } from '../../../src/core/yaml/read.js'
import { sourceFile } from '../../../src/core/yaml/source.js'

const pieces = (...kinds: readonly string[]) => kinds.map((kind) => ({ kind }))
const shareOf = (...kinds: readonly string[]) =>
  weighEvidence({ evidence: pieces(...kinds) }, meterTable).share

/** The table of a section of pm.yaml, and the problems of it. */
async function table(section: string) {
  const problems: Problem[] = []
  const report = (found: Problem) => problems.push(found)
  const source = sourceFile('pm.yaml', `evidence: ${section}\n`)
  const configuration = readConfig(await readYaml(source, report), source, report)
  return { table: evidenceTable(configuration, report), problems: problems.map(({ rule }) => rule) }
}

describe('the confidence meter', () => {
  // A tenth of the points of the meter: 0.01, 0.02, 0.05; 0.1, 0.3; 0.5; 1, 2; 3; 10.
  it.each([
    ['conviction', 0.001],
    ['pitch', 0.002],
    ['theme', 0.005],
    ['opinion', 0.01],
    ['plan', 0.03],
    ['interview', 0.05],
    ['survey', 0.1],
    ['data', 0.2],
    ['experiment', 0.3],
    ['launch', 1],
  ])('gives %s %d', (kind, share) => {
    expect(shareOf(kind)).toBe(share)
  })

  it.each([
    ['self-conviction and a pitch deck: 0.01 + 0.02', ['conviction', 'pitch'], 0.003],
    ['three themes: at most 0.1', ['theme', 'theme', 'theme'], 0.01],
    ['an opinion and a plan: 0.1 + 0.3', ['opinion', 'plan'], 0.04],
    ['two plans: at most 0.5', ['plan', 'plan'], 0.05],
    ['three interviews: at most 1', ['interview', 'interview', 'interview'], 0.1],
    ['market data and user evidence: 1 + 2', ['survey', 'data'], 0.3],
    ['more of both: at most 3', ['survey', 'data', 'user study', 'mvp'], 0.3],
    ['two tests: at most 5', ['experiment', 'beta'], 0.5],
    [
      'an opinion, an interview, user evidence and a test: 0.1 + 0.5 + 2 + 3',
      ['opinion', 'interview', 'data', 'experiment'],
      0.56,
    ],
    // The example that users of the calculator give: three pieces of user evidence and two plans are 3 + 0.5.
    [
      'three pieces of user evidence and two plans: 3.5',
      ['data', 'data', 'data', 'plan', 'plan'],
      0.35,
    ],
    [
      'all groups: 0.1 + 0.5 + 1 + 3 + 5',
      [
        'theme',
        'theme',
        'plan',
        'plan',
        'interview',
        'sales',
        'data',
        'survey',
        'experiment',
        'pilot',
      ],
      0.96,
    ],
    ['a launch and more: at most 10', ['launch', 'data'], 1],
    ['nothing: the least', [], 0.001],
    ['only what is not known: the least', ['hearsay'], 0.001],
  ] as const)('%s', (_, kinds, share) => {
    expect(shareOf(...kinds)).toBe(share)
    expect(shareOf(...kinds.toReversed())).toBe(share)
  })

  it('says what each piece adds', () => {
    const { pieces: weighed } = weighEvidence({ evidence: pieces('data', 'mvp', 'x') }, meterTable)
    expect(
      weighed.map(({ group, adds, counts, most, reason }) => [group, adds, counts, most, reason]),
    ).toEqual([
      ['facts', 0.2, 0.2, 0.3, undefined],
      ['facts', 0.2, 0.1, 0.3, undefined],
      [undefined, 0, 0, 0, 'unknown kind'],
    ])
  })
})

describe('a table of pm.yaml', () => {
  it('stands in place of the meter', async () => {
    const { table: own, problems } = await table(
      '{none: 5%, groups: {talks: {most: 40%, kinds: {interview: 25%}}, facts: {kinds: {data: 0.5}}}}',
    )
    expect(problems).toEqual([])
    const share = (...kinds: string[]) => weighEvidence({ evidence: pieces(...kinds) }, own).share
    expect(share('interview')).toBe(0.25)
    expect(share('interview', 'interview')).toBe(0.4)
    expect(share('interview', 'interview', 'data')).toBe(0.9)
    expect(share('data', 'data', 'interview')).toBe(1)
    expect(share('experiment')).toBe(0.05)
  })

  it.each([
    ['{groups: {a: {kinds: {data: 20}}}}', ['out-of-range']],
    ['{groups: {a: {kinds: {data: much}}}}', ['invalid-type']],
    ['{groups: {a: {most: 120%, kinds: {data: 20%}}}}', ['out-of-range']],
    ['{groups: {a: {most: 20%}}}', ['missing-field']],
    ['{groups: {a: {kinds: {data: 20%}}, b: {kinds: {data: 10%}}}}', ['duplicate-evidence-kind']],
    ['{none: 5}', ['out-of-range']],
    ['{max_age: 0}', ['out-of-range']],
    ['{group: }', ['unknown-field']],
    ['20%', ['invalid-type']],
  ])('%s has problems', async (section, rules) => {
    expect((await table(section)).problems).toEqual(rules)
  })
})

describe('a greatest age', () => {
  const evidence = [
    { kind: 'data', date: '2026-01-01' },
    { kind: 'interview', date: '2026-06-30' },
    { kind: 'opinion' },
  ]
  const share = async (estimated?: string) => {
    const { table: aged } = await table('{max_age: 180}')
    return weighEvidence({ evidence, estimated }, aged).share
  }

  it('counts to the day of the estimates, and from evidence without a date nothing', async () => {
    expect(await share('2026-06-30')).toBe(0.25)
    expect(await share('2026-07-01')).toBe(0.05)
    expect(await share('2027-07-01')).toBe(0.001)
  })

  it('counts without that day to the newest piece', async () => {
    expect(await share()).toBe(0.25)
  })

  it('of 2026-01-01 to 2026-06-30 is 180 days', async () => {
    const { table: aged } = await table('{max_age: 179}')
    expect(weighEvidence({ evidence }, aged).share).toBe(0.05)
  })
})
