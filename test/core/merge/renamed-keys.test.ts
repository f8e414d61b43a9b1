import { describe, expect, test } from 'vitest'
import { type Formers, renamedAlike } from '../../../src/core/merge/renamed-keys.js'

const nobody: Formers = new Map()
const file = (...lines: string[]) =>
  `rater: ana\nestimates:\n${lines.map((line) => `  ${line}\n`).join('')}`

const before = file('a: {effort: 1}', 'b: {effort: 2} # unsure', 'c: {effort: 3}')
const edited = before.replace('effort: 2', 'effort: 4')

async function alike(ours: string, theirs: string, formers = nobody) {
  return renamedAlike({ base: before, ours, theirs }, async () => formers)
}

describe('an item that one side renamed', () => {
  test('has its new id in all versions of the estimates, on either side', async () => {
    const renamed = before.replace('b:', '"b 2":')
    const texts = { base: renamed, ours: renamed, theirs: edited.replace('b:', '"b 2":') }
    expect(await alike(renamed, edited)).toEqual(texts)
    const { base, ours, theirs } = await alike(edited, renamed)
    expect({ base, ours: theirs, theirs: ours }).toEqual(texts)
  })

  test('is told by its former ids wherever it stands and whatever is estimated of it', async () => {
    const moved = file('z: {effort: 9}', 'a: {effort: 1}', 'c: {effort: 3}')
    const { base, theirs } = await alike(moved, edited, new Map([['z', ['x', 'b']]]))
    expect(base).toBe(before.replace('b:', 'z:'))
    expect(theirs).toBe(edited.replace('b:', 'z:'))
  })

  test.each([
    [
      'one estimate goes and another one comes',
      file('a: {effort: 1}', 'd: {effort: 9}', 'c: {effort: 3}'),
    ],
    [
      'the same estimates come elsewhere',
      file('a: {effort: 1}', 'c: {effort: 3}', 'd: {effort: 2}'),
    ],
    ['an estimate goes', file('a: {effort: 1}', 'c: {effort: 3}')],
    ['nothing can be read', 'rater: ana\nestimates: {b: [\n'],
  ])('is none where %s', async (_, ours) => {
    expect(await alike(ours, edited)).toEqual({ base: before, ours, theirs: edited })
  })

  test('is none where the other side has that id, or renamed it too', async () => {
    const renamed = before.replace('b:', 'd:')
    const twin = file('a: {effort: 1}', 'b: {effort: 4}', 'c: {effort: 3}', 'd: {effort: 7}')
    expect(await alike(renamed, twin)).toEqual({ base: before, ours: renamed, theirs: twin })
    const other = before.replace('b:', 'e:')
    expect(await alike(renamed, other)).toEqual({ base: before, ours: renamed, theirs: other })
  })
})
