import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dump } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { noSharedData, sharedData } from '../../shared-data.js'
import { plain } from './plain.js'
import { read, rulesOf } from './reading.js'

/** A thousand million values in nine lines: each list holds nine times the one before. */
function billionLaughs(): string {
  const names = [...'abcdefghij']
  return names
    .map((name, i) => {
      const item = i === 0 ? 'lol' : `*${names[i - 1]}`
      return `${name}: &${name} [${Array(9).fill(item).join(', ')}]\n`
    })
    .join('')
}

function chainOfAliases(length: number): string {
  return `- &a0 []\n${Array.from({ length }, (_, i) => `- &a${i + 1} [*a${i}]\n`).join('')}`
}

const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)

describe('a file that would take all time or memory is refused for one reason', () => {
  test.each([
    ['aliases of aliases', billionLaughs(), ['6:8-10 too-many-aliases']],
    [
      'many aliases',
      `a: &a b\nc: [${'*a,'.repeat(100_001)}]`,
      ['2:300005-300007 too-many-aliases'],
    ],
    ['10,000 lists in each other', deep(10_000), ['1:128 too-deep']],
    ['10,000 lists in each other, in lines', `${'- '.repeat(10_000)}a`, ['1:257 too-deep']],
    ['65 lists in each other', deep(65), ['1:65 too-deep']],
    ['65 mappings in each other', `${'{a: '.repeat(65)}b${'}'.repeat(65)}`, ['1:257 too-deep']],
    [
      '33 lists of pairs in each other',
      `${'[a: '.repeat(33)}b${']'.repeat(33)}`,
      ['1:129 too-deep'],
    ],
    ['100,000 lists that nothing closes', '['.repeat(100_000), ['1:128 too-deep']],
    ['10,000 keys in each other', `${'? '.repeat(10_000)}a`, ['1:256 too-deep']],
    ['100,000 commas', `a: [${','.repeat(100_000)}]`, ['1:5 yaml-syntax']],
    ['100,000 commas in lines', `a: [${',\n'.repeat(100_000)}]`, ['1:5 yaml-syntax']],
    ['a million values', `[${'a,'.repeat(1_000_000)}]`, ['1:1-1 too-many-values']],
    ['a million empty items', '-\n'.repeat(1_000_000), ['1:1-1 too-many-values']],
    ['deep brackets behind an error', `a: b: c\nd: ${'['.repeat(5000)}`, ['1:5 yaml-syntax']],
  ])('%s', async (_, text, expected) => {
    const { root, problems } = await read(text)
    expect(rulesOf({ root, problems })).toEqual(expected)
    expect(root).toBeUndefined()
  })

  test.each([
    ['64 lists in each other', deep(64)],
    ['64 lists around a value', `${'['.repeat(64)}a${']'.repeat(64)}`],
    ['64 lists through aliases', chainOfAliases(62)],
    ['many aliases, not too many', `a: &a b\nc: [${'*a,'.repeat(100_000)}]`],
    ['a million values in a text of their size', `- ${'abcdefgh, '.repeat(9)}\n`.repeat(30_000)],
  ])('but not %s', async (_, text) => {
    const { root, problems } = await read(text)
    expect(problems).toEqual([])
    expect(root).toBeDefined()
  })

  test('lists that are too deep through aliases', async () => {
    const { root, problems } = await read(chainOfAliases(64))
    expect(rulesOf({ root, problems })).toEqual(['64:9-13 too-deep', '65:9-13 too-deep'])
    expect(root).toBeUndefined()
  })
})

describe('a text over 64 KiB is refused at its place', () => {
  const long = 64 * 1024 + 1
  test.each([
    ['plain', `a: ${'x'.repeat(long)}`, '1:4-65541'],
    ['of 4 MiB', `a: ${'x'.repeat(4 * 1024 * 1024)}`, '1:4-4194308'],
    ['in quotes', `a: "${'x'.repeat(long)}"`, '1:5-65542'],
    ['of escapes', `a: "${'\\n'.repeat(1024 * 1024)}"`, '1:5-2097157'],
    ['of quotes', `a: '${"''".repeat(1024 * 1024)}'`, '1:5-2097157'],
    ['in lines', `a: |\n${'  x\n'.repeat(20_000)}`, '2:1-20003:1'],
  ])('%s', async (_, text, place) => {
    const { root, problems } = await read(`${text}\nb: 1\n`)
    expect(rulesOf({ root, problems })).toEqual([`${place} text-too-long`])
    expect(root?.kind === 'map' && root.entries.map(({ key }) => key.text)).toEqual(['a', 'b'])
  })

  test('one of 64 KiB is not', async () => {
    expect((await read(`a: ${'x'.repeat(long - 1)}`)).problems).toEqual([])
  })

  test('a key over 1 KiB, which parsers do not agree about', async () => {
    expect(rulesOf(await read(`${'x'.repeat(1025)}: 1`))).toEqual(['1:1-1026 text-too-long'])
    expect(rulesOf(await read(`${'x'.repeat(1024)}: 1`))).toEqual([])
  })
})

describe('very many problems are counted after a hundred', () => {
  test.each([
    ['50,000 times the same key', 'a: 1\n'.repeat(50_000), 'duplicate-key', 49_899],
    [
      '25,000 keys twice',
      Array.from({ length: 50_000 }, (_, i) => `k${i % 25_000}: 1\n`).join(''),
      'duplicate-key',
      24_900,
    ],
    ['100,000 unknown aliases', '- *a\n'.repeat(100_000), 'unknown-alias', 99_900],
    ['100,000 tags', '- !a b\n'.repeat(100_000), 'tag', 99_900],
    ['100,000 merges', '- <<: a\n'.repeat(100_000), 'merge-key', 99_900],
    ['9,000 mentions', '- @a\n'.repeat(9000), 'yaml-syntax', 8900],
  ])('%s', async (_, text, rule, more) => {
    const { problems } = await read(text)
    expect(new Set(problems.slice(0, 100).map((problem) => problem.rule))).toEqual(new Set([rule]))
    expect(problems).toHaveLength(101)
    expect(problems[100]).toMatchObject({ rule: 'too-many-problems', args: { more } })
  })
})

test('strings that break programs are read as they were written', async ({ skip }) => {
  if (!sharedData) return skip(noSharedData)
  const path = join(sharedData, 'hostile', 'naughty-strings', 'blns.json')
  const strings: readonly string[] = JSON.parse(readFileSync(path, 'utf8'))
  expect(strings.length).toBeGreaterThan(500)
  for (const string of strings) {
    const { root, problems } = await read(dump([string], { lineWidth: -1 }))
    expect(problems, JSON.stringify(string)).toEqual([])
    expect(plain(root)).toEqual([string])
    const asKey = await read(dump({ [string]: string }))
    const isRefused = string === '' || /^(?:__proto__|constructor|prototype)$/.test(string)
    if (!isRefused) expect(plain(asKey.root)).toEqual({ [string]: string })
  }
})
