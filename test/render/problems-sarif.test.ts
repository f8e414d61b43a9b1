import published from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with {
  type: 'json',
}
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { expect, test } from 'vitest'
import { type Problem, problem } from '../../src/core/problems/problem.js'
import { sourceFile } from '../../src/core/yaml/source.js'
import { problemsSarif } from '../../src/render/problems-sarif.js'
import { example } from './problems/example.js'
import { hostileProblems, hostileTexts, naughtyStrings } from './problems/hostile.js'

// The schema of SARIF 2.1.0 as the package of Microsoft's matchers ships it. It is of draft 4 and uses nothing that draft 7
// understands otherwise; one of its patterns is valid without the flag u only.
const { $schema, id, ...schema } = published
const ajv = new Ajv({ strict: false, unicodeRegExp: false, allErrors: true })
formats.default(ajv)
const isSarif = ajv.compile(schema)

function logOf(problems: readonly Problem[]) {
  const log = JSON.parse(problemsSarif(problems, '1.2.3'))
  isSarif(log)
  expect(isSarif.errors?.slice(0, 5) ?? []).toEqual([])
  return log
}

test('the schema is that of SARIF 2.1.0, and refuses what is none', () => {
  expect(schema.title).toContain('(SARIF) Version 2.1.0')
  const log = logOf(example)
  const [run] = log.runs
  expect(isSarif({ ...log, version: '2.0.0' })).toBe(false)
  expect(isSarif({ ...log, runs: [{ ...run, columnKind: 'bytes' }] })).toBe(false)
  expect(isSarif({ ...log, runs: [{ ...run, results: [{ ruleId: 'x' }] }] })).toBe(false)
  const located = JSON.stringify(log).replace('backlog/pay.yaml', 'a b%zz')
  expect(isSarif(JSON.parse(located))).toBe(false)
})

test('rules that occur are listed once, and results point at them', () => {
  const [run] = logOf(example).runs
  expect(run.tool.driver).toEqual({
    name: 'pm',
    version: '1.2.3',
    rules: [
      {
        id: 'missing-field',
        shortDescription: { text: 'Missing field' },
        defaultConfiguration: { level: 'error' },
      },
      {
        id: 'missing-file',
        shortDescription: { text: 'Missing file' },
        defaultConfiguration: { level: 'error' },
      },
      {
        id: 'unknown-field',
        shortDescription: { text: 'Unknown field' },
        defaultConfiguration: { level: 'error' },
      },
      {
        id: 'unscored-candidate',
        shortDescription: { text: 'Candidate without a score' },
        defaultConfiguration: { level: 'warning' },
      },
    ],
  })
  for (const { ruleId, ruleIndex } of run.results)
    expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId)
})

test('a result has its place, and its hint in its message', () => {
  const [run] = logOf(example).runs
  expect(run.columnKind).toBe('utf16CodeUnits')
  expect(run.results[1]).toEqual({
    ruleId: 'unknown-field',
    ruleIndex: 2,
    level: 'error',
    message: { text: 'unknown field "reech" in an item\nhint: did you mean reach?' },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'backlog/pay.yaml' },
          region: { startLine: 3, startColumn: 3, endLine: 3, endColumn: 8 },
        },
      },
    ],
    partialFingerprints: { 'ruleFileMessage/v1': expect.stringMatching(/^[0-9a-f]{16}:1$/) },
  })
})

test('paths are relative URIs', () => {
  const place = { source: sourceFile('a:b/ü #1?%.yaml', 'x'), start: 0, end: 1 }
  const [{ results }] = logOf([problem('complex-key', place, {})]).runs
  const { uri } = results[0].locations[0].physicalLocation.artifactLocation
  expect(uri).toBe('a%3Ab/%C3%BC%20%231%3F%25.yaml')
})

test('an empty log is valid', () => {
  const [run] = logOf([]).runs
  expect(run).toMatchObject({ results: [], tool: { driver: { rules: [] } } })
})

test('hostile texts are valid and make no links', () => {
  const problems = hostileProblems([...hostileTexts, ...naughtyStrings()])
  const [{ results }] = logOf(problems).runs
  expect(results).toHaveLength(problems.length)
  for (const { message } of results) expect(message.text).not.toContain('](')
  const marks = results.map(({ partialFingerprints }: { partialFingerprints: object }) =>
    JSON.stringify(partialFingerprints),
  )
  expect(new Set(marks).size).toBe(marks.length)
})

test('beyond 25,000 results the errors are kept and the cut is told', () => {
  const place = { source: sourceFile('a.yaml', 'x'), start: 0, end: 1 }
  const warnings = Array<Problem>(10_000).fill(problem('moonshot', place, { id: 'a', percent: 40 }))
  const errors = Array<Problem>(15_000).fill(problem('complex-key', place, {}))
  const [whole] = logOf([...warnings, ...errors]).runs
  expect(whole.results).toHaveLength(25_000)
  expect(whole.invocations[0].toolExecutionNotifications).toEqual([])
  const [cut] = logOf([...warnings, ...errors, ...errors.slice(0, 3)]).runs
  const levels = cut.results.map(({ level }: { level: string }) => level)
  expect(levels).toHaveLength(25_000)
  expect(levels.filter((level: string) => level === 'error')).toHaveLength(15_003)
  expect(cut.invocations[0].toolExecutionNotifications).toEqual([
    {
      level: 'warning',
      message: { text: '3 problems more than the 25000 results that a run may have' },
    },
  ])
})
