import { describe, expect, it } from 'vitest'
import { found } from '../../validate.js'

const told = (...lines: readonly string[]) =>
  found('depends-on-container', { 'backlog.yaml': lines.map((line) => `- {${line}}\n`).join('') })

describe('a dependency between an item and what groups it', () => {
  it('is told at the dependency on the container', async () => {
    expect(
      await told(
        'id: v, title: V',
        'id: x, title: X',
        'id: u, title: U, parent: v, depends_on: [x, v]',
      ),
    ).toEqual(['backlog.yaml:3 «v» u depends on v, which groups it and is finished only when u is'])
  })

  it('is told through several containers', async () => {
    expect(
      await told(
        'id: w, title: W',
        'id: v, title: V, parent: w',
        'id: u, title: U, parent: v, depends_on: [w]',
      ),
    ).toHaveLength(1)
  })

  it('is told at the container that depends on its part', async () => {
    expect(await told('id: v, title: V, depends_on: [u]', 'id: u, title: U, parent: v')).toEqual([
      'backlog.yaml:1 «u» v depends on u, which it groups: it would have to be finished before it begins',
    ])
  })

  it.each([
    [
      'a sibling',
      [
        'id: v, title: V',
        'id: u, title: U, parent: v, depends_on: [x]',
        'id: x, title: X, parent: v',
      ],
    ],
    [
      'another container',
      ['id: v, title: V', 'id: u, title: U, parent: v', 'id: x, title: X, depends_on: [v]'],
    ],
    [
      'a circle of parents',
      [
        'id: v, title: V, parent: u',
        'id: u, title: U, parent: v, depends_on: [x]',
        'id: x, title: X',
      ],
    ],
  ])('is none with %s', async (_, lines) => {
    expect(await told(...lines)).toEqual([])
  })
})
