import { describe, expect, it } from 'vitest'
import { containersOf } from '../../../src/core/backlog/containers.js'
import { checkZeroDivisors } from '../../../src/core/check/zero-divisors.js'
import type { Problem } from '../../../src/core/problems/problem.js'
import { items, resolve, told } from '../frameworks/repository.js'

async function found(framework: string, backlog: string, config = 'framework: own') {
  const repository = await resolve({ config, files: { own: framework } })
  const all = await items(backlog, repository)
  const problems: Problem[] = []
  const known = { ...repository, items: all, containers: containersOf(all) }
  checkZeroDivisors(known, (problem) => problems.push(problem))
  return problems.map(told).map(({ text, message }) => `${text} | ${message}`)
}

const item = (estimates: string) => `- {id: a, title: A, own: {${estimates}}}`

describe('a divisor through zero is told', () => {
  it.each([
    ['{inputs: {a: {}, b: {}}, score: a / b}', 'a: 1, b: -1 to 4'],
    ['{inputs: {a: {}, b: {}}, score: a / b}', 'a: 1, b: 0 to 4'],
    ['{inputs: {a: {}, b: {}}, score: a * b ^ -2}', 'a: 1, b: {low: -1, likely: 2, high: 3}'],
    ['{inputs: {a: {}, b: {min: 0}}, score: "a > 1 ? 1 : 2 / b"}', 'a: 1, b: 0 to 4'],
  ])('where %s gets %s', async (framework, estimates) => {
    const [message, ...more] = await found(framework, item(estimates))
    expect(message).toMatch(/^.+ \| b (-1|0) to [34] passes through zero, and own divides by it$/)
    expect(more).toEqual([])
  })

  it('of several inputs, at the first one that is a range', async () => {
    const framework = '{inputs: {a: {}, b: {}}, score: 1 / (2 * a - b)}'
    expect(await found(framework, item('a: 1 to 2, b: 3'))).toEqual([
      '1 to 2 | with a 1 to 2 the divisor 2 × a − b of own passes through zero',
    ])
    expect(await found(framework, item('a: 1, b: 1 to 3'))).toHaveLength(1)
    expect(await found(framework, item('a: 2 to 3, b: 1 to 3'))).toEqual([])
  })

  it('where another framework is named by the default one', async () => {
    const framework = '{inputs: {b: {}}, score: 1 / b}'
    const config = 'framework: sum\nframeworks: {sum: {inputs: {c: {}}, score: c + own}}'
    const backlog = '- {id: a, title: A, c: 1, own: {b: -1 to 1}}'
    expect(await found(framework, backlog, config)).toHaveLength(1)
  })
})

describe('nothing is told', () => {
  it.each([
    ['{inputs: {a: {}, b: {}}, score: a / b}', 'a: -1 to 3, b: 0.1 to 4'],
    ['{inputs: {a: {}, b: {}}, score: a / b}', 'a: 1, b: -4 to -1'],
    ['{inputs: {a: {}, b: {}}, score: a / b}', 'a: 1, b: 0'],
    ['{inputs: {a: {}, b: {}}, score: a / (b + 1)}', 'a: 1, b: 0 to 4'],
    ['{inputs: {a: {}, b: {}}, score: a * b}', 'a: 1, b: -1 to 4'],
    ['{inputs: {a: {}, b: {}}, score: a / 3 + b ^ 2}', 'a: 1, b: -1 to 4'],
  ])('where %s gets %s', async (framework, estimates) => {
    expect(await found(framework, item(estimates))).toEqual([])
  })

  it('of a framework that neither ranks by default nor has a block in the item', async () => {
    const own = '{inputs: {b: {}}, score: rice / b}'
    const backlog =
      '- {id: a, title: A, rice: {reach: 1 to 2, impact: 1}, confidence: 1, effort: 1 to 2}'
    expect(await found(own, backlog, '')).toEqual([])
    expect(await found(own, `${backlog.slice(0, -1)}, own: {b: -1 to 1}}`, '')).toHaveLength(1)
  })
})
