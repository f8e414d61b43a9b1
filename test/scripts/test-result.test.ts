import { describe, expect, test } from 'vitest'
import { count, resultLine } from '../../scripts/test-result.js'

const passing = { status: 'passed', assertionResults: [{ status: 'passed' }] }
const report = {
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 0,
  testResults: [passing],
}

describe('the count of tests', () => {
  test('is that of the report', () => {
    expect(count(report, 0)).toEqual({ passed: 3, failed: 0, skipped: 1 })
    expect(resultLine(count(report, 0))).toBe('3 passed, 0 failed, 1 skipped')
  })

  test('has a failure for each failed test', () => {
    const failed = { status: 'failed', assertionResults: [{ status: 'failed' }] }
    const result = count({ ...report, numFailedTests: 2, testResults: [passing, failed] }, 1)
    expect(result.failed).toBe(2)
  })

  test('has a failure for a file that could not be run', () => {
    const broken = { status: 'failed', assertionResults: [] }
    expect(count({ ...report, testResults: [passing, broken] }, 1).failed).toBe(1)
  })

  test('has a failure where the exit status alone tells of one', () => {
    expect(count(report, 1).failed).toBe(1)
    expect(resultLine(count(undefined, 0))).toBe('0 passed, 1 failed')
  })

  test('has a failure where nothing was run', () => {
    expect(count({ ...report, numPassedTests: 0 }, 0).failed).toBe(1)
  })
})
