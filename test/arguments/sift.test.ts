import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { optionOf } from '../../src/arguments/option.js'
import { sift } from '../../src/arguments/sift.js'

const options = [
  { flags: '-q, --quiet', description: '' },
  { flags: '-C <dir>', description: '' },
  { flags: '--top <n>', description: '' },
  { flags: '--no-color', description: '' },
  { flags: '--color', description: '' },
  { flags: '--hooks [runner]', description: '' },
  { flags: '--tag <tag>', description: '', isRepeatable: true },
  { flags: '--format <format>', description: '', choices: ['table', 'json'] },
].map(optionOf)

const sifted = (line: string, mayBeNumbers = true) =>
  sift(line === '' ? [] : line.split(' '), options, { mayBeNumbers })

describe('options are taken out wherever they stand', () => {
  test.each([
    ['--top 3', { top: '3' }],
    ['--top=3', { top: '3' }],
    ['--top=', { top: '' }],
    ['--top=a=b', { top: 'a=b' }],
    ['--top -x', { top: '-x' }],
    ['-C dir', { C: 'dir' }],
    ['-Cdir', { C: 'dir' }],
    ['-qCdir', { quiet: true, C: 'dir' }],
    ['-qC dir', { quiet: true, C: 'dir' }],
    ['--no-color', { color: false }],
    ['--no-color --color', { color: true }],
    ['--hooks', { hooks: true }],
    ['--hooks husky', { hooks: 'husky' }],
    ['--hooks=husky', { hooks: 'husky' }],
    ['--hooks --quiet', { hooks: true, quiet: true }],
    ['--hooks -1', { hooks: '-1' }],
    ['--top 3 --top 4', { top: '4' }],
    ['--tag a --tag=b', { tag: ['a', 'b'] }],
    ['--format json', { format: 'json' }],
  ])('%s', (line, values) => {
    expect(sifted(line)).toEqual({ values, words: [], rest: [] })
    expect(sifted(`a ${line}`)).toEqual({ values, words: ['a'], rest: [] })
  })
})

test.each([
  ['a b', ['a', 'b'], []],
  ['a -- --quiet', ['a', '--quiet'], []],
  ['-', ['-'], []],
  ['-1 -.5 -1e3', ['-1', '-.5', '-1e3'], []],
  ['a --other b -q c', ['a'], ['--other', 'b', 'c']],
  ['--other -- --quiet', [], ['--other', '--', '--quiet']],
  ['--quiet=1', [], ['--quiet=1']],
  ['-xq', [], ['-xq']],
  ['-qx', [], ['-x']],
])('of %s the words are %j and the rest %j', (line, words, rest) => {
  expect(sifted(line)).toMatchObject({ words, rest })
})

test('a number is no word where words are no numbers', () => {
  expect(sifted('a -1 b', false)).toMatchObject({ words: ['a'], rest: ['-1', 'b'] })
})

test.each([
  ['--top', "option '--top <n>' argument missing"],
  ['-C', "option '-C <dir>' argument missing"],
  [
    '--format yaml',
    "option '--format <format>' argument 'yaml' is invalid. Allowed choices are table, json.",
  ],
])('%s makes no sense', (line, message) => {
  expect(() => sifted(line)).toThrow(message)
})

test('nothing is lost, and all stays in its order', () => {
  const word = fc.constantFrom('a', '', '-', '-2', '-q', '--quiet', '--top=1', '--other', '-x')
  fc.assert(
    fc.property(fc.array(word), (args) => {
      const { values, words, rest } = sift(args, options, { mayBeNumbers: true })
      const isTaken = (arg: string) => ['-q', '--quiet', '--top=1'].includes(arg)
      expect([...words, ...rest]).toEqual(args.filter((arg) => !isTaken(arg)))
      expect(values).toEqual({
        ...(args.some((arg) => /^(?:-q|--quiet)$/.test(arg)) && { quiet: true }),
        ...(args.includes('--top=1') && { top: '1' }),
      })
    }),
  )
})
