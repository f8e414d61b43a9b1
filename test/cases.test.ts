import { rmSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { expectedOutcome, findCases, isUpdate, runCase, updateCase } from './cases/case.js'

const cases = findCases()

test('expectations are not rewritten on CI', () => {
  expect(process.env.UPDATE_CASES === '1' && process.env.PM_CI !== undefined).toBe(false)
})

describe('cases', () => {
  test.for(cases)('$name', async ({ folder }) => {
    const { cwd, ...outcome } = await runCase(folder)
    rmSync(cwd, { recursive: true, force: true })
    if (isUpdate) updateCase(folder, outcome)
    expect(outcome).toEqual(expectedOutcome(folder, outcome.exit.length))
  })
})
