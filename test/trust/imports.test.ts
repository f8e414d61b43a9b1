import fc from 'fast-check'
import { expect, test } from 'vitest'
import { run } from '../../src/cli.js'
import { fuzzCount, fuzzSeed, fuzzTimeout } from '../fuzz.js'
import { testIo } from '../io.js'
import { folder } from '../repository.js'
import type { FoundProblem } from './misplaced.js'

const headers = [
  'title',
  'id',
  'Status',
  'team',
  'owner',
  'tags',
  'labels',
  'due',
  'parent',
  'started',
  'url',
  'Description',
  'effort',
  'value',
  'reach',
  'impact',
  'Confidence (%)',
  'Estimate (days)',
  'moscow',
  'segment',
  '',
  'x: y',
  '__proto__',
  'constructor',
  'kpis',
  'period',
  '#',
  '<<',
  'a\nb',
  'k'.repeat(2000),
]
const cells = [
  '',
  ' ',
  'a',
  'A',
  'pay-1',
  'pay-2',
  'todo',
  'Done',
  'in progress',
  '2027-02-30',
  '2027-03-15',
  '2027-03-15T10:00:00Z',
  '1',
  '0',
  '-1',
  '1.400',
  '1,5',
  '80%',
  '80',
  'must',
  'high',
  '2 to 5',
  '5 to 2',
  '1e999',
  '__proto__',
  'constructor',
  '=1+1',
  '- a',
  'a: b',
  '# c',
  '"',
  "'",
  '{a',
  '[b',
  '*x',
  '&y',
  '!z',
  '%T',
  '@u',
  '`',
  '|',
  '>',
  '?',
  'null',
  '~',
  'yes',
  '007',
  '\u001b[31m',
  '\u202e',
  '\u0000',
  '\ufeff',
  '\ud800',
  'a\nb',
  'a\r\nb',
  '  lead\n  more',
  'a\tb',
  '\t',
  '::error::x',
  '<!-- pm:roadmap:begin -->',
  'a,b;c|d',
  'http://x y://z',
  '💥',
  'n\u0085m',
  '\u2028',
]
// Longer than a text may be: they take most of the time.
const long = ['x'.repeat(70_000), 'é'.repeat(40_000), 'line\n'.repeat(30_000)]
const cell = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(...long) },
  { weight: 60, arbitrary: fc.constantFrom(...cells) },
  { weight: 10, arbitrary: fc.string({ maxLength: 12, unit: 'binary' }) },
)
const field = cell.map((text) => `"${text.replaceAll('"', '""')}"`)
const table = fc
  .record({
    header: fc.array(fc.constantFrom(...headers), { minLength: 1, maxLength: 8 }),
    rows: fc.array(fc.array(field, { maxLength: 9 }), { maxLength: 6 }),
    delimiter: fc.constantFrom(',', ';', '\t'),
    hasTitle: fc.boolean(),
  })
  .map(({ header, rows, delimiter, hasTitle }) =>
    [[...(hasTitle ? ['title'] : []), ...header].map((name) => `"${name}"`), ...rows]
      .map((row) => row.join(delimiter))
      .join('\n'),
  )
const list = fc.array(cell, { maxLength: 8 }).map((lines) => lines.join('\n'))
const bytes = fc.oneof({ weight: 3, arbitrary: table }, list)

// An item under way that lacks its inputs is an error of the list itself.
test(
  'what an import writes is valid',
  async () => {
    const count = fuzzCount(100, 2000)
    await fc.assert(
      fc.asyncProperty(bytes, fc.constantFrom('ideas.csv', 'ideas.txt'), async (text, name) => {
        const { root } = folder({ [name]: text })
        const first = testIo({ cwd: root })
        const code = await run(['init', '--from', name], first)
        expect([0, 1], first.stderr()).toContain(code)
        if (code === 1) return
        const second = testIo({ cwd: root })
        await run(['validate', '--format', 'json'], second)
        const { problems } = JSON.parse(second.stdout()) as {
          problems: readonly (FoundProblem & { severity: string })[]
        }
        const errors = problems.filter(
          ({ severity, rule }) => severity === 'error' && rule !== 'unscored-planned',
        )
        expect(errors).toEqual([])
      }),
      { numRuns: count, seed: fuzzSeed },
    )
  },
  fuzzTimeout(fuzzCount(100, 2000), 60),
)
