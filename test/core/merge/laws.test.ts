import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { markedText } from '../../../src/core/merge/marked-text.js'
import { mergeYaml, type Texts } from '../../../src/core/merge/merge-yaml.js'
import { isConflict, textOf } from '../../../src/core/merge/piece.js'
import type { RecordShape } from '../../../src/core/merge/telling.js'
import { comparable, withForm } from '../../../src/core/merge/text-form.js'
import { readDocument, setValue } from '../../../src/core/yaml/edit.js'
import type { YamlNode } from '../../../src/core/yaml/node.js'
import type { YamlPath } from '../../../src/core/yaml/path.js'
import { readYaml } from '../../../src/core/yaml/read.js'
import { sourceFile } from '../../../src/core/yaml/source.js'
import { fuzzCount, fuzzSeed, fuzzTimeout } from '../../fuzz.js'
import { noSharedData, sharedData } from '../../shared-data.js'
import { drawing, mutate } from '../yaml/mutate.js'
import { document } from '../yaml/styled.js'
import { written } from './backlog.js'
import { histories } from './edits.js'

const shape = { keys: ['items'], id: 'id', was: 'was', prefix: '', allowsTitles: true }

/** As the command merges; undefined where there is a conflict or a doubt. */
async function merged(texts: Texts, records?: RecordShape): Promise<string | undefined> {
  const { form, ...lines } = comparable(texts.base, texts.ours, texts.theirs)
  const { pieces, isDoubtful } = await mergeYaml(lines, records)
  if (isDoubtful || pieces.some(isConflict)) return undefined
  return withForm(textOf(pieces, 'ours'), form)
}

describe('a merge of what one side alone changed', () => {
  test('is its text', async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        const [base, other] = [written(history.base), written(history.ours)]
        for (const texts of [
          { base, ours: other, theirs: base },
          { base, ours: base, theirs: other },
          { base, ours: other, theirs: other },
        ])
          expect(await merged(texts, shape)).toBe(other)
      }),
      { numRuns: 300, seed: fuzzSeed },
    )
  })
})

describe('a merge of two edited values', () => {
  const files = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
  const acme = fileURLToPath(new URL('../../../fixtures/acme', import.meta.url))

  test('is the text with both edits: files of the example company', async () => {
    expect(await agreements(files(acme).map(read), 20)).toBeGreaterThan(100)
  })

  test("is the text with both edits: other people's files", async ({ skip }) => {
    skip(sharedData === undefined, noSharedData)
    const all = files(join(sharedData!, 'backlogs'))
    expect(
      await agreements(all.filter((_, index) => index % 10 === 0).map(read), 4),
    ).toBeGreaterThan(100)
  })

  test('is the text with both edits: random documents', async () => {
    const texts = fc.sample(document, { numRuns: 300, seed: fuzzSeed }).map(({ text }) => text)
    expect(await agreements(texts, 4)).toBeGreaterThan(300)
  })
})

const count = fuzzCount(300, 2000)

describe('a merge of texts with faults', () => {
  test(
    'ends, and keeps the items that all versions have',
    async () => {
      const draw = drawing(fuzzSeed)
      for (const { base, ours, theirs } of fc.sample(histories, {
        numRuns: count,
        seed: fuzzSeed,
      })) {
        const texts = [base, ours, theirs].map((each) => {
          const text = written(each)
          return draw(3) === 0 ? mutate(text, draw) : text
        }) as [string, string, string]
        const { form, ...lines } = comparable(...texts)
        const { pieces, isDoubtful } = await mergeYaml(lines, shape)
        const { text, conflicts } = markedText(pieces)
        if (conflicts.length || isDoubtful) continue
        const uids = [ours, theirs].map(({ items }) => items.map(({ uid }) => uid))
        for (const uid of uids[0]!.filter((each) => uids[1]!.includes(each) && inAll(texts, each)))
          expect(withForm(text, form)).toContain(uid)
      }
    },
    fuzzTimeout(count, 100),
  )
})

function inAll(texts: readonly string[], word: string): boolean {
  return texts.every((text) => text.includes(word))
}

function read(path: string): string {
  return readFileSync(path, 'utf8')
}

/** How many pairs of edits of values were tried, each of which merged to both edits, one after the other. */
async function agreements(texts: readonly string[], pairs: number): Promise<number> {
  const draw = drawing(fuzzSeed)
  let tried = 0
  for (const base of texts) {
    const paths = await scalarPaths(base)
    for (let pair = 0; pair < pairs && paths.length > 1; pair++) {
      const [a, b] = [paths[draw(paths.length)]!, paths[draw(paths.length)]!]
      if (a === b) continue
      const [ours, theirs] = [await edited(base, a, '4711'), await edited(base, b, '0815')]
      const both = ours && (await edited(ours, b, '0815'))
      if (ours === undefined || theirs === undefined || both === undefined) continue
      tried++
      expect(await merged({ base, ours, theirs }), `${base}\n${JSON.stringify([a, b])}`).toBe(both)
    }
  }
  return tried
}

async function edited(text: string, path: YamlPath, value: string): Promise<string | undefined> {
  const document = await readDocument(text)
  const result = document && (await setValue(document, path, value))
  return result && 'document' in result ? result.document.text : undefined
}

/** Those of values that are no names of what they stand in. */
async function scalarPaths(text: string): Promise<readonly YamlPath[]> {
  const root = await readYaml(sourceFile('', text.replace(/^\ufeff/, '')), () => {})
  const found: YamlPath[] = []
  const visit = (node: YamlNode, path: YamlPath) => {
    if (node.repeats) return
    if (node.kind === 'map')
      for (const { key, value } of node.entries) visit(value, [...path, key.text])
    else if (node.kind === 'sequence')
      for (const [at, item] of node.items.entries()) visit(item, [...path, at])
    else if (
      typeof path.at(-1) === 'string' &&
      !['id', 'was', 'date'].includes(String(path.at(-1)))
    )
      found.push(path)
  }
  if (root) visit(root, [])
  return found
}
