import { rankItems } from '../../../src/core/rank/rank.js'
import { simulate } from '../../../src/core/simulate/simulate.js'
import type { Simulated, SimulationRequest } from '../../../src/core/simulate/simulation.js'
import { items, resolve, type Written } from '../frameworks/repository.js'

/** A backlog in YAML as a framework ranks it, by default that of the repository. */
export async function ranked(backlog: string, written: Written = {}, name?: string) {
  const repository = await resolve(written)
  const framework = name === undefined ? repository.framework : repository.frameworks.get(name)!
  const ranking = rankItems(await items(backlog, repository), framework, repository)
  return { ranking, standard: repository }
}

/** What a simulation says of each item by id, in the order of the ranking. */
export function simulatedById(
  { ranking, standard }: Awaited<ReturnType<typeof ranked>>,
  request: Partial<SimulationRequest> = {},
): Record<string, Simulated> {
  const steps = simulate(ranking, standard, { seed: 1, draws: 20_000, cut: 10, ...request })
  for (;;) {
    const step = steps.next()
    if (step.done)
      return Object.fromEntries([...step.value.of].map(([item, simulated]) => [item.id, simulated]))
  }
}
