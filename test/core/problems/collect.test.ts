import { describe, expect, test } from 'vitest'
import { judge } from '../../../src/core/check/judge.js'
import { collectProblems } from '../../../src/core/problems/collect.js'
import { cutProblems } from '../../../src/core/problems/cut.js'
import { findingsOf, hintOf, type Problem, problem } from '../../../src/core/problems/problem.js'
import type { RuleName } from '../../../src/core/problems/rules.js'
import { sourceFile } from '../../../src/core/yaml/source.js'

const range = (count: number) => Array.from({ length: count }, (_, index) => index)

function at(path: string, start: number) {
  return { source: sourceFile(path, 'x'), start, end: start + 1 }
}

function unknownKpi(path: string, start: number, known: readonly string[] = []) {
  return problem('unknown-kpi', at(path, start), { id: 'kpi-1x', known })
}

function collected(problems: readonly Problem[]): Problem[] {
  const { report, all } = collectProblems()
  for (const each of problems) report(each)
  return all()
}

const notesIn = (problems: readonly Problem[]) =>
  problems.filter(({ rule }) => rule === 'too-many-problems')

describe('the problems of a repository', () => {
  test('are at most 10,000 of a file, and where the others begin is kept', () => {
    const found = collected(range(10_003).map((start) => unknownKpi('a.yaml', start)))
    expect(found).toHaveLength(10_001)
    const [note] = notesIn(found)
    expect(note).toMatchObject({ severity: 'error', args: { more: 3 } })
    expect(findingsOf(note!)).toEqual({ rule: 'unknown-kpi', starts: [10_000, 10_001, 10_002] })
  })

  test('are at most 30,000 in all, and each further file tells how many it has', () => {
    const files = range(5).flatMap((file) =>
      range(8000).map((start) => unknownKpi(`${file}.yaml`, start)),
    )
    const found = collected(files)
    const notes = notesIn(found).map(({ place, args }) => [
      place.source.path,
      (args as { readonly more: number }).more,
    ])
    expect(found).toHaveLength(30_002)
    expect(notes).toEqual([
      ['3.yaml', 2000],
      ['4.yaml', 8000],
    ])
  })

  test('that are not listed are switched off with their rule', () => {
    const found = collected([
      ...range(10_002).map((start) => unknownKpi('a.yaml', start)),
      problem('empty-text', at('a.yaml', 20_000), { field: 'title' }),
    ])
    const severities = new Map<RuleName, 'off' | 'warning'>([['unknown-kpi', 'off']])
    const { problems } = judge(found, { severities, limitOf: () => 0 }, [])
    expect(problems.map((each) => findingsOf(each))).toEqual([
      { rule: 'empty-text', starts: [20_000] },
    ])
    severities.set('unknown-kpi', 'warning')
    const softer = judge(found, { severities, limitOf: () => 0 }, []).problems
    expect(notesIn(softer).map(({ args }) => args)).toMatchObject([
      { more: 1, severity: 'error' },
      { more: 2, severity: 'warning' },
    ])
  })

  test('are told of by one note of a file and severity', () => {
    const found = collected([
      ...range(10_002).map((start) => unknownKpi('a.yaml', start)),
      problem('empty-text', at('a.yaml', 20_000), { field: 'title' }),
    ])
    expect(notesIn(found)).toHaveLength(2)
    expect(notesIn(cutProblems(found)).map(({ args }) => args)).toEqual([
      { more: 9003, severity: 'error' },
    ])
  })
})

describe('names that may have been meant', () => {
  test('are looked for in long lists as often as time allows', () => {
    const known = range(10_000).map((index) => `kpi-${index}`)
    const found = collected(range(150).map((start) => unknownKpi('a.yaml', start, known)))
    const helped = found.filter((each) => hintOf(each)?.startsWith('did you mean'))
    expect(helped).toHaveLength(100)
  })

  test('are always looked for in short lists', () => {
    const found = collected(range(9000).map((start) => unknownKpi('a.yaml', start, ['kpi-1'])))
    expect(found.filter((each) => hintOf(each) === 'did you mean kpi-1?')).toHaveLength(9000)
  })
})
