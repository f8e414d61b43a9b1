import { describe, expect, test } from 'vitest'
import type { Item } from '../../../src/core/backlog/item.js'
import { likelyRenames } from '../../../src/core/diff/likely-renames.js'
import { readSound } from '../../../src/core/yaml/read.js'
import { sourceFile } from '../../../src/core/yaml/source.js'
import { item } from '../rank/item.js'

/** Items of lines such as `a: {title: One, effort: 3}`. */
function items(...lines: readonly string[]): Item[] {
  return lines.map((line) => {
    const [, id = '', fields = ''] = /^(\S+): (.*)$/.exec(line)!
    const source = sourceFile('backlog.yaml', fields)
    const node = readSound(source)
    if (node?.kind !== 'map') throw new Error(line)
    const title = node.entries.find(({ key }) => key.text === 'title')?.value
    return item(id, { node, source, title: title?.kind === 'scalar' ? title.text : id })
  })
}

const alike = (removed: readonly string[], added: readonly string[]) =>
  likelyRenames(items(...removed), items(...added)).map(({ from, to }) => [from.id, to.id])

describe('an item that is gone is likely to be a new one', () => {
  test.each([
    [
      'with the same title, in the order of those that are new',
      ['a: {title: One}', 'b: {title: Two}'],
      ['y: {title: two }', 'x: {title: one, effort: 3}'],
      [
        ['b', 'y'],
        ['a', 'x'],
      ],
    ],
    [
      'with all else alike, in whatever order',
      ['a: {title: One, team: web, effort: 2, tags: [x]}'],
      ['x: {title: Other, tags: [x], effort: 2, team: web, was: [c]}'],
      [['a', 'x']],
    ],
    [
      'first by title',
      ['a: {title: One, team: web, effort: 2, tags: [x]}'],
      ['x: {title: Two, team: web, effort: 2, tags: [x]}', 'y: {title: One}'],
      [['a', 'y']],
    ],
  ])('%s', (_, removed, added, expected) => {
    expect(alike(removed, added)).toEqual(expected)
  })

  test.each([
    ['several have that title', ['a: {title: One}', 'b: {title: one}'], ['x: {title: One}']],
    [
      'several have that contents',
      ['a: {title: 1, team: web, effort: 2, tags: [x]}'],
      [
        'x: {title: 2, team: web, effort: 2, tags: [x]}',
        'y: {title: 3, team: web, effort: 2, tags: [x]}',
      ],
    ],
    ['little else is alike', ['a: {title: One, effort: 2}'], ['x: {title: Two, effort: 2}']],
    ['neither has a title', ['a: {effort: 2}'], ['x: {effort: 2}']],
    [
      'a value differs',
      ['a: {title: One, team: web, effort: 2, tags: [x]}'],
      ['x: {title: Two, team: web, effort: 3, tags: [x]}'],
    ],
  ])('but not where %s', (_, removed, added) => {
    expect(alike(removed, added)).toEqual([])
  })
})
