import { expect, test } from 'vitest'
import { problem } from '../../src/core/problems/problem.js'
import { sourceFile } from '../../src/core/yaml/source.js'
import { problemsGithub } from '../../src/render/problems-github.js'
import { example } from './problems/example.js'

const at = { source: sourceFile('a, b:c.yaml', 'x\n'), start: 0, end: 1 }

test('errors stand before warnings, each with its hint and its place', () => {
  expect(problemsGithub(example)).toBe(`\
::error file=backlog/pay.yaml,line=3,col=3,endLine=3,endColumn=8,title=unknown-field::unknown field "reech" in an item%0Ahint: did you mean reach?%0Abacklog/pay.yaml:3:3
::error file=backlog/pay.yaml,line=2,col=3,title=missing-field::the item has no title%0Abacklog/pay.yaml:2:3
::error file=pm.yaml,line=1,col=1,endLine=1,endColumn=1,title=missing-file::kpis.yaml does not exist%0Ahint: paths are relative to the folder of pm.yaml%0Apm.yaml:1:1
::warning file=backlog/pay.yaml,line=2,col=7,endLine=2,endColumn=12,title=unscored-candidate::pay-1 lacks reach for rice, so it has no rank%0Ahint: add the missing numbers, or make it an idea: status: idea%0Abacklog/pay.yaml:2:7
`)
})

test('percent signs, and in properties colons and commas, are escaped', () => {
  const found = problem('moonshot', at, { id: 'a', percent: 40 })
  const [line] = problemsGithub([found]).split('\n')
  expect(line).toContain('::warning file=a%2C b%3Ac.yaml,line=1,')
  expect(line).toContain('::a has a confidence of 40 %25: under 50 %25 is a moonshot%0A')
  expect(line).toMatch(/%0Aa, b:c\.yaml:1:1$/)
})

test('what GitHub leaves out is counted in one line of plain text', () => {
  const errors = (count: number) => Array(count).fill(problem('complex-key', at, {}))
  const warnings = (count: number) =>
    Array(count).fill(problem('moonshot', at, { id: 'a', percent: 40 }))
  const last = (all: typeof example) => problemsGithub(all).trimEnd().split('\n').at(-1)
  expect(last([...errors(10), ...warnings(10)])).toMatch(/^::warning /)
  expect(last([...errors(11), ...warnings(10)])).toBe(
    'GitHub shows 10 annotations of a kind: 1 error more in this log only.',
  )
  expect(last([...errors(13), ...warnings(12)])).toBe(
    'GitHub shows 10 annotations of a kind: 3 errors and 2 warnings more in this log only.',
  )
  expect(problemsGithub(errors(30)).match(/^::error/gm)).toHaveLength(30)
})

test('nothing is said of nothing', () => {
  expect(problemsGithub([])).toBe('')
})
