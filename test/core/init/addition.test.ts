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

test.for([`it's: "my" #1 'plan'`, 'my\nplan', 'my\n\n  plan\n', 'my\r\u0007plan', 'my\u2028plan'])(
  'a folder named %j stands in every file as itself',
  (folder) => {
    const where = shellCommand(folder, 'validate').slice('pm validate '.length)
    const makers = [hookRunners['pre-commit'], hookRunners.lefthook, ...Object.values(ciServices)]
    for (const make of makers) {
      const texts = make({ folder, version: '1.2.3' }).files.flatMap(({ text }) =>
        stringsOf(load(text)).filter((each) => each.includes('my')),
      )
      expect(texts.length).toBeGreaterThan(0)
      for (const text of texts) expect(text).toContain(where)
    }
  },
)

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : []
}
