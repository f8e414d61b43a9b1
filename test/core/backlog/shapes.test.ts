import { describe, expect, it } from 'vitest'
import { problemsOf } from '../../validate.js'

const told = async (tree: Record<string, string>) =>
  (await problemsOf(tree)).map(
    ({ file, line, column, rule, hint }) => `${file}:${line}:${column} ${rule} ${hint}`,
  )

describe('a file in none of the three shapes', () => {
  it.each(['itmes', 'item', 'Items'])('has its list under %s', async (key) => {
    expect(await told({ 'backlog.yaml': `${key}:\n- {id: a, title: Aa}\n` })).toEqual([
      'backlog.yaml:1:1 invalid-shape did you mean items?',
    ])
  })

  it('has its KPIs under kpi', async () => {
    const kpis = 'kpi:\n- {id: a, title: A, baseline: 1, target: 2, owner: bo}\n'
    expect(await told({ 'kpis.yaml': kpis })).toEqual([
      'kpis.yaml:1:1 invalid-shape did you mean kpis?',
    ])
  })

  it('has its items by id', async () => {
    const list = 'write a list whose entries begin with - id: pay-1, with the fields of each below'
    expect(await told({ 'backlog.yaml': 'pay-1:\n  title: One\npay-2: {title: Two}\n' })).toEqual([
      `backlog.yaml:1:1 invalid-shape ${list}`,
    ])
    expect(await told({ 'backlog.yaml': 'items: {pay-1: {title: One}}\n' })).toEqual([
      `backlog.yaml:1:8 invalid-shape ${list}`,
    ])
    expect(await told({ 'kpis.yaml': 'pay-1: {title: One}\n' })).toEqual([
      `kpis.yaml:1:1 invalid-shape ${list}`,
    ])
  })

  it('has items of its own form', async () => {
    const [found] = await told({ 'backlog.yaml': 'tasks:\n- {key: a}\n' })
    expect(found).toContain('say so in pm.yaml: backlog: [{files: backlog.yaml, items: tasks')
  })
})
