import { describe, expect, it } from 'vitest'
import { readYaml } from '../../../src/core/yaml/read.js'
import { sourceFile } from '../../../src/core/yaml/source.js'
import { beginnings, stepsIn } from '../../../src/core/yaml/steps.js'

describe('stepsIn', () => {
  const text = '{a: {b.c: {d: 1}, b: 2}, list: [{x: 1}], 7: {e: 1}}'

  it.each([
    ['a.b', ['a', 'b']],
    ['a.b.c', ['a', 'b.c']],
    ['a.b.c.d', ['a', 'b.c', 'd']],
    ['a.b.d', ['a', 'b', 'd']],
    ['list.0.x', ['list', 0, 'x']],
    ['list.0.y.z', ['list', 0, 'y', 'z']],
    ['list.x', ['list', 'x']],
    ['7.e', ['7', 'e']],
    ['new.key.7', ['new', 'key', '7']],
  ])('of %s are %j', async (path, steps) => {
    expect(stepsIn(await readYaml(sourceFile('', text), () => {}), path)).toEqual(steps)
  })

  it('part a text at every dot where there is no tree', () => {
    expect(stepsIn(undefined, 'teams.web.capacity')).toEqual(['teams', 'web', 'capacity'])
  })
})

describe('beginnings', () => {
  it('are the longest first', () => {
    expect([...beginnings('a.b.c')]).toEqual(['a.b.c', 'a.b', 'a'])
    expect([...beginnings('a')]).toEqual(['a'])
  })
})
