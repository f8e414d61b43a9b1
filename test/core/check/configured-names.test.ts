import { describe, expect, it } from 'vitest'
import { found, problemsOf } from '../../validate.js'

const one = { 'backlog.yaml': '- A\n' }

describe('a unit of an input that no framework has', () => {
  it('is told at its name', async () => {
    const tree = { ...one, 'pm.yaml': 'units:\n  effrt: days\n  reach: people\n  effort: days\n' }
    expect(await found('unused-unit', tree)).toEqual([
      'pm.yaml:2 «effrt» no framework has an input "effrt", so that this unit is of nothing',
    ])
    const [told] = await problemsOf(tree)
    expect(told?.hint).toBe('did you mean effort?')
  })

  it('is none of a framework of the team', async () => {
    const own = 'units: {lift: people}\nframeworks: {f: {inputs: {lift: {}}, score: lift}}\n'
    expect(await found('unused-unit', { 'pm.yaml': own })).toEqual([])
  })
})

describe('teams whose names differ only in case', () => {
  const item = (team: string, id: string) =>
    `- {id: ${id}, title: ${id}${id}${id}, team: ${team}}\n`

  it('are told in pm.yaml', async () => {
    const tree = { 'pm.yaml': 'teams:\n  web: {capacity: 3}\n  Web: {capacity: 3}\n' }
    expect(await found('team-differs-in-case', tree)).toEqual([
      'pm.yaml:3 «Web» the teams "web" and "Web" differ only in case, and are planned as two',
    ])
  })

  it('are told at the first item of the second where pm.yaml lists none', async () => {
    const tree = {
      'backlog.yaml': item('web', 'a') + item('ops', 'b') + item('Web', 'c') + item('Web', 'd'),
    }
    expect(await found('team-differs-in-case', tree)).toEqual([
      'backlog.yaml:3 «Web» the teams "web" and "Web" differ only in case, and are planned as two',
    ])
    const shared = '- {id: a, title: A, effort_by_team: {web: 1, WEB: 2}}\n'
    expect(await found('team-differs-in-case', { 'backlog.yaml': shared })).toHaveLength(1)
  })
})

describe('a second configuration', () => {
  it('is told, and not read', async () => {
    expect(
      await problemsOf({ ...one, 'pm.yaml': 'product: A\n', 'pm.yml': 'product: B\nx: 1\n' }),
    ).toMatchObject([
      {
        rule: 'second-configuration',
        severity: 'warning',
        file: 'pm.yml',
        line: 1,
        message: 'this file is not read, for pm.yaml is the configuration',
      },
    ])
  })

  it('is none in a folder above, or with --config', async () => {
    expect(await problemsOf({ ...one, 'pm.yml': 'product: B\n' })).toEqual([])
    const both = { ...one, 'pm.yaml': 'product: A\n', 'pm.yml': 'product: B\n' }
    expect(await problemsOf(both, '--config', 'pm.yml')).toEqual([])
  })
})
