import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Problem, problem } from '../../src/core/problems/problem.js'
import { sourceFile } from '../../src/core/yaml/source.js'
import { type ProblemsContext, problemsFormats } from '../../src/render/problems.js'
import { styleOf } from '../../src/render/style.js'
import { noSharedData, sharedData } from '../shared-data.js'
import { hostileProblems, hostileTexts, naughtyStrings } from './problems/hostile.js'
import { type Reader, readers, type Told } from './problems/read-back.js'
import { runnerCommand } from './problems/runner.js'

const context: ProblemsContext = {
  counts: { files: 1, items: 2, kpis: 3 },
  version: '1.2.3',
  view: () => ({ width: undefined, style: styleOf(false) }),
}
const coloured = { ...context, view: () => ({ width: undefined, style: styleOf(true) }) }
const formats = Object.entries(problemsFormats)

test('every format can be read back', () => {
  expect(Object.keys(readers)).toEqual(Object.keys(problemsFormats))
})

describe.each(formats)('%s', (name, format) => {
  const reader = readers[name]!

  test('holds every problem of hostile texts', async () => {
    const problems = hostileProblems(hostileTexts)
    expect(sorted(reader.read(await format(problems, context)))).toEqual(told(problems, reader))
  })

  test.skipIf(!sharedData)(
    `holds every problem of naughty strings (${noSharedData} where skipped)`,
    async () => {
      const problems = hostileProblems(naughtyStrings())
      expect(problems.length).toBeGreaterThan(4000)
      expect(sorted(reader.read(await format(problems, context)))).toEqual(told(problems, reader))
    },
  )

  test('holds every problem of any texts', async () => {
    const text = fc.string({
      unit: fc.oneof(fc.constantFrom(...':#[]%\n\r<&"| '), fc.string({ unit: 'binary' })),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 3 }), async (texts) => {
        const problems = hostileProblems(texts)
        expect(sorted(reader.read(await format(problems, context)))).toEqual(told(problems, reader))
      }),
      { numRuns: 100 },
    )
  })

  test('has no character that moves the cursor or reorders text', async () => {
    const output = await format(hostileProblems([...hostileTexts, ...naughtyStrings()]), context)
    expect(output.replaceAll('\n', '')).not.toMatch(
      /[\p{Cc}\u2028\u2029\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u,
    )
    expect(output).not.toMatch(/\p{Cs}/u)
  })

  test('gives a CI runner no command of a repository', async () => {
    const problems = hostileProblems([...hostileTexts, ...naughtyStrings()])
    const commands = linesOf(await format(problems, context)).map(runnerCommand)
    const expected = name === 'github' ? problems.length : 0
    expect(commands.filter((command) => command !== undefined)).toHaveLength(expected)
    expect(commands.every((command) => !command || /^(error|warning)$/.test(command.name))).toBe(
      true,
    )
    if (name !== 'github')
      expect(
        linesOf(await format(problems, coloured)).filter((line) => /^\s*::|##\w*\[/.test(line)),
      ).toEqual([])
  })
})

test('a place inside a command does not mend it', async () => {
  const source = sourceFile('a.yaml', 'reach: x ##[error]y')
  const place = { source, start: source.text.indexOf('['), end: source.text.length }
  const output = await problemsFormats.text!([problem('complex-key', place, {})], context)
  expect(output).toContain('1 | reach: x #\\u{23}[error]y\n')
})

function told(problems: readonly Problem[], { path }: Reader): string[] {
  return sorted(
    problems.map(({ rule, severity, place: { source, start } }) => {
      const { line, column } = source.position(start)
      return { rule, severity, file: path(source.path), line, column }
    }),
  )
}

function sorted(all: readonly Told[]): string[] {
  return all
    .map(({ rule, severity, file, line, column }) =>
      JSON.stringify([rule, severity, file, line, column]),
    )
    .sort()
}

function linesOf(output: string): string[] {
  return output.split(/\r\n|[\n\r\u0085\u2028\u2029]/)
}
