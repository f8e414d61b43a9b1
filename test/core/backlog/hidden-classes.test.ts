import { setFlagsFromString } from 'node:v8'
import { runInThisContext } from 'node:vm'
import { expect, test } from 'vitest'
import {
  builtInFrameworks,
  entriesOf,
  itemShape,
  type Problem,
  readItem,
  readYaml,
  sourceFile,
} from '../../../src/index.js'

// Vite cannot read the syntax of V8's own functions.
setFlagsFromString('--allow-natives-syntax')
const isAlike: (a: object, b: object) => boolean = runInThisContext('(a, b) => %HaveSameMap(a, b)')

// In Node 20 an object that begins with a spread has a hidden class of its own: 10,000 of them cost 200 ms.
test('items that give the same fields have one hidden class', async () => {
  const item = (at: number) =>
    `- {id: pay-${at}, title: T, team: a, effort: 2, rice: {reach: ${at}}, kpis: {c: 1}}\n`
  const lines = Array.from({ length: 50 }, (_, at) => item(at))
  const source = sourceFile('backlog.yaml', lines.join(''))
  const problems: Problem[] = []
  const report = (found: Problem) => problems.push(found)
  const all = builtInFrameworks()
  const frameworks = new Map(all.map((each) => [each.name, each]))
  const framework = frameworks.get('rice')!
  const nothing = { broken: new Set<string>(), kpiUnits: new Map(), allowsExtra: false }
  const tree = await readYaml(source, report)
  const items = entriesOf(tree!, source, itemShape, report).map((node) =>
    readItem(node, source, { ...nothing, frameworks, framework }, report),
  )
  expect(problems).toEqual([])
  expect(items.filter((each) => !isAlike(each, items[49]!)).length).toBeLessThan(20)
})
