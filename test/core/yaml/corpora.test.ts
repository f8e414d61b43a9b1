import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import {
  hostileFiles as files,
  hostileFolder as folder,
  hostileIndex as index,
  mustReject,
  validToday,
} from '../../hostile-files.js'
import { noSharedData, sharedData } from '../../shared-data.js'
import { disagreement } from './agreement.js'
import { plain } from './plain.js'
import { outside, type Reading, read } from './reading.js'

const readings = new Map<string, Promise<Reading>>()

function reading(path: string): Promise<Reading> {
  const known = readings.get(path) ?? read(readFileSync(join(folder, path)))
  readings.set(path, known)
  return known
}

describe('files that others publish to break parsers', () => {
  test('are read without an exception, with places inside the file and not too many problems', async ({
    skip,
  }) => {
    if (!sharedData) return skip(noSharedData)
    expect(files.length).toBeGreaterThan(1000)
    for (const path of files) {
      const result = await reading(path)
      expect(outside(result), path).toEqual([])
      expect(result.problems.length, path).toBeLessThanOrEqual(101)
    }
  })

  test('are refused where they must be', async ({ skip }) => {
    if (!sharedData) return skip(noSharedData)
    expect(mustReject.length).toBeGreaterThan(100)
    const accepted: string[] = []
    for (const path of mustReject) {
      if ((await reading(path)).problems.length === 0) accepted.push(path)
    }
    expect(accepted).toEqual(Object.keys(validToday))
  })

  test.for([
    ['utf16-bom', ['invalid-utf8'], []],
    ['not-utf8', ['invalid-utf8'], []],
    ['nul-byte', ['invalid-utf8', 'control-character'], []],
    // The one left has its %YAML as the second line of a text.
    [
      'directive',
      ['directive', 'several-documents', 'yaml-syntax', 'tag'],
      ['yaml-test-suite-data/XLQ9/in.yaml'],
    ],
    ['merge-key', ['merge-key'], []],
  ] as const)('with %s are refused for it', async ([feature, rules, valid], { skip }) => {
    if (!sharedData) return skip(noSharedData)
    const paths = index.features[feature]!
    expect(paths.length).toBeGreaterThan(0)
    const others: string[] = []
    for (const path of paths) {
      const { problems } = await reading(path)
      if (!problems.some(({ rule }) => (rules as readonly string[]).includes(rule))) {
        others.push(path)
      }
    }
    expect(others).toEqual(valid)
  })

  test('mean the same to js-yaml and to yaml where they are accepted', async ({ skip }) => {
    if (!sharedData) return skip(noSharedData)
    const differences: string[] = []
    let accepted = 0
    for (const path of files) {
      const { root, problems } = await reading(path)
      if (problems.length > 0) continue
      accepted++
      const text = new TextDecoder().decode(readFileSync(join(folder, path)))
      const difference = disagreement(text, root)
      if (difference) differences.push(`${path}: ${difference}`)
      if (root) expect(plain(root), path).toEqual(load(text))
    }
    expect(accepted).toBeGreaterThan(500)
    expect(differences).toEqual([])
  })
})
