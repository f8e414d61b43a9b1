import { expect, test } from 'vitest'
import { ruleTitle } from '../../../src/core/problems/rule-title.js'
import { ruleNames } from '../../../src/core/problems/rules.js'

test.for([
  ['duplicate-id', 'Duplicate id'],
  ['duplicate-kpi', 'Duplicate KPI'],
  ['invalid-utf8', 'Invalid UTF-8'],
  ['not-a-regular-file', 'Not a regular file'],
  ['yaml-syntax', 'Invalid YAML'],
] as const)('%s is titled %s', ([name, title]) => {
  expect(ruleTitle(name)).toBe(title)
})

test('no two rules have the same title', () => {
  const titles = ruleNames.map(ruleTitle)
  expect(new Set(titles).size).toBe(titles.length)
})
