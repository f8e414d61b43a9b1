import { describe, expect, test } from 'vitest'
import type { Problem } from '../../../src/core/problems/problem.js'
import { decodeText } from '../../../src/core/yaml/bytes.js'
import { placeOf } from './reading.js'

const encode = (text: string) => new TextEncoder().encode(text)
const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...encode(part)] : part)))
const utf16 = (text: string, endian: 'le' | 'be') =>
  Uint8Array.from(
    [...text].flatMap((char) => {
      const code = char.charCodeAt(0)
      return endian === 'le' ? [code & 255, code >> 8] : [code >> 8, code & 255]
    }),
  )

function decode(content: Uint8Array) {
  const problems: Problem[] = []
  const source = decodeText('file.yaml', content, (problem) => problems.push(problem))
  return { source, problems }
}

describe('text', () => {
  test.each([
    ['plain', encode('a: é\r\nb: 😀\n'), 'a: é\r\nb: 😀\n'],
    ['of a file with a byte order mark', bytes([0xef, 0xbb, 0xbf], 'a: 1'), 'a: 1'],
    ['empty', new Uint8Array(), ''],
    ['next line, a line break no longer', encode('a: \u0085'), 'a: \u0085'],
  ])('%s', (_, content, text) => {
    const { source, problems } = decode(content)
    expect(problems).toEqual([])
    expect(source?.text).toBe(text)
    expect(source?.path).toBe('file.yaml')
  })

  test('column 1 is the character after a byte order mark', () => {
    const { source } = decode(bytes([0xef, 0xbb, 0xbf], 'a: 1'))
    expect(source?.position(0)).toEqual({ line: 1, column: 1 })
  })
})

describe('refused', () => {
  test.each([
    ['UTF-16 with its mark', bytes([0xff, 0xfe], [...utf16('a: 1', 'le')]), true, '1:1-1'],
    ['UTF-16, the other way', bytes([0xfe, 0xff], [...utf16('a: 1', 'be')]), true, '1:1-1'],
    ['UTF-16 without mark', utf16('title: a backlog\n', 'le'), true, '1:1-1'],
    ['UTF-16 without mark, the other way', utf16('title: a\n', 'be'), true, '1:1-1'],
    ['Latin-1', bytes('a: 1\nb: caf', [0xe9], '\n'), false, '2:7'],
    ['a sequence cut short', bytes('a: ', [0xe2, 0x82], 'x'), false, '1:4'],
    ['a sequence cut short at the end', bytes('é: ', [0xe2, 0x82]), false, '1:4'],
    ['a surrogate', bytes('a', [0xed, 0xa0, 0x80]), false, '1:2'],
    ['an overlong sequence', bytes([0xc0, 0x80]), false, '1:1'],
    ['a bad byte after a mark', bytes([0xef, 0xbb, 0xbf], 'a', [0xff]), false, '1:2'],
    ['a real replacement character before', bytes('\ufffd', [0xff]), false, '1:2'],
  ])('%s', (_, content, isUtf16, place) => {
    const { source, problems } = decode(content)
    expect(source).toBeUndefined()
    expect(problems.map(({ rule, args }) => ({ rule, args }))).toEqual([
      { rule: 'invalid-utf8', args: { utf16: isUtf16 } },
    ])
    expect(placeOf(problems[0]!)).toBe(place)
  })

  test.each([
    ['NUL', 'a: \0', ['1:4 0']],
    ['escape, in a comment too', 'a: 1 # \x1b[31m\n', ['1:8 27']],
    ['delete and C1, in quotes too', 'a: "\x7f\x9b"', ['1:5 127', '1:6 155']],
    ['each place', '\x01\nb: \x02', ['1:1 1', '2:4 2']],
    ['a carriage return that ends no line', 'a: 1\rb: 2\r\n', ['1:5-2:1 13']],
    ['a byte order mark that begins a later line', 'a: 1\n\ufeffb: 2', ['2:1 65279']],
    ['a noncharacter', 'a: \uffff', ['1:4 65535']],
  ])('control character: %s', (_, text, expected) => {
    const { source, problems } = decode(encode(text))
    expect(source).toBeUndefined()
    const found = problems.map((problem) =>
      problem.rule === 'control-character'
        ? `${placeOf(problem)} ${(problem as Problem<'control-character'>).args.code}`
        : problem.rule,
    )
    expect(found).toEqual(expected)
  })

  test('many control characters are counted after a hundred', () => {
    const { problems } = decode(encode('\x01'.repeat(250)))
    expect(problems).toHaveLength(101)
    expect(problems[100]).toMatchObject({ rule: 'too-many-problems', args: { more: 150 } })
  })
})

describe('merge conflicts', () => {
  const two = [
    '- id: a',
    '<<<<<<< HEAD',
    '- id: b',
    '=======',
    '- id: c',
    '>>>>>>> topic',
    '- id: d',
    '<<<<<<< HEAD',
    '||||||| base',
    '=======',
    '>>>>>>> topic',
    '',
  ]

  test.each([
    ['with LF', two.join('\n')],
    ['with CRLF', two.join('\r\n')],
  ])('each is reported once, at its first line, %s', (_, text) => {
    const { source, problems } = decode(encode(text))
    expect(source).toBeUndefined()
    expect(problems.map((found) => `${placeOf(found)} ${found.rule}`)).toEqual([
      '2:1-13 merge-conflict',
      '8:1-13 merge-conflict',
    ])
    expect(problems[0]!.args).toEqual({ marker: '<<<<<<< HEAD' })
  })

  test.each([
    ['indented', 'notes: |\n  <<<<<<< HEAD\n  >>>>>>> topic\n'],
    ['an opening alone', '<<<<<<< HEAD\n'],
    ['a closing before the opening', '>>>>>>> a\n<<<<<<< b\n'],
    ['shift operators', '- <<<<<<<\n- >>>>>>> \n'],
  ])('no conflict: %s', (_, text) => {
    expect(decode(encode(text)).problems).toEqual([])
  })
})
