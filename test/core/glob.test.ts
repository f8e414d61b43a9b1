import fc from 'fast-check'
import picomatch from 'picomatch'
import { describe, expect, test } from 'vitest'
import { compileGlob, type Glob, isAtOrBelow } from '../../src/core/glob.js'

describe('a glob', () => {
  test.for([
    ['backlog.yaml', 'backlog.yaml', 'backlog.yml x/backlog.yaml Backlog.yaml'],
    ['./backlog.yaml', 'backlog.yaml', './backlog.yaml'],
    ['*.yaml', 'a.yaml ä.yaml', '.yaml .a.yaml x/a.yaml a.yml'],
    ['.*.yaml', '.a.yaml', 'a.yaml'],
    ['?.yaml', 'a.yaml 😀.yaml', '.yaml ab.yaml ..yaml'],
    ['**/*.yaml', 'a.yaml x/a.yaml x/y/z/a.yaml', '.x/a.yaml x/.y/a.yaml x/.a.yaml'],
    ['**', 'a x/a', '.a .x/a x/.a'],
    ['backlog/**', 'backlog/a backlog/x/a', 'backlog backlogs/a backlog/.a a/backlog/b'],
    ['a/**/b', 'a/b a/x/b a/x/y/b', 'ab a/xb a/.x/b'],
    ['a/**/**/b', 'a/b a/x/b a/x/y/b', 'a/.x/y/b'],
    ['**/a/**/a', 'a/a a/x/a x/a/a', 'a x/a .x/a/a'],
    ['.github/*.yml', '.github/a.yml', '.github/.a.yml'],
    ['**/.github/*', '.github/a x/.github/a', '.x/.github/a'],
    ['b/**/*.{yaml,yml}', 'b/a.yaml b/x/a.yml', 'b/a.yam b/a.{yaml,yml}'],
    ['{a,b{c,d}}{,/e}', 'a a/e bc bc/e bd/e', 'b b/e c'],
    ['{a/b,c}/d', 'a/b/d c/d', 'a/d b/d'],
    ['q[1-4].yaml', 'q1.yaml q4.yaml', 'q5.yaml q.yaml q12.yaml'],
    ['[!a-c]*', 'd x1', 'a b1 .d'],
    ['[^a]', 'b', 'a .'],
    ['[.a]x', 'ax', '.x'],
    ['[]]', '', ']'],
    ['a[-b]', 'a- ab', 'aa'],
    ['[*]', '*', 'a'],
    ['[{]a[}]', '{a}', 'a'],
    ['a(b)+c,@d.$', 'a(b)+c,@d.$', 'abc,@d.$'],
    ['*a*b*', 'ab xaxbx', 'ba xbxax'],
    ['*ab', 'ab aab abab', 'aba'],
  ] as const)('%s', ([pattern, matching, others]) => {
    const compiled = compileGlob(pattern)
    if (matching === '') return expect(compiled).toHaveProperty('fault')
    const matches = (paths: string) =>
      paths.split(' ').filter((path) => glob(pattern).matches(path))
    expect(matches(matching)).toEqual(matching.split(' '))
    expect(matches(others)).toEqual([])
  })

  test.for([
    ['', /is empty/],
    ['/etc/*.yaml', /absolute/],
    ['C:/a.yaml', /absolute/],
    ['c:a.yaml', /absolute/],
    ['{/etc,a}/b', /absolute/],
    ['../a.yaml', /leaves its folder/],
    ['a/../../b', /leaves its folder/],
    ['{a,..}/b', /leaves its folder/],
    ['a\\b', /separated by \//],
    ['a\0b', /NUL/],
    ['!a', /negated/],
    ['backlog/', /write backlog\/\*\*\/\*\.yaml/],
    ['a//b', /is empty/],
    ['.', /names no file/],
    ['**.yaml', /needs slashes around it/],
    ['a/**b/c', /needs slashes around it/],
    ['***', /needs slashes around it/],
    ['{a', /has no }/],
    ['{a,{b}', /at least two names/],
    ['a}', /has no {/],
    ['{a}', /at least two names, such as {yaml,yml}, got {a}/],
    ['{1..3}', /ranges such as {1\.\.3}/],
    ['[a', /has no ]/],
    ['[a/b]', /has no ]/],
    ['[[:alpha:]]', /not supported/],
    ['[z-a]', /runs backwards/],
    ['[!]', /names no character/],
    ['a'.repeat(501), /longer than 500/],
    ['{a,b}'.repeat(7), /more than 64/],
    ['{a,b}'.repeat(90), /more than 64/],
  ] as const)('%s is refused', ([pattern, reason]) => {
    expect(compileGlob(pattern)).toEqual({ fault: expect.stringMatching(reason) })
  })

  test.for([
    ['backlog.yaml', 'backlog.yaml'],
    ['./x/a.yaml', 'x/a.yaml'],
    ['backlog/**/*.yaml', 'backlog'],
    ['a/b/*.yaml', 'a/b'],
    ['a/b?/c', 'a'],
    ['*.yaml', ''],
    ['{a,b}/c', ''],
    ['x/{a,b}/c', 'x'],
    ['x/{a,a/b}/c', 'x/a'],
    ['x/y.{yaml,yml}', 'x'],
  ] as const)('%s lies below "%s"', ([pattern, base]) => {
    expect(glob(pattern).base).toBe(base)
  })
})

