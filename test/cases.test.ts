import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { expectedOutcome, findCases, type Outcome, runCase } from './cases/case.js'

const isUpdate = process.env.UPDATE_CASES === '1'
const cases = findCases()

test('expectations are not rewritten on CI', () => {
  expect(isUpdate && process.env.PM_CI !== undefined).toBe(false)
})

describe('cases', () => {
  test.for(cases)('$name', async ({ folder }) => {
    const { cwd, ...outcome } = await runCase(folder)
    rmSync(cwd, { recursive: true, force: true })
    if (isUpdate && process.env.PM_CI === undefined) update(folder, outcome)
    expect(outcome).toEqual(expectedOutcome(folder, outcome.exit.length))
  })
})

function update(folder: string, { stdout, stderr, exit, written }: Outcome): void {
  const isClean = exit.every((code) => code === 0)
  writeOrRemove(join(folder, 'stdout'), stdout)
  writeOrRemove(join(folder, 'stderr'), stderr)
  writeOrRemove(join(folder, 'exit'), isClean ? '' : `${exit.join('\n')}\n`)
  rmSync(join(folder, 'after'), { recursive: true, force: true })
  for (const [name, text] of Object.entries(written)) {
    const path = join(folder, 'after', name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
}

function writeOrRemove(path: string, text: string): void {
  if (text === '') rmSync(path, { force: true })
  else writeFileSync(path, text)
}
