import { describe, expect, it } from 'vitest'
import { point } from '../../../src/core/estimates/estimate.js'
import { limitFault, offScale } from '../../../src/core/estimates/limits.js'
import { readEstimate } from '../../../src/core/estimates/read.js'
import { hintOf, messageOf, type Problem } from '../../../src/core/problems/problem.js'
import type { YamlNode } from '../../../src/core/yaml/node.js'
import { sourceFile } from '../../../src/core/yaml/source.js'
import { mapping, plain } from './scalar.js'

describe('limits', () => {
  it.each([
    [point(0), { above: 0 }, { end: 'value', got: 0, limit: 'above', bound: 0 }],
    [point(-1), { min: 0 }, { end: 'value', got: -1, limit: 'at least', bound: 0 }],
    [
      point(80),
      { min: 0, max: 1 },
      { end: 'value', got: 80, limit: 'at most', bound: 1, hint: 'write 80% or 0.8' },
    ],
    [
      point(1.4),
      { max: 1 },
      { end: 'value', got: 1.4, limit: 'at most', bound: 1, hint: expect.stringContaining('80%') },
    ],
    [point(101), { max: 1 }, { end: 'value', got: 101, limit: 'at most', bound: 1 }],
    [
      { kind: 'interval', low: 0.5, high: 80 },
      { max: 1 },
      { end: 'high', got: 80, limit: 'at most', bound: 1, hint: 'write 50% to 80%' },
    ],
    [
      { kind: 'three-point', low: 1, likely: 2, high: 30 },
      { max: 20 },
      { end: 'high', got: 30, limit: 'at most', bound: 20 },
    ],
    [
      point(0.8),
      { min: 1, max: 10 },
      {
        end: 'value',
        got: 0.8,
        limit: 'at least',
        bound: 1,
        hint: expect.stringContaining('from 1 to 10'),
      },
    ],
  ] as const)('%j is beyond %j', (estimate, limits, fault) => {
    expect(limitFault(estimate, limits)).toEqual(fault)
  })

  it.each([
    [point(0), { min: 0 }],
    [point(1), { max: 1 }],
    [point(0.1), { above: 0 }],
    [{ kind: 'interval', low: -5, high: 500 }, {}],
  ] as const)('%j keeps %j', (estimate, limits) => {
    expect(limitFault(estimate, limits)).toBeUndefined()
  })
})

describe('a percentage beyond a limit', () => {
  const share = { words: {}, min: 0, max: 1 }

  it('of what is no share is told as the number that it is read as', () => {
    const found: Problem[] = []
    const options = {
      source: sourceFile('a.yaml', '80%'),
      name: 'confidence',
      report: (each: Problem) => found.push(each),
    }
    readEstimate(plain('80%'), { words: {}, min: 1, max: 10 }, () => options)
    expect(found.map(messageOf)).toEqual(['confidence must be at least 1, got 0.8'])
    expect(hintOf(found[0]!)).toContain('80% is 0.8')
  })

  it.each([
    ['150%', 'confidence must be at most 100 %, got 150 %', undefined],
    ['-5 %', 'confidence must be at least 0 %, got -5 %', undefined],
    ['50% to 130%', 'confidence must be at most 100 %, got 130 %', undefined],
    ['50% to 80', 'confidence must be at most 1, got 80', 'write 50% to 80%'],
    [
      '1.5',
      'confidence must be at most 1, got 1.5',
      'write a percentage, such as 80%, or a share of 1, such as 0.8',
    ],
  ])('%s is told in percent', (text, message, hint) => {
    const found: Problem[] = []
    const options = {
      source: sourceFile('a.yaml', text),
      name: 'confidence',
      report: (each: Problem) => found.push(each),
    }
    expect(readEstimate(plain(text), share, () => options)).toBeUndefined()
    expect(found.map(messageOf)).toEqual([message])
    expect(hintOf(found[0]!)).toBe(hint)
  })
})

describe('a scale', () => {
  it('holds plain numbers, and the ends of ranges to its span', () => {
    const fibonacci = [1, 2, 3, 5, 8]
    const tenth = { from: 1, to: 10 }
    expect(offScale(point(4), fibonacci)).toBe(4)
    expect(offScale(point(5), fibonacci)).toBeUndefined()
    expect(offScale(point(2.5), tenth)).toBeUndefined()
    expect(offScale(point(11), tenth)).toBe(11)
    expect(offScale({ kind: 'point', value: 4, word: 'some' }, fibonacci)).toBeUndefined()
    expect(offScale({ kind: 'interval', low: 4, high: 7 }, fibonacci)).toBeUndefined()
    expect(offScale({ kind: 'interval', low: 4, high: 99 }, fibonacci)).toBe(99)
    expect(offScale({ kind: 'three-point', low: 0.5, likely: 2, high: 99 }, tenth)).toBe(0.5)
  })
})

describe('an estimate in a file', () => {
  const confidence = { words: { high: 1, medium: 0.8, low: 0.5 }, min: 0, max: 1 }
  const read = (node: YamlNode, input: Parameters<typeof readEstimate>[1] = confidence) => {
    const problems: Problem[] = []
    const source = sourceFile('backlog.yaml', ' '.repeat(200))
    const estimate = readEstimate(node, input, () => ({
      source,
      name: 'confidence',
      report: (problem) => problems.push(problem),
    }))
    return { estimate, problems }
  }

  it('is given back without a problem where nothing is wrong', () => {
    expect(read(plain('80%'))).toEqual({ estimate: point(0.8), problems: [] })
  })

  it('says what to write for a percentage without its sign', () => {
    const { estimate, problems } = read(plain('80'))
    expect(estimate).toBeUndefined()
    expect(problems.map(messageOf)).toEqual(['confidence must be at most 1, got 80'])
    expect(hintOf(problems[0]!)).toBe('write 80% or 0.8')
  })

  it('points at the end that is beyond a limit', () => {
    const node = mapping({ low: '0.5', likely: '0.8', high: '90' })
    const [problem] = read(node).problems
    expect(problem).toMatchObject({
      rule: 'out-of-range',
      place: { start: node.entries[2]!.value.start },
    })
  })

  it('is read, and doubted where its point may part thousands', () => {
    const { estimate, problems } = read(plain('1.400 to 2.500'), { words: {} })
    expect(estimate).toEqual({ kind: 'interval', low: 1.4, high: 2.5 })
    expect(problems.map(messageOf)).toEqual(['confidence 1.400 is read as 1.4, not as 1400'])
    expect(hintOf(problems[0]!)).toBe('write 1400 if the point parts thousands, else 1.4')
  })

  it('is not doubted where the greater number would be beyond a limit', () => {
    expect(read(plain('1.125'), { words: {}, max: 10 }).problems).toEqual([])
  })

  it('offers the nearest word', () => {
    const [problem] = read(plain('hgh')).problems
    expect(messageOf(problem!)).toBe('confidence must be an estimate, got "hgh"')
    expect(hintOf(problem!)).toBe('did you mean high?')
  })

  it('offers the words alone where numbers only stand for them', () => {
    const [problem] = read(plain('3'), { words: { must: 4, wont: 1 }, wordsOnly: true }).problems
    expect(messageOf(problem!)).toBe('confidence must be one of its words, got 3')
    expect(hintOf(problem!)).toBe('write must or wont')
  })
})
