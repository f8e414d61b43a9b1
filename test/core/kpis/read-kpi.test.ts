import { describe, expect, it } from 'vitest'
import { todayChecks } from '../../../src/core/check/today.js'
import { readKpi, withPoints } from '../../../src/core/kpis/read-kpi.js'
import { messageOf, type Problem } from '../../../src/core/problems/problem.js'
import type { YamlMap } from '../../../src/core/yaml/node.js'
import { readYaml } from '../../../src/core/yaml/read.js'
import { sourceFile } from '../../../src/core/yaml/source.js'

async function read(history: string) {
  const source = sourceFile('kpis.yaml', `{id: k, title: K, baseline: 1, target: 2, ${history}}`)
  const problems: Problem[] = []
  const report = (problem: Problem) => problems.push(problem)
  const tree = (await readYaml(source, report)) as YamlMap
  const { kpi, history: points } = readKpi(tree, source, report)
  return { kpi: withPoints(kpi!, points, report), told: problems.map(messageOf) }
}

const point = (date: string, value: number) => `{date: ${date}, value: ${value}}`

describe('the points of a KPI', () => {
  it('stand by date, whatever their order in the file', async () => {
    const history = [point('2026-10-02', 3), point('2026-10-01', 4), point('2026-10-02', 3)]
    const { kpi, told } = await read(`history: [${history.join(', ')}]`)
    expect(kpi.points).toEqual([
      { date: '2026-10-01', value: 4 },
      { date: '2026-10-02', value: 3 },
    ])
    expect(told).toEqual([])
  })

  it('may not differ on one day', async () => {
    const { kpi, told } = await read(
      `history: [${point('2026-10-01', 4)}, ${point('2026-10-01', 3)}]`,
    )
    expect(kpi.points).toEqual([{ date: '2026-10-01', value: 3 }])
    expect(told).toEqual(['k has two values for 2026-10-01, 4 at kpis.yaml:1 and 3 here'])
  })

  it('are not called old where some could not be read', async () => {
    const stale = (kpi: Awaited<ReturnType<typeof read>>['kpi']) => {
      const found: Problem[] = []
      const backlog = { items: [], kpis: [kpi], limitOf: () => 100 } as never
      for (const check of todayChecks)
        check(backlog, '2027-06-01', (problem) => found.push(problem))
      return found.map(({ rule }) => rule)
    }
    expect(stale((await read(`history: [${point('2026-10-01', 4)}]`)).kpi)).toEqual(['stale-kpi'])
    expect(stale((await read('history: [{date: 2027-05-30, value: x}]')).kpi)).toEqual([])
  })
})
