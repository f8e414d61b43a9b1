import { describe, expect, test } from 'vitest'
import { cyclesOf } from './cycles.js'
import { importsOf } from './source.js'

const code = `import { a } from 'yaml'
import type { B } from './b.js'
import { type C, type D } from '../d/c.js'
import {
  e,
  type F,
} from './f.js'
export { g } from './g.js'
import './h.js'
const i = await import('./i.js')
`

describe('reading of imports', () => {
  test('finds every form', () => {
    const found = importsOf({ path: 'core/x/y.ts', lines: [], code })
    expect(found.map(({ to, isType }) => [to, isType]).sort()).toEqual([
      ['core/d/c.ts', true],
      ['core/x/b.ts', true],
      ['core/x/f.ts', false],
      ['core/x/g.ts', false],
      ['core/x/h.ts', false],
      ['core/x/i.ts', false],
      ['yaml', false],
    ])
  })

  test('finds circles and no more', () => {
    const edges = [
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'a'],
      ['d', 'a'],
    ] as const
    expect(cyclesOf(edges)).toEqual([['a', 'b', 'c']])
    expect(cyclesOf(edges.slice(1))).toEqual([])
  })
})
