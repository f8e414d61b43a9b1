import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { hintOf, messageOf } from '../../../src/core/problems/problem.js'
import { noSharedData, sharedData } from '../../shared-data.js'
import { placeOf, read, rulesOf, sentencesOf } from './reading.js'

const BEFORE = 'not valid YAML: '

/** The file's only problem: its place, its reason and its advice. */
async function onlyFault(text: string): Promise<readonly (string | undefined)[]> {
  const { root, problems } = await read(text)
  expect(root).toBeUndefined()
  expect(problems.map(({ rule }) => rule)).toEqual(['yaml-syntax'])
  const [problem] = problems
  const message = messageOf(problem!)
  expect(message.startsWith(BEFORE)).toBe(true)
  return [placeOf(problem!), message.slice(BEFORE.length), hintOf(problem!)]
}

const COLON = 'a colon and a space inside a text without quotes would begin another field'
const GLUED = 'a space is missing after the colon'
const NO_KEY = 'neither a field (name: value) nor a list entry (- value)'
const INDENT_TEXT = 'if it continues the text above, indent it deeper than the key of that text'
const UNCLOSED = (closing: string) =>
  `add ${closing} where it ends; further lines of it are indented deeper than its key`

describe('a text that needs quotes', () => {
  test.each([
    [
      'a colon',
      'title: Pay: one tap\nb: c',
      '1:11',
      COLON,
      'quote the text: title: "Pay: one tap"',
    ],
    ['a colon in an item', '- title: a: b # c', '1:11', COLON, 'quote the text: title: "a: b"'],
    ['a colon at the end', 'a: b:\n  c: d\n', '1:5', COLON, 'quote the text: a: "b:"'],
    ['a colon and quotes', 'a: b: "c"', '1:5', COLON, `quote the text: a: 'b: "c"'`],
    [
      'a long text',
      `title: Pay: ${'one tap '.repeat(9)}`,
      '1:11',
      COLON,
      `quote the text: title: "Pay: ${'one tap '.repeat(9).trim()}"`,
    ],
    [
      'a mention',
      'owner: @ana',
      '1:8-12',
      '@ cannot begin a text without quotes',
      'quote the text: owner: "@ana"',
    ],
    [
      'code',
      '- `a` b',
      '1:3-6',
      '` cannot begin a text without quotes',
      'quote the text: - "`a` b"',
    ],
    [
      'a percent sign',
      'a: %5',
      '1:4-6',
      '% cannot begin a text without quotes',
      'quote the text: a: "%5"',
    ],
    ['a star', 'a: * b', '1:4', '* cannot begin a text without quotes', 'quote the text: a: "* b"'],
    [
      'bold',
      'a: **b** c',
      '1:4-9',
      '* cannot begin a text without quotes',
      'quote the text: a: "**b** c"',
    ],
    [
      'an ampersand',
      'a: & b',
      '1:4',
      '& cannot begin a text without quotes',
      'quote the text: a: "& b"',
    ],
    [
      'a question mark',
      'a: ? b',
      '1:4',
      '? cannot begin a text without quotes',
      'quote the text: a: "? b"',
    ],
    [
      'a mention in brackets',
      'a: [@b]',
      '1:5-8',
      '@ cannot begin a text without quotes',
      'put the text in quotes, or delete it',
    ],
    [
      'brackets',
      'a: [b] c',
      '1:8',
      'text follows the closing ]',
      'quote the whole text: a: "[b] c"',
    ],
    [
      'a check box',
      '- [x] a',
      '1:7',
      'text follows the closing ]',
      'quote the whole text: - "[x] a"',
    ],
    ['braces', 'a: {b} c', '1:8', 'text follows the closing }', 'quote the whole text: a: "{b} c"'],
    [
      'greater',
      'a: > 5 b',
      '1:4-9',
      'after > the text begins on the next line',
      'begin it there, indented, or quote the text: a: "> 5 b"',
    ],
    [
      'a bar',
      'a: | b',
      '1:4-7',
      'after | the text begins on the next line',
      'begin it there, indented, or quote the text: a: "| b"',
    ],
  ])('%s', async (_, text, ...expected) => {
    expect(await onlyFault(text)).toEqual(expected)
  })
})

