import * as fc from 'fast-check'
import { CORE_SCHEMA, load } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { readDocument } from '../../../src/core/yaml/edit.js'
import type { YamlPath } from '../../../src/core/yaml/path.js'
import { removeEntry } from '../../../src/core/yaml/remove.js'
import { fuzzCount, fuzzSeed } from '../../fuzz.js'
import { type Data, document } from './styled.js'

async function without(text: string, path: YamlPath): Promise<string> {
  const result = await removeEntry((await readDocument(text))!, path)
  return 'fault' in result ? `no: ${result.fault.kind}` : result.document.text
}

describe('removeEntry', () => {
  it.each([
    ['a line', 'a: 1\nb: 2\n', ['a'], '\nb: 2\n'],
    ['and keeps its comment', 'a: 1 # c\nb: 2\n', ['a'], ' # c\nb: 2\n'],
    ['lines, so that the rest keeps its own', 'a:\n  b: 1\n  c: 2\nd: 3\n', ['a'], '\n\n\nd: 3\n'],
    ['a key without a value', 'a:\n  web:\n  b: 1\n', ['a', 'web'], 'a:\n  \n  b: 1\n'],
    ['the first of an entry', '- a: 1\n  b: 2\n', [0, 'a'], '- \n  b: 2\n'],
    ['the last one left', 'a:\n  b: 1\nc: 2\n', ['a', 'b'], 'a:\n  {}\nc: 2\n'],
    ['all there is', 'a: 1\n', ['a'], '{}\n'],
    ['the first in braces', 'a: {b: 1, c: 2}\n', ['a', 'b'], 'a: {c: 2}\n'],
    ['the last in braces', 'a: {b: 1, c: 2}\n', ['a', 'c'], 'a: {b: 1}\n'],
    ['the only one in braces', 'a: { b: 1, }\n', ['a', 'b'], 'a: {}\n'],
    ['a key alone in braces', 'a: {b, c: 2}\n', ['a', 'b'], 'a: {c: 2}\n'],
    ['with a mark and its line ends', '\ufeffa: 1\r\nb: 2\r\n', ['a'], '\ufeff\r\nb: 2\r\n'],
    ['a block text', 'a: |\n  x\n  y\nb: 2\n', ['a'], '\n\n\nb: 2\n'],
    ['nothing where there is none', 'a: {b: 1}\n', ['a', 'c', 'd'], 'a: {b: 1}\n'],
  ] as const)('takes away %s', async (_, text, path, expected) => {
    expect(await without(text, path)).toBe(expected)
  })

  it.each([
    ['what an alias repeats', 'a: &x {b: 1}\nc: *x\n', ['a']],
    ['a part of what an alias repeats', 'a: &x {b: 1}\nc: *x\n', ['a', 'b']],
    ['what stands behind an alias', 'a: &x {b: 1}\nc: *x\n', ['c', 'b']],
  ] as const)('leaves %s', async (_, text, path) => {
    expect(await without(text, path)).toBe('no: not-alone')
  })

  it('takes one entry of any document and keeps every line', async () => {
    const steps = fc.array(fc.nat(4), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(document, steps, async ({ text, value }, choices) => {
        const path = pathOf(value, choices)
        fc.pre(typeof path.at(-1) === 'string')
        const result = await without(text, path)
        expect(load(result.replace(/^\ufeff/, ''), { schema: CORE_SCHEMA })).toEqual(
          withoutAt(value, path),
        )
        expect(result.match(/\r\n|\r|\n/g)).toEqual(text.match(/\r\n|\r|\n/g))
      }),
      { numRuns: fuzzCount(300, 10_000), seed: fuzzSeed },
    )
  })
})

function pathOf(value: Data, choices: readonly number[]): YamlPath {
  const path: (string | number)[] = []
  let at: Data | undefined = value
  for (const choice of choices) {
    if (typeof at !== 'object' || at === null) break
    const keys = Object.keys(at)
    if (!keys.length) break
    const key: string = keys[choice % keys.length]!
    path.push(Array.isArray(at) ? Number(key) : key)
    at = (at as Readonly<Record<string, Data>>)[key]
  }
  return path
}

function withoutAt(value: Data, [step, ...rest]: YamlPath): Data {
  if (Array.isArray(value))
    return value.map((each, at) => (at === step ? withoutAt(each, rest) : each))
  const entries = Object.entries(value as Readonly<Record<string, Data>>)
  return Object.fromEntries(
    entries.flatMap(([key, each]) =>
      key !== step ? [[key, each]] : rest.length ? [[key, withoutAt(each, rest)]] : [],
    ),
  )
}
