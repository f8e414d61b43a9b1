import { describe, expect, it } from 'vitest'
import { containersOf } from '../../../src/core/backlog/containers.js'
import { checkCertainty, checkMoonshots } from '../../../src/core/check/confidence.js'
import type { Problem } from '../../../src/core/problems/problem.js'
import { items, resolve, told } from '../frameworks/repository.js'

async function find(check: typeof checkMoonshots, backlog: string, config: string) {
  const repository = await resolve({ config })
  const all = await items(backlog, repository)
  const problems: Problem[] = []
  check({ ...repository, items: all, containers: containersOf(all) }, (found) =>
    problems.push(found),
  )
  return problems.map(told)
}

const wsjf = 'framework: wsjf'

describe('a moonshot', () => {
  it.each([
    ['- {id: a, title: A, confidence: 40%}', '', ['40%']],
    ['- {id: a, title: A, rice: {confidence: 0.1 to 0.4}}', '', ['0.1 to 0.4']],
    ['- {id: a, title: A, confidence: low}', '', []],
    ['- {id: a, title: A, confidence: 40%, status: dropped}', '', []],
    ['- {id: a, title: A, confidence: 40%}', wsjf, []],
    ['- {id: a, title: A, confidence: 40%, rice: {reach: 1}}', 'framework: opportunity', ['40%']],
    [
      '- {id: a, title: A, confidence: 40%}',
      'framework: moscow\nframeworks: {moscow: {then: rice}}',
      ['40%'],
    ],
    ['- {id: a, title: A, confidence: 4}', 'framework: ice', []],
  ])('%s under %j: %j', async (backlog, config, texts) => {
    const found = await find(checkMoonshots, backlog, config)
    expect(found.map(({ text }) => text)).toEqual(texts)
    expect(found.every(({ rule }) => rule === 'moonshot')).toBe(true)
  })

  it('has its percentage without noise', async () => {
    const [found] = await find(checkMoonshots, '- {id: a, title: A, confidence: 29%}', '')
    expect(found!.message).toContain('a confidence of 29 %')
  })
})

describe('a confidence of 100 %', () => {
  it.each([
    ['- {id: a, title: A, confidence: high}', '', ['high']],
    ['- {id: a, title: A, confidence: 100%}', '', ['100%']],
    ['- {id: a, title: A, rice: {confidence: 1}}', '', ['1']],
    ['- {id: a, title: A, confidence: 99%}', '', []],
    ['- {id: a, title: A, confidence: 80% to 100%}', '', []],
    ['- {id: a, title: A, confidence: high, status: shipped}', '', []],
    ['- {id: a, title: A, confidence: high, evidence: [{kind: data}]}', '', []],
    ['- {id: a, title: A, confidence: high, evidence: []}', '', ['high']],
    // Not the default framework's: its scores are not what ranks.
    ['- {id: a, title: A, rice: {confidence: high}}', wsjf, []],
    // From 1 to 10, which 1 is the least of.
    ['- {id: a, title: A, confidence: 1}', 'framework: ice', []],
    ['- {id: a, title: A, confidence: 10}', 'framework: ice', []],
    [
      '- {id: a, title: A, confidence: high}',
      'framework: moscow\nframeworks: {moscow: {then: rice}}',
      ['high'],
    ],
  ])('%s under %j: %j', async (backlog, config, texts) => {
    const found = await find(checkCertainty, backlog, config)
    expect(found.map(({ text }) => text)).toEqual(texts)
    expect(found.every(({ rule }) => rule === 'guess-without-evidence')).toBe(true)
  })

  it('is none of a container, which is not scored', async () => {
    const backlog = '[{id: a, title: A, confidence: high}, {id: b, title: B, parent: a}]'
    expect(await find(checkCertainty, backlog, '')).toEqual([])
  })
})
