import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { load } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { noSharedData, sharedData } from '../../shared-data.js'
import { disagreement } from './agreement.js'
import { plain } from './plain.js'
import { outside, type Reading, read } from './reading.js'

const folder = join(sharedData ?? '', 'hostile')

interface Index {
  readonly features: Readonly<Record<string, readonly string[]>>
  readonly yaml_test_suite_must_reject: readonly string[]
}

const index: Index = sharedData
  ? JSON.parse(readFileSync(join(folder, 'hostile-index.json'), 'utf8'))
  : { features: {}, yaml_test_suite_must_reject: [] }

/** Every file of the corpora but the indexes in JSON, as paths below the folder. */
const files = sharedData
  ? readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.json'))
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .sort()
  : []

const readings = new Map<string, Promise<Reading>>()

function reading(path: string): Promise<Reading> {
  const known = readings.get(path) ?? read(readFileSync(join(folder, path)))
  readings.set(path, known)
  return known
}

/** What its publisher expects to be refused. */
const mustReject = files.filter(
  (path) =>
    (path.endsWith('/in.yaml') && index.yaml_test_suite_must_reject.includes(dirname(path))) ||
    /\.(?:single-)?loader-error$|\.stream-error$|\/samples-load-errors\//.test(path),
)

/** Errors of YAML 1.1, or of one parser, that are none in YAML 1.2. */
const validToday: Readonly<Record<string, string>> = {
  'pyyaml-legacy-data/duplicate-anchor-2.loader-error': 'an anchor may be given again',
  'pyyaml-legacy-data/invalid-anchor-1.loader-error': 'an anchor may have any visible name',
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
