import { describe, expect, test } from 'vitest'
import { fieldChanges } from '../../../src/core/diff/fields.js'
import type { YamlMap } from '../../../src/core/yaml/node.js'
import { readYaml } from '../../../src/core/yaml/read.js'
import { sourceFile } from '../../../src/core/yaml/source.js'

async function mapping(path: string, text: string) {
  const source = sourceFile(path, text)
  const node = await readYaml(source, ({ rule }) => expect.fail(rule))
  return { node: node as YamlMap, source }
}

/** What is told of two mappings: path, values, and place. */
async function told(base: string, head: string) {
  const changes = fieldChanges(await mapping('base', base), await mapping('head', head), {
    kind: 'item',
    id: 'a',
  })
  return changes.map(({ path, from, to, place }) => {
    const at = place.source.position(place.start)
    return [path, from?.text, to?.text, `${place.source.path}:${at.line}:${at.column}`]
  })
}

describe('what two mappings give differently is told at its place,', () => {
  test.each([
    ['a value', 'effort: 3\n', 'effort: 5\n', [['effort', '3', '5', 'head:1:9']]],
    ['one that is new', 'id: a\n', 'id: a\nteam: web\n', [['team', undefined, 'web', 'head:2:7']]],
    ['one that is gone', 'id: a\nteam: web\n', 'id: a\n', [['team', 'web', undefined, 'base:2:7']]],
    [
      'inside a mapping',
      'rice: {reach: 4, impact: high}\n',
      'rice:\n  impact: low\n  reach: 4\n',
      [['rice.impact', 'high', 'low', 'head:2:11']],
    ],
    [
      'each value of a mapping that is new',
      'id: a\n',
      'rice: {reach: 4, impact: high}\nid: a\n',
      [
        ['rice.reach', undefined, '4', 'head:1:15'],
        ['rice.impact', undefined, 'high', 'head:1:26'],
      ],
    ],
    [
      'a value that becomes a mapping',
      'due: 2027-03-15\n',
      'due: {date: 2027-03-15, kind: hard}\n',
      [['due', '2027-03-15', '{date: 2027-03-15, kind: hard}', 'head:1:6']],
    ],
    [
      'a list as one value',
      'tags: [a, b]\n',
      'tags: [a, c]\n',
      [['tags', '[a, b]', '[a, c]', 'head:1:7']],
    ],
    [
      'the order of a list',
      'tags: [a, b]\n',
      'tags: [b, a]\n',
      [['tags', '[a, b]', '[b, a]', 'head:1:7']],
    ],
    [
      'a text for a number',
      'effort: 80%\n',
      'effort: 0.8\n',
      [['effort', '80%', '0.8', 'head:1:9']],
    ],
    [
      'one that says nothing now',
      'team: web\n',
      'team:\n',
      [['team', 'web', undefined, 'base:1:7']],
    ],
    [
      'an empty mapping',
      'id: a\n',
      'id: a\nfields: {}\n',
      [['fields', undefined, '{}', 'head:2:9']],
    ],
  ])('%s', async (_, base, head, expected) => {
    expect(await told(base, head)).toEqual(expected)
  })

  test.each([
    ['how it is written', 'title: "A b"\neffort: 3\n', "# c\ntitle: 'A b' # d\neffort: 3.0\n"],
    ['in which order', 'id: a\nteam: web\n', 'team: web\nid: a\n'],
    ['in which style', 'rice: {reach: 4}\ntags: [a]\n', 'rice:\n  reach: 4\ntags:\n  - a\n'],
    ['by an alias', 'a: 1\nb: 1\n', 'a: &x 1\nb: *x\n'],
    ['as nothing', 'id: a\nteam:\n', 'id: a\n'],
  ])('but not %s', async (_, base, head) => {
    expect(await told(base, head)).toEqual([])
  })

  test('with numbers as numbers and names as names', async () => {
    const changes = fieldChanges(
      await mapping('base', 'a: 1\nb: 007\nc: true\nd: [1, x, {e: null}]\nf: +2.5\n'),
      undefined,
      { kind: 'configuration' },
    )
    expect(changes.map(({ from }) => from!.value)).toEqual([
      1,
      '007',
      true,
      [1, 'x', { e: null }],
      2.5,
    ])
  })
})