describe('a folder that is a link', () => {
  test.for([
    ['backlog/**/*.yaml', 'backlog backlog/x backlog/x/y', 'kpis backlog/.x backlogs'],
    ['backlog.yaml', '', 'backlog.yaml backlog'],
    ['a/*/c.yaml', 'a a/x', 'a/x/c.yaml a/.x b a/x/y'],
    ['{a,b}/c.yaml', 'a b', 'c a/c.yaml'],
    ['a/**', 'a a/b', 'b a/.b'],
    ['**/c/*.yaml', 'a c a/c a/c/d', '.a'],
  ] as const)('may hide matches of %s', ([pattern, hiding, others]) => {
    const hides = (paths: string) =>
      paths.split(' ').filter((path) => path && glob(pattern).couldContain(path))
    expect(hides(hiding)).toEqual(hiding.split(' ').filter(Boolean))
    expect(hides(others)).toEqual([])
  })

  test('hides everything where it is the root', () => {
    expect(glob('a.yaml').couldContain('')).toBe(true)
  })
})

// Left out is what picomatch defines otherwise: there a/** also matches a, a class may stand for a leading dot, and
// ranges, single braces, parentheses and ** inside a name have meanings of their own.
const name = fc.string({
  unit: fc.constantFrom('a', 'b', '.', '-', 'ab'),
  minLength: 1,
  maxLength: 4,
})
const namePattern = fc
  .array(
    fc.constantFrom(
      'a',
      'b',
      '.',
      '-',
      'ab',
      '*',
      '?',
      '[ab]',
      '[a-b]',
      '{a,b}',
      '{a,b*}',
      '{b,a{a,.b}}',
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((tokens) => tokens.join(''))
  .filter((text) => !text.includes('**') && !/^\.{1,2}$/.test(text))
const path = fc.array(
  name.filter((text) => text !== '.' && text !== '..'),
  { minLength: 1, maxLength: 4 },
)
const pattern = fc
  .array(fc.oneof({ weight: 2, arbitrary: namePattern }, fc.constant('**')), {
    minLength: 1,
    maxLength: 4,
  })
  .filter((parts) => parts.at(-1) !== '**' && !('fault' in compileGlob(parts.join('/'))))

describe('for random patterns', () => {
  test('matching agrees with picomatch', () => {
    fc.assert(
      fc.property(pattern, fc.array(path, { minLength: 1, maxLength: 5 }), (parts, paths) => {
        const text = parts.join('/')
        const reference = picomatch(text, { dot: false, noextglob: true, fastpaths: false })
        const texts = paths.map((names) => names.join('/'))
        expect(texts.filter(glob(text).matches)).toEqual(texts.filter((each) => reference(each)))
      }),
      { numRuns: 3000 },
    )
  })

  test('a match lies at or below the base, and every folder above it could contain it', () => {
    fc.assert(
      fc.property(pattern, path, (parts, names) => {
        const compiled = glob(parts.join('/'))
        fc.pre(compiled.matches(names.join('/')))
        const folders = names.map((_, index) => names.slice(0, index).join('/'))
        expect(isAtOrBelow(names.join('/'), compiled.base)).toBe(true)
        expect(folders.filter((folder) => !compiled.couldContain(folder))).toEqual([])
      }),
    )
  })
})

describe('long names', () => {
  test.for([
    ['*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b', 'a'.repeat(10_000)],
    ['*'.concat('?'.repeat(400), 'b'), 'a'.repeat(10_000)],
    [`${'**/'.repeat(120)}b`, Array.from({ length: 5_000 }, () => 'a').join('/')],
    [`${'**/a/'.repeat(90)}b`, Array.from({ length: 5_000 }, () => 'a').join('/')],
    [`${'*a/'.repeat(100)}b`, 'a'.repeat(10_000)],
    [`${'{*a,?}'.repeat(6)}b`, 'a'.repeat(10_000)],
  ])('do not make %s slow', ([pattern, name]) => {
    expect(glob(pattern!).matches(name!)).toBe(false)
    expect(glob(pattern!).matches(`${name}${name!.includes('/') ? '/b' : 'b'}`)).toBe(
      pattern !== `${'*a/'.repeat(100)}b`,
    )
  })
})

function glob(pattern: string): Glob {
  const compiled = compileGlob(pattern)
  if ('fault' in compiled) throw new Error(`${pattern}: ${compiled.fault}`)
  return compiled
}
