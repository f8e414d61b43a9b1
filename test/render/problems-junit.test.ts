import { expect, test } from 'vitest'
import { problem } from '../../src/core/problems/problem.js'
import { sourceFile } from '../../src/core/yaml/source.js'
import { problemsJunit } from '../../src/render/problems-junit.js'
import { example } from './problems/example.js'
import { hostileProblems, hostileTexts, naughtyStrings } from './problems/hostile.js'
import { readXml } from './problems/xml.js'

test('each file with problems is a suite; errors fail, warnings are skipped', () => {
  expect(problemsJunit(example)).toBe(`\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="pm validate" tests="4" failures="3" errors="0" skipped="1">
<testsuite name="backlog/pay.yaml" tests="3" failures="2" errors="0" skipped="1">
<testcase classname="pm.unscored-candidate" name="backlog/pay.yaml: pay-1 lacks reach for rice, so it has no rank" file="backlog/pay.yaml" line="2">
<skipped message="pay-1 lacks reach for rice, so it has no rank">backlog/pay.yaml:2:7: warning: pay-1 lacks reach for rice, so it has no rank
hint: add the missing numbers, or make it an idea: status: idea</skipped>
</testcase>
<testcase classname="pm.unknown-field" name="backlog/pay.yaml: unknown field &quot;reech&quot; in an item" file="backlog/pay.yaml" line="3">
<failure message="unknown field &quot;reech&quot; in an item" type="unknown-field">backlog/pay.yaml:3:3: error: unknown field &quot;reech&quot; in an item
hint: did you mean reach?</failure>
</testcase>
<testcase classname="pm.missing-field" name="backlog/pay.yaml: the item has no title" file="backlog/pay.yaml" line="2">
<failure message="the item has no title" type="missing-field">backlog/pay.yaml:2:3: error: the item has no title</failure>
</testcase>
</testsuite>
<testsuite name="pm.yaml" tests="1" failures="1" errors="0" skipped="0">
<testcase classname="pm.missing-file" name="pm.yaml: kpis.yaml does not exist" file="pm.yaml" line="1">
<failure message="kpis.yaml does not exist" type="missing-file">pm.yaml:1:1: error: kpis.yaml does not exist
hint: paths are relative to the folder of pm.yaml</failure>
</testcase>
</testsuite>
</testsuites>
`)
})

test('without problems one case passes', () => {
  const { attributes, children } = readXml(problemsJunit([]))
  expect(attributes).toMatchObject({ tests: '1', failures: '0', skipped: '0' })
  expect(children.flatMap(({ children: cases }) => cases)).toEqual([
    {
      name: 'testcase',
      attributes: { classname: 'pm.validate', name: 'no problems' },
      children: [],
      text: '',
    },
  ])
})

test('the same sentence twice in a file makes two names, wherever the lines are', () => {
  const source = sourceFile('a.yaml', '? [x]\n? [x]\n')
  const at = (start: number) => problem('complex-key', { source, start, end: start + 3 }, {})
  const names = readXml(problemsJunit([at(2), at(8)])).children[0]!.children.map(
    ({ attributes }) => attributes.name,
  )
  const sentence = 'a.yaml: a key must be plain text, not a list or a mapping'
  expect(names).toEqual([sentence, `${sentence} (2)`])
})

test('hostile texts leave it well formed, and its counts right', () => {
  const problems = hostileProblems([...hostileTexts, ...naughtyStrings()])
  const root = readXml(problemsJunit(problems))
  for (const { attributes, children } of [
    { ...root, children: root.children.flatMap(({ children }) => children) },
    ...root.children,
  ]) {
    const results = children.flatMap(({ children: [result] }) => result?.name ?? [])
    expect(attributes).toMatchObject({
      tests: String(children.length),
      failures: String(results.filter((name) => name === 'failure').length),
      skipped: String(results.filter((name) => name === 'skipped').length),
    })
  }
})

test('problems of a file that do not stand together make one suite', () => {
  const one = sourceFile('a.yaml', 'x')
  const two = sourceFile('b.yaml', 'x')
  const at = (source: typeof one) => problem('complex-key', { source, start: 0, end: 1 }, {})
  const suites = readXml(problemsJunit([at(one), at(two), at(one)])).children
  expect(suites.map(({ attributes }) => [attributes.name, attributes.tests])).toEqual([
    ['a.yaml', '2'],
    ['b.yaml', '1'],
  ])
})