describe('quotes', () => {
  test.each([
    [
      'a word behind',
      'a: "b" c\nd: e',
      '1:8',
      'the text goes on after its closing "',
      `quote the whole text: a: '"b" c'`,
    ],
    [
      'quotes inside',
      'a: "b "c" d"',
      '1:8-10',
      'the text goes on after its closing "',
      `quote the whole text: a: 'b "c" d'`,
    ],
    [
      'an apostrophe inside',
      "a: 'it's'",
      '1:8-10',
      "the text goes on after its closing '",
      `quote the whole text: a: "it's"`,
    ],
    [
      'a word behind lines',
      'a: "b\n  c" d',
      '2:6',
      'the text goes on after its closing "',
      'inside this text write \\" for "',
    ],
    [
      'not closed',
      'a: "b c\nd: e\n',
      '1:4-8',
      'the closing " of this text is missing',
      UNCLOSED('"'),
    ],
    [
      'not closed, others are',
      'a:\n - b: "c\n - b: "d"\n',
      '2:7-9',
      'the closing " of this text is missing',
      UNCLOSED('"'),
    ],
    [
      'not closed at the end',
      "a: 'b\n\n",
      '1:4-6',
      "the closing ' of this text is missing",
      UNCLOSED("'"),
    ],
    [
      'not closed in brackets',
      'a: [b, "c\nd: e',
      '1:8-10',
      'the closing " of this text is missing',
      UNCLOSED('"'),
    ],
    ['one alone', '"', '1:1', 'the closing " of this text is missing', UNCLOSED('"')],
    [
      'a backslash',
      'a: "C:\\dir"',
      '1:7-9',
      '\\d means nothing in double quotes',
      'write \\\\ for a backslash, or put the text in single quotes',
    ],
    [
      'a short code',
      'a: "\\u12"',
      '1:5-7',
      '\\u needs 4 hexadecimal digits',
      'write \\\\ for a backslash, or put the text in single quotes',
    ],
    [
      'a comment too near',
      'a: "b"# c',
      '1:7-10',
      'a comment begins without a space before #',
      'write a space before #, or put the whole text in quotes if # is part of it',
    ],
  ])('%s', async (_, text, ...expected) => {
    expect(await onlyFault(text)).toEqual(expected)
  })
})

describe('brackets', () => {
  const COMMA = 'a comma or the closing bracket is missing before this'
  const QUOTES = 'a text with a comma, a colon or a bracket in it needs quotes here'
  test.each([
    [
      'not closed',
      'a: [b, c\nd: e',
      '1:4',
      'the closing ] of this bracket is missing',
      UNCLOSED(']'),
    ],
    [
      'braces not closed',
      'a: {b: c\nd: e',
      '1:4',
      'the closing } of this bracket is missing',
      UNCLOSED('}'),
    ],
    [
      'the outer not closed',
      'a: [{b: c}\nd: e',
      '1:4',
      'the closing ] of this bracket is missing',
      UNCLOSED(']'),
    ],
    [
      'both not closed',
      'a: [{b: c\nd: e',
      '1:5',
      'the closing } of this bracket is missing',
      UNCLOSED('}'),
    ],
    ['the wrong one', 'a: [b, c}', '1:9', COMMA, QUOTES],
    ['a comma missing', 'a: ["b" "c"]', '1:9-13', COMMA, QUOTES],
    [
      'two commas',
      'a: [b,, c]',
      '1:7',
      'nothing stands before this comma',
      'delete the comma, or write the value that is missing',
    ],
    [
      'a comma missing between fields',
      'a: {b: 1 c: 2}',
      '1:11',
      'a comma is missing before this field, or its text needs quotes',
      'inside { } and [ ] commas separate fields; a text with a colon in it needs quotes',
    ],
    [
      'the closing one at the left edge',
      'a: [\n  b\n]\n',
      '3:1',
      'this ] stands too far to the left',
      'indent it deeper than the key that the brackets belong to',
    ],
  ])('%s', async (_, text, ...expected) => {
    expect(await onlyFault(text)).toEqual(expected)
  })
})

