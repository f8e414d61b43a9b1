import { describe, expect, test } from 'vitest'
import { plain } from './plain.js'
import { read, rulesOf, sentencesOf } from './reading.js'

describe('each refusal has its rule at its token', () => {
  test.each([
    ['a merge key', 'a: &x {b: 1}\nc:\n  <<: *x\n', ['3:3-5 merge-key']],
    ['a merge key in braces', '{<<: {b: 1}}', ['1:2-4 merge-key']],
    ['a key given twice', 'a: 1\nb: 2\na: 3\n', ['3:1 duplicate-key']],
    ['a key given twice, quoted', 'a: 1\n"a": 2\n', ['2:1-4 duplicate-key']],
    ['a key given twice, in braces', '- {a: 1, a: 2}', ['1:10 duplicate-key']],
    ['a key given three times', 'a: 1\na: 2\na: 3', ['2:1 duplicate-key', '3:1 duplicate-key']],
    ['a key given twice around another mapping', 'a: {a: 1}\na: 2', ['2:1 duplicate-key']],
    ['a key given twice by an alias', '&x a: 1\n*x : 2', ['2:1-3 duplicate-key']],
    ['__proto__', '__proto__: 1', ['1:1-10 forbidden-key']],
    ['constructor, quoted', 'a:\n  "constructor": 1', ['2:3-16 forbidden-key']],
    ['prototype, in braces', 'a: {prototype: }', ['1:5-14 forbidden-key']],
    ['an empty key', 'a: 1\n: 2\n', ['2:1-1 empty-text']],
    ['an empty key in quotes', '"": 2', ['1:1-3 empty-text']],
    ['a tag', 'a: !b c', ['1:4-6 tag']],
    ['a tag of YAML', 'a: !!str 5', ['1:4-9 tag']],
    ['a tag that says nothing', 'a: ! 5', ['1:4 tag']],
    [
      'a tag on a list, a mapping and a key',
      '!a\n- !b\n  !c d: e',
      ['1:1-3 tag', '2:3-5 tag', '3:3-5 tag'],
    ],
    ['a verbatim tag', 'a: !<tag:x,2000:y> b', ['1:4-19 tag']],
    ['%YAML', '%YAML 1.2\n---\na: 1', ['1:1-10 directive']],
    [
      'unknown directives after comments',
      '# a\n%B c\n%D\n---\na: 1',
      ['2:1-5 directive', '3:1-3 directive'],
    ],
    ['a directive without document', '%YAML 1.2\na: 1', ['1:1-10 directive']],
    ['a second document', 'a: 1\n# b\n--- # c\nd: 1\n', ['3:1-8 several-documents']],
    ['a second document without ---', 'a: 1\n...\nb: 1\n', ['3:1-5 several-documents']],
    ['a second document after a text', '|\n a\n---\n b\n', ['3:1-4 several-documents']],
    ['an empty second document', 'a: 1\n---\n', ['2:1-4 several-documents']],
    ['three documents, once', '---\n---\n---\n', ['2:1-4 several-documents']],
    [
      'a document after a directive',
      'a: 1\n...\n%YAML 1.2\n---\nb: 1',
      ['4:1-4 several-documents'],
    ],
    ['an unknown alias', '- *a\n- &a b', ['1:3-5 unknown-alias']],
    ['a text that begins with *', 'title: *bold*', ['1:8-14 unknown-alias']],
    ['an alias in its own list', 'a: &x [b, *x]', ['1:11-13 recursive-alias']],
    ['an alias in its own mapping', '&x\na: {b: *x}', ['2:8-10 recursive-alias']],
    ['a mapping as key', 'a: {{b}: c}', ['1:5-8 complex-key']],
    ['a template', 'title: {{ name }}', ['1:9-17 complex-key']],
    ['a list as key', '[a, b]: c', ['1:1-7 complex-key']],
    ['a list as explicit key', '? - a\n  - b\n: c', ['1:3-2:6 complex-key']],
    ['an alias of a list as key', 'a: &x []\n*x : b', ['2:1-3 complex-key']],
    ['an indented ---', ' ---\na: 1', ['1:2-5 yaml-syntax']],
    ['... before anything', '...\na: 1', ['1:1-4 yaml-syntax']],
    ['a field on the line of another', 'a: &x b: c\n', ['1:4-11 yaml-syntax']],
    ['a field on the line of an anchor', 'a:\n  &x &y b: c\n', ['2:6-13 yaml-syntax']],
    ['an anchor without space', 'a: &x{b: c}\n', ['1:4-6 yaml-syntax']],
  ])('%s', async (_, text, expected) => {
    expect(rulesOf(await read(text))).toEqual(expected)
  })

  test('several documents of one run: all of them', async () => {
    const text = 'a: !b 1\na: *c\n<<: 2\n__proto__: 3\n[d]: 4\n---\ne: 5\n'
    expect(rulesOf(await read(text))).toEqual([
      '1:4-6 tag',
      '2:4-6 unknown-alias',
      '3:1-3 merge-key',
      '4:1-10 forbidden-key',
      '5:1-4 complex-key',
      '2:1 duplicate-key',
      '6:1-4 several-documents',
    ])
  })
})

