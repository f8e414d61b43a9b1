import { setFlagsFromString } from 'node:v8'
import { runInThisContext } from 'node:vm'
import { expect, test } from 'vitest'
import type { Item } from '../../../src/core/backlog/item.js'
import { elsewhere } from '../../../src/core/backlog/read-item.js'
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
  const items = await read(Array.from({ length: 50 }, (_, at) => item(at)).join(''))
  expect(items.filter((each) => !isAlike(each, items[49]!)).length).toBeLessThan(20)
})

test('an item that stands elsewhere now is the same in all it says', async () => {
  const [item] = await read(
    '- {id: a, title: A, status: in-progress, team: t, owner: o, tags: [x], depends_on: [b], ' +
      'parent: c, due: 2027-01-02, worthless_after: 2027-03-04, period: {in: 2027-Q1, reason: r}, ' +
      'unscored: law, effort: 3, remaining: 1, rice: {reach: 5}, kpis: {c: 1}}\n',
  )
  const [other] = await read('- {id: b, title: B}\n')
  const { node, source, ...rest } = elsewhere(item!, other!.node, other!.source)
  expect(node).toBe(other!.node)
  expect(source).toBe(other!.source)
  const { node: _, source: __, ...expected } = item!
  expect(rest).toEqual(expected)
})

async function read(text: string): Promise<Item[]> {
  const source = sourceFile('backlog.yaml', text)
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
  return items
}