describe('lines', () => {
  const DEEPER = 'this field is indented deeper than the one above it, which has a value already'
  const SAME = 'give both the same indentation; if this line continues a text, quote that text'
  test.each([
    [
      'a tab',
      'a:\n\tb: c',
      '2:1',
      'a tab indents this line',
      'indent with spaces; editors can replace tabs by them',
    ],
    [
      'a tab after spaces',
      'a:\n  b: c\n  \td: e',
      '3:3',
      'a tab indents this line',
      'indent with spaces; editors can replace tabs by them',
    ],
    [
      'a tab behind a dash',
      '-\ta: b\n  c: d',
      '1:2',
      'a tab follows the dash',
      'write a space after -',
    ],
    [
      'a tab in place of spaces before a field',
      '- a: b\n\tc: d',
      '2:1',
      'a tab indents this line',
      'indent with spaces; editors can replace tabs by them',
    ],
    ['too deep', 'a: 1\n  b: 2', '2:3', DEEPER, SAME],
    ['too deep in an item', '- a: 1\n   bcd: 2', '2:4-7', DEEPER, SAME],
    [
      'between two levels',
      'a:\n  - b: 1\n   c: 2',
      '3:4-8',
      'indented by 3 spaces, which fits no line above',
      'the lines above are indented by 0, 2 and 4',
    ],
    [
      'by one space',
      'a:\n  b: 1\n c: 2',
      '3:2-6',
      'indented by 1 space, which fits no line above',
      'the lines above are indented by 0 and 2',
    ],
    [
      'less than the first line',
      '  a: 1\nb: 2',
      '2:1-5',
      'a field stands here that belongs to nothing above it',
      'give it the indentation of the fields that it belongs to',
    ],
    [
      'a field among entries',
      'a:\n  - b\n  c: 1',
      '3:3-7',
      'a field stands where the list above goes on',
      'begin it with "- ", or give it the indentation of the fields that it belongs to',
    ],
    [
      'a field below a list',
      '- a\nb: 1',
      '2:1-5',
      'a field stands where the list above goes on',
      'begin it with "- ", or give it the indentation of the fields that it belongs to',
    ],
    [
      'an entry among fields',
      'a: 1\n- b',
      '2:1-4',
      'a list entry stands where a field is expected',
      'a list stands below its key: write the key on a line before it',
    ],
    [
      'a list beside its key',
      'a: - b\n',
      '1:4-7',
      'a list begins on the line below its key',
      'put each - on a line of its own there; a text that begins with - needs quotes',
    ],
    ['no space after a colon', 'id:a\nb: c', '1:3', GLUED, 'write id: a'],
    ['no space after the last colon', 'b: c\nid:a\n', '2:3', GLUED, 'write id: a'],
    ['no space after a colon in an item', '- b: c\n  id:a', '2:5', GLUED, 'write id: a'],
    ['no space after a quoted key', 'b: c\n"id":a', '2:5', GLUED, 'write a space after it'],
    [
      'no space after a dash',
      'a:\n  - b\n  -c',
      '3:3',
      'a space is missing after the dash',
      'write - c',
    ],
    ['no key', 'a: 1\nfoo bar\nb: 2', '2:1-8', NO_KEY, INDENT_TEXT],
    ['no key in several lines', 'a: 1\nfoo\nbar\nb: 2', '2:1-4', NO_KEY, INDENT_TEXT],
    ['no key at the end', 'a: |\n  b\nfoo\n', '3:1-4', NO_KEY, INDENT_TEXT],
    ['no key at the beginning', 'foo\nb: 2', '1:1-4', NO_KEY, INDENT_TEXT],
    [
      'a marker of a merge',
      'a: 1\n=======\nb: 2',
      '2:1-8',
      'a line that a merge conflict left behind',
      'delete the line',
    ],
    [
      'a marker that opens',
      '<<<<<<< HEAD\na: 1',
      '1:1-13',
      'a line that a merge conflict left behind',
      'delete the line',
    ],
    ['CRLF', 'a: 1\r\nb: c: d\r\n', '2:5', COLON, 'quote the text: b: "c: d"'],
    [
      'another reason, in the words of the parser',
      'a: &b &c d',
      '1:7',
      'duplication of an anchor property',
      undefined,
    ],
  ])('%s', async (_, text, ...expected) => {
    expect(await onlyFault(text)).toEqual(expected)
  })
})

