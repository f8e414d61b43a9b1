import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { composer } from '../../../src/core/yaml/composer.js'
import type { YamlNode } from '../../../src/core/yaml/node.js'
import { seenKeys } from '../../../src/core/yaml/seen-keys.js'
import { readSimple } from '../../../src/core/yaml/simple/read.js'
import { sourceFile } from '../../../src/core/yaml/source.js'
import { fuzzCount, fuzzSeed, fuzzTimeout } from '../../fuzz.js'
import { hostileFiles, hostileFolder } from '../../hostile-files.js'
import { noSharedData, sharedData } from '../../shared-data.js'
import { byEvents } from './by-events.js'
import { drawing, mutate } from './mutate.js'
import { document } from './styled.js'

// As of the small files of a repository, whose readings follow one another.
const seen = seenKeys()

/** The tree of a text if it is simple, which is to be what js-yaml makes of it, place by place. */
function simple(text: string): YamlNode | undefined {
  let isFaulty = false
  const fault = () => {
    isFaulty = true
  }
  const c = composer(sourceFile('file.yaml', text), [], fault, { seen })
  const root = readSimple(c)
  if (!root || isFaulty) return undefined
  expect(root, JSON.stringify(text)).toEqual(byEvents(text))
  return root
}

const backlog = `# what we do next
---
version: 1 # of the form
empty:
nothing: ~
items:
- id: pay-12
  title: One-tap checkout, it's "quick" (v2):no; a:b c#d
  status:   planned   # since May
  tags: [checkout, 'mobile app', "x: y", -3, ]
  effort: 2 to 5

  # how sure
  confidence: 80%
  rice: {reach: 4000, impact: massive, nested: {a: [1, [2]], b.c-d: 0x1F}}
  kpis:
    conversion: +2.5
  depends_on:
  - pay-3
  - pay-4
  raters:
    -   id: zoe
        weight: .5
    - - a
      - - b
    -
    - # below
      c: 1e3
  due: {}
  links: []
- Just an idea
-   id: 007
    1: true
    2027-Q1: é “quoted” –
`

