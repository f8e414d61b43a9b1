import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { composePieces } from '../../../src/core/yaml/in-pieces.js'
import type { YamlMap, YamlNode } from '../../../src/core/yaml/node.js'
import { shifted } from '../../../src/core/yaml/shifted.js'
import { sourceFile } from '../../../src/core/yaml/source.js'
import { fuzzCount, fuzzSeed, fuzzTimeout } from '../../fuzz.js'
import { hostileFiles, hostileFolder } from '../../hostile-files.js'
import { noSharedData, sharedData } from '../../shared-data.js'
import { byEvents } from './by-events.js'
import { drawing, mutate } from './mutate.js'

/** Reads a text entry by entry, and expects what its events say. */
function expectAlike(text: string): YamlNode | undefined {
  const pieces = composePieces(sourceFile('file.yaml', text))
  if (pieces) {
    expect(pieces, JSON.stringify(text)).toEqual(byEvents(text))
    expectLight(text, pieces)
  }
  return pieces
}

// What each entry holds when it is shown, what it holds when it is read again, and further on in another text.
function expectLight(text: string, expected: YamlNode): void {
  const shown: YamlNode[] = []
  const take = (entry: YamlMap) => shown.push(copyOf(entry))
  const tree = composePieces(sourceFile('file.yaml', text), take)!
  const again = copyOf(tree)
  expect(again, JSON.stringify(text)).toEqual(expected)
  expect(copyOf(shifted(tree, 7))).toEqual(shifted(expected, 7))
  const all = new Map(nodesIn(again).map((node) => [node.start, node]))
  for (const entry of shown) expect(entry).toEqual(all.get(entry.start))
}

function nodesIn(node: YamlNode): YamlNode[] {
  if (node.kind === 'scalar') return []
  const inner = node.kind === 'map' ? node.entries.map(({ value }) => value) : node.items
  return [...inner.flatMap(nodesIn), node]
}

// Without what only a light mapping has.
function copyOf(node: YamlNode): YamlNode {
  const { kind, start, end, repeats } = node
  const at = { start, end, ...(repeats && { repeats }) }
  switch (kind) {
    case 'scalar':
      return node
    case 'map':
      return {
        kind,
        ...at,
        entries: node.entries.map(({ key, value }) => ({ key, value: copyOf(value) })),
      }
    case 'sequence':
      return { kind, ...at, items: node.items.map(copyOf) }
  }
}

describe('a text read in pieces is what it is as a whole:', () => {
  test.each([
    ['a list', '- a\n- b\n- c: 1\n  d: [1, 2]\n'],
    ['a list under a key', 'items:\n  - id: a\n    notes: |\n      - x\n  - id: b\n'],
    ['a list at the column of its key', 'items:\n- id: a\n- id: b\n- id: c\n'],
    ['a list inside two mappings', 'a:\n  b:\n    - 1\n    - 2\n'],
    ['after other fields', '# c\nversion: 1\nnested: {a: 1}\nitems: # d\n\n  # e\n  - 1\n  - 2\n'],
    ['with blank lines and comments', '- a\n\n# b\n  # c\n- d\n\n\n- e\n\n'],
    ['with comments left of the list', 'items:\n  - a\n# c\n  - b\n # d\n  - e\n# f'],
    ['with entries of nothing', '-\n-\n- a\n-\n'],
    ['with CRLF', 'items:\r\n  - a: 1\r\n  - b: 2\r\n'],
    ['with lists in lists', '- - a\n  - b\n- - c\n-\n  - d\n'],
    ['with block texts to the end', '- |+\n a\n\n- >-\n  b\n  c\n\n- |\n  d'],
    ['with texts over several lines', '- a\n  b\n- "c\n  d"\n- e: f\n   g\n'],
    ['with brackets over several lines', '- {a: 1,\n  b: 2}\n- [1,\n   2]\n- 3\n'],
    ['with anchors across pieces', '- &a {b: 1}\n- *a\n- c: *a\n'],
    ['with an anchored list', 'items: &all\n  - a\n  - b\n'],
    ['with a first document marker', '---\n- a\n- b\n'],
    ['with complex null keys', '- ? a\n- ? b\n  : c\n- d\n'],
    ['indented', '   - a\n   - b\n   - c\n'],
  ])('%s', (_, text) => {
    expect(expectAlike(text)).toBeDefined()
  })

  test.each([
    ['of no list', 'a: 1\nb: 2\n'],
    ['of one entry', 'items:\n  - a\n'],
    ['with a field after the list', 'items:\n  - a\n  - b\nmore: 1\n'],
    ['with dashes in a text', 'a: |\n  - b\n  - c\n'],
    ['with dashes in quotes', '"\n- b\n- c"\n'],
    ['with a text that goes on at the column of the list', '- "a\n- b"\n- c\n'],
    ['with a second document', '- a\n- b\n---\n- c\n'],
    ['with an end of the document', '- a\n- b\n...\n'],
    ['with a tab before a dash', '- a\n\t- b\n'],
    ['with a carriage return alone', '- a\r- b\n- c\n'],
    ['with a repeated key', '- a\n- b: 1\n  b: 2\n- c\n'],
    ['with a tag', '- a\n- !b c\n- d\n'],
    ['with an alias of nothing', '- a\n- *b\n- d\n'],
    ['with a piece that is not valid', '- a\n- [\n- d\n'],
    ['with a directive', '%YAML 1.2\n---\n- a\n- b\n'],
    ['too deep', `- a\n- ${'['.repeat(70)}${']'.repeat(70)}\n- b\n`],
  ])('except %s, which is not', (_, text) => {
    expect(expectAlike(text)).toBeUndefined()
  })

  test('files that others publish to break parsers', ({ skip }) => {
    if (!sharedData) return skip(noSharedData)
    let count = 0
    for (const path of hostileFiles) {
      const text = readFileSync(join(hostileFolder, path), 'utf8')
      if (text.length < 20_000 && expectAlike(text)) count++
    }
    expect(count).toBeGreaterThan(40)
  })

  const count = fuzzCount(2000, 20_000)

  test(`${count} mutated lists`, { timeout: fuzzTimeout(count, 20) }, () => {
    const draw = drawing(fuzzSeed)
    let read = 0
    for (let at = 0; at < count; at++) {
      if (expectAlike(mutate(list, draw))) read++
    }
    expect(read).toBeGreaterThan(count / 10)
  })
})

const list = `# what we do next
version: 1
items:
  - id: pay-12
    title: One-tap
      checkout
    tags: [checkout, 'mobile
        app', "x: y"]
    rice: &r {reach: 4000,
      impact: massive}
  - Just an idea
  -
  - - a
    - b
  # a comment
  - id: 007
    notes: |
      - free text
       - with dashes

    wsjf: *r

  - "quoted
    text"
  - id: end
    due: >-
      2027
`
