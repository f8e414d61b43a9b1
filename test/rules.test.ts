import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { rulesPage } from '../scripts/rules-page.js'
import { ruleTitle } from '../src/core/problems/rule-title.js'
import * as table from '../src/core/problems/rules.js'
import { expectedOutcome, findCases, isUpdate, runCase, updateCase } from './cases/case.js'
import { fits } from './readme/examples.js'
import { lacks, situations } from './rules/situations.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const examples = findCases('rules')

/** What an example cannot but show besides its rule. */
const besides: Readonly<Record<string, readonly string[]>> = {
  'too-many-problems': ['unknown-field'],
}

test('every rule has an example', () => {
  expect(readdirSync(join(root, 'fixtures/rules')).sort()).toEqual([...table.ruleNames].sort())
  expect(examples.map(({ name }) => name)).toEqual([...table.ruleNames].sort())
  const unknown = Object.keys(situations).filter((name) => !Object.hasOwn(table.rules, name))
  expect(unknown).toEqual([])
})

describe('the example of', () => {
  for (const { name, folder } of examples)
    test.skipIf(lacks(name))(name, async () => {
      const { cwd, ...outcome } = await runCase(folder, situations[name])
      rmSync(cwd, { recursive: true, force: true })
      const shown = expectedOutcome(folder, outcome.exit.length)
      const isCut = /^…$/m.test(shown.stdout)
      if (isUpdate && !isCut) updateCase(folder, outcome)
      const told = rulesTold(outcome.stdout + outcome.stderr)
      expect(told.filter((rule) => rule === name || !besides[name]?.includes(rule))).toEqual([name])
      if (isCut) expect(fits(shown.stdout, outcome.stdout)).toBe(true)
      const expected = isUpdate ? expectedOutcome(folder, outcome.exit.length) : shown
      expect(isCut ? { ...outcome, stdout: shown.stdout } : outcome).toEqual(expected)
    })
})

test('docs/rules.md is up to date', () => {
  const path = join(root, 'docs/rules.md')
  expect(readFileSync(path, 'utf8')).toBe(rulesPage({ ...table, ruleTitle }))
})

// `backlog.yaml:1:3: error: the sentence [rule]`
function rulesTold(output: string): string[] {
  const told = [...output.matchAll(/^\S+:\d+:\d+: (?:error|warning): .* \[([\w-]+)\]$/gm)]
  return [...new Set(told.map(([, rule]) => rule!))]
}