describe('simple YAML is read as js-yaml reads it:', () => {
  test('in all that people write', () => {
    expect(simple(backlog.replace('---\n', ''))).toBeDefined()
    expect(simple(backlog)).toBeDefined()
  })

  test.each([
    ['no line break at the end', 'a: b'],
    ['a mapping further right', '  a: 1\n  b: 2\n'],
    ['a list further right', '   - a\n   - b'],
    ['nulls at the end', 'a:\nb:\n  c:'],
    ['an entry of nothing at the end', '- a\n-'],
    ['comments left of all', 'a:\n    b: 1\n# c\n    d: 2\n'],
    ['a comment behind a key', 'a: # b\n  c: d\ne: # f\n'],
    ['a first marker with a comment', '--- # a\nb: c\n'],
    ['quotes that hold anything', `a: "b: c # d, [e] {f} 'g'"\nh: '"i": - j'\n`],
    ['quotes around nothing', `a: ""\nb: ''\nc: ["", '']\n`],
    ['addresses and times', 'a: http://b.c/d#e?f=g\nh: 12:30:45\ni: [1:2, x://y]\n'],
    [
      'numbers of all kinds',
      'a: [0, -0, 007, 0o17, 0x1F, .5, -.5, 1., 1e3, .inf, -.INF, .nan, 1_000, +1]\n',
    ],
    ['words that are values', 'a: [null, Null, ~, true, FALSE, yes, No, n, on]\n'],
    ['blanks at the ends of lines', 'a: b   \nc:   \n  d: [e]  \n   \n'],
    ['keys like numbers and words', '1: a\nnull: b\ntrue: c\n1.5: d\n'],
  ])('%s', (_, text) => {
    expect(simple(text)).toBeDefined()
  })

  test.each([
    ['nothing', ''],
    ['comments only', '# a\n'],
    ['a text alone', 'a'],
    ['brackets alone', '[a]\n'],
    ['a text over two lines', 'a: b\n  c\n'],
    ['a text over two lines in a list', '- a\n  b\n'],
    ['quotes over two lines', 'a: "b\n  c"\n'],
    ['quotes that nothing closes', 'a: "b\n'],
    ['brackets over two lines', 'a: [b,\n  c]\n'],
    ['brackets that nothing closes', 'a: [b\n'],
    ['brackets that another closes', 'a: [b}\n'],
    ['two commas', 'a: [b,, c]\n'],
    ['something behind brackets', 'a: [b] c\n'],
    ['something behind quotes', 'a: "b" c\n'],
    ['a comment that touches a text', 'a: "b"# c\n'],
    ['escapes', 'a: "b\\tc"\n'],
    ['a quote in quotes', "a: 'it''s'\n"],
    ['a block text', 'a: |\n  b\n'],
    ['an anchor', 'a: &b c\n'],
    ['an alias', 'a: *b\n'],
    ['a tag', 'a: !b c\n'],
    ['a merge', '<<: {a: b}\n'],
    ['a second document', 'a: b\n---\nc: d\n'],
    ['an end of the document', 'a: b\n...\n'],
    ['a directive', '%YAML 1.2\n---\na: b\n'],
    ['an indented marker', ' ---\na: b\n'],
    ['a tab', 'a:\tb\n'],
    ['a tab before a comment', 'a: b\n\t# c\n'],
    ['a carriage return', 'a: b\r\n'],
    ['a control character', 'a: b\u0007\n'],
    ['a control character in a comment', 'a: b # c\u0007\n'],
    ['half a character', 'a: \ud83d\n'],
    ['a byte order mark', '\ufeffa: b\n'],
    ['a mark within', 'a: b\ufeffc\n'],
    ['a line end of YAML 1.1', 'a: b\u0085c: d\n'],
    ['a repeated key', 'a: b\na: c\n'],
    ['a repeated key in braces', 'a: {b: 1, b: 2}\n'],
    ['a forbidden key', '__proto__: a\n'],
    ['a key of two words', 'two words: a\n'],
    ['a colon in a text', 'a: b: c\n'],
    ['a colon at the end of a text', 'a: b:\n'],
    ['a pair in brackets', 'a: [b: c]\n'],
    ['a key without a value in braces', 'a: {b}\n'],
    ['a key that touches its value', 'a:b\n'],
    ['a list on the line of its key', 'a: - b\n'],
    ['a line further left', '  a: b\n c: d\n'],
    ['a line further right', 'a: b\n  c: d\n'],
    ['a key behind a list', '- a\nb: c\n'],
    ['a list behind a key', 'a: b\n- c\n'],
    ['a list left of its key', 'a:\n  b:\n - c\n'],
    ['a text that begins with an indicator', 'a: @b\n'],
    ['a text that begins with a dash', 'a: -b-\nc: -\n'],
    ['too many levels', `a: ${'['.repeat(64)}${']'.repeat(64)}\n`],
    ['a text over the limit', `a: ${'b'.repeat(65_537)}\n`],
    ['a key over the limit', `${'a'.repeat(1025)}: b\n`],
  ])('all but %s, which is left to it', (_, text) => {
    expect(simple(text)).toBeUndefined()
  })

  test('documents of any style', () => {
    fc.assert(
      fc.property(document, ({ text }) => void simple(text)),
      { numRuns: fuzzCount(500, 3000) },
    )
  })

  test('files that others publish to break parsers', ({ skip }) => {
    if (!sharedData) return skip(noSharedData)
    const texts = hostileFiles.map((path) => readFileSync(join(hostileFolder, path), 'utf8'))
    const read = texts.filter((text) => text.length < 20_000 && simple(text))
    expect(read.length).toBeGreaterThan(10)
  })

  test('files of which each has keys of its own', () => {
    for (let at = 0; at < 3000; at++) simple(`k${at}: {id: 1, k${at}: 2}\nid: [{k${at + 1}: 3}]\n`)
    expect(seen.byText.size).toBeLessThan(1100)
    expect(simple('id: 1\nid: 2\n')).toBeUndefined()
    expect(simple('k3000: 1\nid: 2\nk3000: 2\n')).toBeUndefined()
  })

  const count = fuzzCount(5000, 50_000)

  test(`${count} mutated backlogs`, { timeout: fuzzTimeout(count, 20) }, () => {
    const draw = drawing(fuzzSeed)
    let read = 0
    for (let at = 0; at < count; at++) if (simple(mutate(backlog, draw))) read++
    expect(read).toBeGreaterThan(count / 10)
  })
})
