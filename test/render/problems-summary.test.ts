import { expect, test } from 'vitest'
import { problem } from '../../src/core/problems/problem.js'
import { sourceFile } from '../../src/core/yaml/source.js'
import { problemsMarkdown } from '../../src/render/problems-summary.js'
import { example } from './problems/example.js'
import { hostileProblems, hostileTexts, naughtyStrings } from './problems/hostile.js'

const counts = { files: 2, items: 1, kpis: 0 }

test('the problems stand in a table, errors first', () => {
  expect(problemsMarkdown(example, counts)).toBe(`
### pm: 3 errors, 1 warning

2 files, 1 item, 0 KPIs

| Severity | Place | Problem | Rule |
| --- | --- | --- | --- |
| error | backlog/pay.yaml:3:3 | unknown field "reech" in an item<br>hint: did you mean reach? | unknown-field |
| error | backlog/pay.yaml:2:3 | the item has no title | missing-field |
| error | pm.yaml:1:1 | kpis.yaml does not exist<br>hint: paths are relative to the folder of pm.yaml | missing-file |
| warning | backlog/pay.yaml:2:7 | pay-1 lacks reach for rice, so it has no rank<br>hint: add the missing numbers, or make it an idea: status: idea | unscored-candidate |
`)
})

test('without problems it says so', () => {
  expect(problemsMarkdown([], counts)).toBe('\n### pm: no problems\n\n2 files, 1 item, 0 KPIs\n')
})

test('hostile texts keep the shape of the table', () => {
  const texts = [...hostileTexts, ...naughtyStrings()]
  const half = Math.ceil(texts.length / 2)
  const problems = [texts.slice(0, half), texts.slice(half)].map(hostileProblems)
  const rows = problems.flatMap((each) => problemsMarkdown(each, counts).split('\n').slice(7, -1))
  expect(rows).toHaveLength(problems.flat().length)
  for (const row of rows) {
    expect(row).toMatch(/^\| (?:error|warning) \| .* \| .* \| [a-z-]+ \|$/)
    expect(row.match(/(?<!\\)(?:\\\\)*\|/g)).toHaveLength(5)
    expect(row.replace(/<br>|&#\d+;/g, '')).not.toMatch(/[<>]|(?<!\\)(?:\\\\)*[[\]`@#]/)
  }
})

test('it is cut to what GitHub takes and counts the rest, warnings first', () => {
  const place = { source: sourceFile('日本.yaml', 'x'), start: 0, end: 1 }
  const warnings = Array(1000).fill(problem('moonshot', place, { id: 'é', percent: 40 }))
  const errors = Array(9000).fill(problem('complex-key', place, {}))
  const text = problemsMarkdown([...warnings, ...errors], counts)
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1_048_576)
  expect(Buffer.byteLength(text)).toBeGreaterThan(1_048_576 - 500)
  const shown = text.match(/^\| error /gm)!.length
  expect(text).not.toMatch(/^\| warning /m)
  const [, left] = /\n\n(\d+) more problems, for which there is no room here\.\n$/.exec(text)!
  expect(shown + Number(left)).toBe(10_000)
  expect(shown).toBeGreaterThan(6000)
})
