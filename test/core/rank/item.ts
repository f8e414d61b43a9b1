import type { Item } from '../../../src/core/backlog/item.js'
import { type Estimate, point } from '../../../src/core/estimates/estimate.js'
import { sourceFile } from '../../../src/core/yaml/source.js'

type Numbers = Readonly<Record<string, number | Estimate>>

export interface Parts extends Partial<Omit<Item, 'own' | 'blocks' | 'kpis' | 'effortByTeam'>> {
  readonly own?: Numbers
  readonly blocks?: Readonly<Record<string, Numbers>>
  readonly kpis?: Numbers
  readonly effortByTeam?: Numbers
}

const source = sourceFile('backlog.yaml', '')

/** A candidate without a file behind it; numbers are point estimates. */
export function item(id: string, { own, blocks, kpis, effortByTeam, ...rest }: Parts = {}): Item {
  return {
    id,
    title: id,
    status: 'candidate',
    tags: [],
    dependsOn: [],
    plain: {},
    source,
    node: { kind: 'map', start: 0, end: 0, entries: [] },
    ...rest,
    own: estimates(own),
    blocks: Object.fromEntries(
      Object.entries(blocks ?? {}).map(([name, block]) => [name, estimates(block)]),
    ),
    kpis: estimates(kpis),
    ...(effortByTeam && { effortByTeam: estimates(effortByTeam) }),
  }
}

function estimates(numbers: Numbers = {}): Record<string, Estimate> {
  return Object.fromEntries(
    Object.entries(numbers).map(([name, value]) => [
      name,
      typeof value === 'number' ? point(value) : value,
    ]),
  )
}
