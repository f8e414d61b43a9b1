import fc from 'fast-check'
import { loadAll } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { markedText } from '../../../src/core/merge/marked-text.js'
import { mergeYaml } from '../../../src/core/merge/merge-yaml.js'
import { type SideName, textOf } from '../../../src/core/merge/piece.js'
import { fuzzCount, fuzzSeed, fuzzTimeout } from '../../fuzz.js'
import { written } from './backlog.js'
import { type History, histories } from './edits.js'
import { expected, isEqual, type Said } from './oracle.js'

const shape = { keys: ['items'], id: 'id', was: 'was', prefix: '', allowsTitles: true }
const sides: readonly SideName[] = ['ours', 'theirs']
const count = fuzzCount(1000, 1000)

describe('a merge of random backlogs', () => {
  let disputes = 0

  test(
    'says what both sides say, and keeps their comments',
    async () => {
      await fc.assert(
        fc.asyncProperty(histories, async (history) => {
          const want = expected(history)
          const { pieces, ...how } = await mergeYaml(textsOf(history), shape)
          expect(how).toEqual({ isCoarse: false, isDoubtful: false })
          for (const side of sides) {
            const items = [...want[side].values()]
            expectItems(itemsIn(textOf(pieces, side)), items)
          }
          const { text, conflicts } = markedText(pieces)
          const hasDispute = want.disputed.size > 0
          expect(conflicts.length > 0).toBe(hasDispute)
          if (hasDispute) disputes++
          for (const comment of want.comments)
            expect(timesIn(text, comment)).toSatisfy((times) =>
              hasDispute ? times > 0 : times === 1,
            )
          for (const region of regionsIn(text)) expect(itemStarts(region)).toBeLessThanOrEqual(1)
        }),
        { numRuns: count, seed: fuzzSeed },
      )
    },
    fuzzTimeout(count, 100),
  )

  test('has conflicts in some of them and none in most', () => {
    expect(disputes / count).toBeGreaterThan(0.1)
    expect(disputes / count).toBeLessThan(0.5)
  })
})

function textsOf({ base, ours, theirs }: History) {
  return { base: written(base), ours: written(ours), theirs: written(theirs) }
}

// With another reader than the merge has.
function itemsIn(text: string): readonly Said[] {
  const root = loadAll(text)[0] as { items?: Said[] | null } | Said[] | undefined
  return (Array.isArray(root) ? root : root?.items) ?? []
}

/** That no item is lost, doubled or other than it should be. */
function expectItems(items: readonly Said[], wanted: readonly Said[]): void {
  expect(items.map(({ id }) => id).sort()).toEqual(wanted.map(({ id }) => id).sort())
  const byId = new Map(items.map((item) => [item.id, item]))
  for (const item of wanted) expect([byId.get(item.id!), item]).toSatisfy(([a, b]) => isEqual(a, b))
}

function timesIn(text: string, comment: string): number {
  const marked = `# ${comment}`
  return text.split('\n').filter((line) => line.endsWith(marked) || line.includes(`${marked} #`))
    .length
}

/** What each side has in each conflict. */
function regionsIn(text: string): string[] {
  const regions = text.match(/^<<<<<<< ours\n[\s\S]*?^>>>>>>> theirs\n/gm) ?? []
  return regions.flatMap((region) => region.split(/^=======\n/m))
}

function itemStarts(region: string): number {
  return region.match(/^ *- (?:id: |\{id: )/gm)?.length ?? 0
}
