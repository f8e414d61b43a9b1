import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { load } from 'js-yaml'
import { expect, test } from 'vitest'
import { shellCommand } from '../../../src/core/init/addition.js'
import { ciServices } from '../../../src/core/init/ci.js'
import { hookRunners } from '../../../src/core/init/hooks.js'
import { needs } from '../../needs.js'

test.for([
  { folder: '', command: 'pm validate --staged' },
  { folder: 'planning/2027', command: 'pm validate --staged -C planning/2027' },
  { folder: 'my plan', command: "pm validate --staged -C 'my plan'" },
  { folder: "ana's", command: "pm validate --staged -C 'ana'\\''s'" },
  { folder: '-x', command: 'pm validate --staged -C ./-x' },
])('$command', ({ folder, command }) => {
  expect(shellCommand(folder, 'validate', '--staged')).toBe(command)
})

test('no name of a folder is code for a shell or an expression for a CI service', ({ skip }) => {
  const missing = needs('sh')
  skip(missing !== undefined, missing)
  const odd = fc.constantFrom(
    '$',
    '{',
    '}',
    "'",
    '"',
    '`',
    ' ',
    '\\',
    '\n',
    '#',
    ':',
    ';',
    'a',
    '%',
  )
  const name = fc.array(odd, { minLength: 1, maxLength: 12 }).map((chars) => chars.join(''))
  fc.assert(
    fc.property(fc.oneof(name, fc.constant(['$', '{{ github.token }}'].join(''))), (folder) => {
      const command = shellCommand(folder, 'roadmap')
      expect(command).not.toContain('${{')
      const words = command.replace(/^pm/, 'printf %s,')
      expect(execFileSync('sh', ['-c', words], { encoding: 'utf8' })).toBe(`roadmap,-C,${folder},`)
    }),
    { numRuns: 100 },
  )
})

test('a folder with any name stands in every file as itself', () => {
  const answers = { folder: `it's: "my" #1 'plan'`, version: '1.2.3' }
  const command = shellCommand(answers.folder, 'validate')
  const [, where] = command.split(/ (?=-C)/)
  const makers = [hookRunners['pre-commit'], hookRunners.lefthook, ...Object.values(ciServices)]
  for (const make of makers) {
    const texts = make(answers).files.map(({ text }) => stringsOf(load(text)).join('\n'))
    const naming = texts.filter((text) => text.includes('my'))
    expect(naming.length).toBeGreaterThan(0)
    for (const text of naming) expect(text).toContain(where)
  }
})

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : []
}