describe('further errors of the same file', () => {
  test('each on its line', async () => {
    const text = 'items:\n  - title: a: b\n  - owner: @c\n  - d: "e" f\n  - g: "\\h"\n'
    expect(rulesOf(await read(text))).toEqual([
      '2:13 yaml-syntax',
      '3:12-14 yaml-syntax',
      '4:12 yaml-syntax',
      '5:9-11 yaml-syntax',
    ])
  })

  test('not what only follows from the one above', async () => {
    const text = 'items:\n  - a: "b\n    c: d\n    e: f\n  - g: "h"\n'
    expect(rulesOf(await read(text))).toEqual(['2:8-10 yaml-syntax'])
  })

  test('of layout, one for each block', async () => {
    const text = 'a:\n  - b\n  c: 1\n  d: 2\ne:\n  - f\n  g: 1\n  h: 2\n'
    expect(rulesOf(await read(text))).toEqual(['3:3-7 yaml-syntax', '7:3-7 yaml-syntax'])
  })

  test('one a line', async () => {
    expect(rulesOf(await read('a: b: c: d\ne: [@f, @g]\n'))).toEqual([
      '1:5 yaml-syntax',
      '2:5-8 yaml-syntax',
    ])
  })

  test('a directive is named beside them', async () => {
    expect(rulesOf(await read('%YAML 1.2\n---\na: b: c'))).toEqual([
      '1:1-10 directive',
      '3:5 yaml-syntax',
    ])
  })

  test('after a hundred they are counted', async () => {
    const { problems } = await read('a: b: c\n'.repeat(120))
    expect(problems).toHaveLength(101)
    expect(problems[100]).toMatchObject({ rule: 'too-many-problems', args: { more: 20 } })
  })
})

test('advice holds no character that could hide or move text', async () => {
  const sentences = sentencesOf(await read('title: \u202eb: c\nid:\u200bx\n'))
  expect(sentences.join('\n')).not.toMatch(/[\u200b\u202e]/)
  expect(sentences[0]).toContain('title: "\\u{202e}b: c"')
})

describe('planning files that people published broken', () => {
  test.for([
    ['docker-optimizer-agent.backlog.yml', '11:52', ['13:43', '88:24', '111:24']],
    ['decy.roadmap.yaml', '638:36', ['639:49', '640:36', '641:27', '718:37']],
  ] as const)('%s', async ([name, first, further], { skip }) => {
    if (!sharedData) return skip(noSharedData)
    const { root, problems } = await read(
      readFileSync(join(sharedData, 'hostile', 'real-broken', name)),
    )
    expect(root).toBeUndefined()
    expect(problems.map(placeOf).slice(0, 1 + further.length)).toEqual([first, ...further])
    const rules = new Set(problems.map(({ rule }) => rule))
    rules.delete('too-many-problems')
    expect([...rules]).toEqual(['yaml-syntax'])
  })
})
