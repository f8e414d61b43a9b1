import { describe, expect, it } from 'vitest'
import { problem } from '../../src/core/problems/problem.js'
import { readYaml } from '../../src/core/yaml/read.js'
import { sourceFile } from '../../src/core/yaml/source.js'
import { outside, type Part, partItems } from '../../src/workspace/extents.js'

// Each entry of a list, named by its number, and the errors that stand at some texts.
async function read(text: string, ...at: readonly string[]) {
  const source = sourceFile('backlog.yaml', text)
  const tree = await readYaml(source, () => {})
  const nodes = tree?.kind === 'sequence' ? tree.items : []
  const parts = nodes.map((node, index) => ({ name: index + 1, source, node }))
  const errors = at.map((each) => {
    const start = text.indexOf(each)
    return problem('unreadable-file', { source, start, end: start + each.length }, { reason: 'x' })
  })
  return { parts, errors }
}

const names = (parts: readonly (Part & { name: number })[]) => parts.map(({ name }) => name)

describe('what an error leaves out', () => {
  it.each([
    ['- {a: x}\n- {a: y}\n', 'x', [1]],
    ['- {a: x}\n- {a: y}\n', '{a: y', [2]],
    ['- {a: &n x}\n- {a: *n}\n- {a: z}\n', 'x', [1, 2]],
    ['- {a: &n x}\n- {a: *n}\n', '*n', [2]],
    ['- {a: &n {b: x, c: y}}\n- {a: [1, *n]}\n- {b: x}\n', 'y', [1, 2]],
    ['- &n {b: x}\n- *n\n- {c: z}\n', 'x', [1, 2]],
    ['- {a: &n [x]}\n- {b: &m [*n]}\n- {c: *m}\n- {d: y}\n', 'x', [1, 2, 3]],
    ['- {a: "*"}\n- {a: y}\n', 'y', [2]],
  ])('of %j at %s: %j', async (text, at, faulty) => {
    const { parts, errors } = await read(text, at)
    const parted = partItems(parts, errors)
    expect(names(parted.faulty)).toEqual(faulty)
    expect(names(parted.sound)).toEqual(names(parts).filter((name) => !faulty.includes(name)))
  })

  it('is nothing where a warning stands', async () => {
    const { parts, errors } = await read('- {a: x}\n', 'x')
    const warnings = errors.map((each) => ({ ...each, severity: 'warning' as const }))
    expect(names(partItems(parts, warnings).faulty)).toEqual([])
  })
})

describe('an error outside of all', () => {
  it('is told apart', async () => {
    const text = '- {a: &n x}\n- y\n- {a: *n}\n'
    const { parts, errors } = await read(text, 'x', 'y', '*n')
    const mappings = parts.filter(({ node }) => node.kind === 'map')
    expect(outside(mappings, errors)).toEqual([errors[1]])
    expect(outside(parts, errors)).toEqual([])
    expect(outside([], errors)).toEqual(errors)
  })
})