describe('allowed', () => {
  test.each([
    ['a quoted <<', '"<<": 1', { '<<': 1 }],
    ['<< as a value', 'a: <<', { a: '<<' }],
    ['one ---', '# a\n---\nb: 1\n...\n', { b: 1 }],
    ['--- in a text', 'a: |\n  ---\n  ...\n', { a: '---\n...\n' }],
    ['the same key in two mappings', '- a: 1\n- a: 2', [{ a: 1 }, { a: 2 }]],
    ['an explicit plain key', '? a\n: b: c', { a: { b: 'c' } }],
    ['keys that are no text', '1: a\ntrue: b\nnull: c', { 1: 'a', true: 'b', null: 'c' }],
    ['keys equal but for their spelling', '1: a\n01: b\n', { 1: 'a', '01': 'b' }],
    ['constructor as a value', 'a: constructor', { a: 'constructor' }],
    ['an alias in a list', 'a: [&x b, *x]', { a: ['b', 'b'] }],
  ])('%s', async (_, text, value) => {
    const { root, problems } = await read(text)
    expect(problems).toEqual([])
    expect(plain(root)).toEqual(value)
  })
})

describe('what is left after a refusal', () => {
  test.each([
    ['a duplicate: the first', 'a: 1\nb: 2\na: 3\n', { a: 1, b: 2 }],
    ['a forbidden key: the other fields', 'a: 1\n__proto__: {b: 2}\n', { a: 1 }],
    ['a merge: the other fields', 'a: 1\n<<: {b: 2}\n', { a: 1 }],
    ['a complex key: the other fields', 'a: 1\n[b]: 2\n', { a: 1 }],
    ['an unknown alias: null', 'a: *b\nc: 1', { a: null, c: 1 }],
    ['a tag: the value', 'a: !b 1', { a: 1 }],
    ['a second document: the first', 'a: 1\n---\nb: 2', { a: 1 }],
  ])('%s', async (_, text, value) => {
    const { root, problems } = await read(text)
    expect(problems).toHaveLength(1)
    expect(plain(root)).toEqual(value)
  })
})

test('nothing of Object.prototype is reached', async () => {
  await read('__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 1}}\n')
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
})

test('the sentences name what is meant', async () => {
  const text = 'colour: &colour red\na: *color\nb: 1\nb: 2\nc: &d [*d]\ne: &f{}\n'
  expect(sentencesOf(await read(text))).toEqual([
    '2:4-10 no anchor &color stands before this alias (did you mean colour?)',
    '5:8-10 "*d" stands inside the value that it repeats (write the value out)',
    '6:4-6 not valid YAML: a space is missing between "&f" and { (write a space after the name)',
    '4:1 "b" is given twice, first in line 3 (keep one of the two)',
  ])
})
