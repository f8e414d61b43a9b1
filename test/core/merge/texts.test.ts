import { describe, expect, test } from 'vitest'
import { joinLines, mergeLines } from '../../../src/core/merge/lines.js'
import { markedText } from '../../../src/core/merge/marked-text.js'
import type { Conflict, Piece } from '../../../src/core/merge/piece.js'
import { resolved } from '../../../src/core/merge/resolved.js'
import { comparable, withForm } from '../../../src/core/merge/text-form.js'

const lines = (text: string) => text.replaceAll(' ', '\n').concat('\n')
const about = [{ path: ['a'], kind: 'changed' }] as const
const conflict = (ours: string, theirs: string): Conflict => ({ ours, theirs, about })

describe('lines', () => {
  test.for([
    ['changes in different places', 'a b c d e', 'a B c d e', 'a b c D e', 'a B c D e'],
    ['the same change', 'a b c', 'a B c', 'a B c', 'a B c'],
    ['lines put in at different places', 'a b c', 'x a b c', 'a b y c', 'x a b y c'],
    ['a line that one side took out', 'a b c', 'a c', 'a b c d', 'a c d'],
    ['a text of which all is new', 'a', 'b', 'a', 'b'],
  ])('merge %s', ([, base, ours, theirs, merged]) => {
    const { text, conflicts } = markedText(mergeLines(lines(base!), lines(ours!), lines(theirs!)))
    expect({ text, conflicts }).toEqual({ text: lines(merged!), conflicts: [] })
  })

  test('are marked where both sides changed them, or lines beside each other', () => {
    const merged = (ours: string, theirs: string) =>
      markedText(mergeLines(lines('a b c d'), lines(ours), lines(theirs))).text
    expect(merged('a B c d', 'a X c d')).toBe(
      lines('a <<<<<<<_ours B ======= X >>>>>>>_theirs c d').replaceAll('_', ' '),
    )
    expect(merged('a B c d', 'a b C d')).toBe(
      lines('a <<<<<<<_ours B c ======= b C >>>>>>>_theirs d').replaceAll('_', ' '),
    )
  })

  test('of comments all stay, and those that are the same once', () => {
    const joined = (ours: string, theirs: string) =>
      joinLines(lines('a b'), lines(ours), lines(theirs))
    expect(joined('a x same', 'a y same')).toBe(lines('a x same y'))
    expect(joined('a b', 'a')).toBe(lines('a'))
  })
})

describe('marks', () => {
  test.for<[string, Piece[], string]>([
    ['whole lines', ['a\n', conflict('b\n', ''), 'c\n'], 'a\n<\nb\n=\n>\nc\n'],
    [
      'the line around a part of it',
      ['a\n', 'x: ', conflict('1', '2'), ' # c\nd\n'],
      'a\n<\nx: 1 # c\n=\nx: 2 # c\n>\nd\n',
    ],
    [
      'two parts of one line once',
      ['{', conflict('1', '2'), ', ', conflict('3', '4'), '}\n'],
      '<\n{1, 3}\n=\n{2, 4}\n>\n',
    ],
    [
      'neighbours one by one',
      [conflict('a\n', 'b\n'), conflict('c\n', 'd\n')],
      '<\na\n=\nb\n>\n<\nc\n=\nd\n>\n',
    ],
    [
      'a part without an end up to the next one',
      ['- ', conflict('a\n', ''), 'b\n', 'c\n'],
      '<\n- a\nb\n=\n- b\n>\nc\n',
    ],
  ])('%s', ([, pieces, expected]) => {
    const { text, conflicts } = markedText(pieces, 1)
    expect(text.replace(/ (?:ours|theirs)$/gm, '')).toBe(expected)
    const begins = text.split('\n').flatMap((line, at) => (line === '< ours' ? [at + 1] : []))
    expect(conflicts.map(({ line }) => line)).toEqual(begins)
  })

  test('are as long as git asks', () => {
    expect(markedText([conflict('a\n', 'b\n')], 9).text).toBe(
      '<<<<<<<<< ours\na\n=========\nb\n>>>>>>>>> theirs\n',
    )
  })
})

describe('the form of a text', () => {
  const form = (base: string, ours: string, theirs: string) => {
    const { ours: text, form } = comparable(base, ours, theirs)
    return withForm(text, form)
  }
  test.for([
    ['line ends of the side that changed them', 'a\nb\n', 'a\nb\n', 'a\r\nb\r\n', 'a\r\nb\r\n'],
    ['those of ours', 'a\r\n', 'a\n', 'a\r\n', 'a\n'],
    ['both kinds as they are', 'a\r\nb\n', 'a\r\nb\n', 'a\n', 'a\r\nb\n'],
    ['a mark that one side put in', 'a\n', 'a\n', '\ufeffa\n', '\ufeffa\n'],
    ['a mark that one side took out', '\ufeffa\n', 'a\n', '\ufeffa\n', 'a\n'],
    ['a last line without an end', 'a', 'a', 'b', 'a'],
    ['an end that one side gave it', 'a', 'a\n', 'b', 'a\n'],
    ['ours where there is no base', '', 'a\r\n', 'b\n', 'a\r\n'],
  ])('takes %s', ([, base, ours, theirs, expected]) => {
    expect(form(base!, ours!, theirs!)).toBe(expected)
  })
})

describe('a base that is itself a merge', () => {
  test('is what its first side had, with what is in dispute', () => {
    const text = 'a\n<<<<<<<<< ours\nb\n|||||||||\nx\n=========\nc\n>>>>>>>>> theirs\nd\n'
    expect(resolved(text)).toEqual({ text: 'a\nb\nd\n', contested: [{ start: 2, end: 4 }] })
  })

  test('is left as it is where the marks do not match', () => {
    for (const text of ['<<<<<<< a\nb\n', 'a\n=======\n>>>>>>> b\n', '<<<<<< a\n=======\n'])
      expect(resolved(text)).toEqual({ text, contested: [] })
  })
})
