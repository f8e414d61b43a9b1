import { type Configuration, noConfiguration } from '../config/read-config.js'
import { readShare } from '../config/share.js'
import { type Problem, problem, type Report } from '../problems/problem.js'
import type { EvidenceFields } from '../schema/config.js'
import { configDefaults } from '../schema/defaults.js'
import { entryOf, nodeAt } from '../yaml/node.js'
import type { Place } from '../yaml/source.js'
import { confidenceMeter } from './confidence-meter.js'

/** What one piece of evidence of a kind adds to a confidence. */
interface Kind {
  readonly group: string
  /** A share. */
  readonly adds: number
}

/** What evidence is worth. */
export interface EvidenceTable {
  readonly kinds: ReadonlyMap<string, Kind>
  /** By group: the share that its pieces add at most together. */
  readonly most: ReadonlyMap<string, number>
  /** The share where no evidence counts. */
  readonly none: number
  /** Days after which evidence counts nothing; undefined: it always counts. */
  readonly maxAge: number | undefined
  /** Whether it is the team's own, so that no other kinds are meant to be used. */
  readonly isOwn: boolean
}

/** The table of pm.yaml, or the confidence meter; what is wrong with it is reported and absent. */
export function evidenceTable(configuration: Configuration, report: Report): EvidenceTable {
  const given = configuration.fields.evidence
  const share = (value: number | string | undefined, fallback: number, ...path: string[]) => {
    const at = ['evidence', ...path]
    if (value === undefined) return fallback
    return readShare(configuration, at, value, at.join('.'), report) ?? fallback
  }
  const kinds = new Map<string, Kind>()
  const most = new Map<string, number>()
  const groups: Groups = given?.groups ?? confidenceMeter
  for (const [group, { kinds: worth, most: limit }] of Object.entries(groups)) {
    most.set(group, share(limit, configDefaults.evidence.most, 'groups', group, 'most'))
    for (const [kind, value] of Object.entries(worth)) {
      const adds = share(value, 0, 'groups', group, 'kinds', kind)
      const first = kinds.get(kind)
      if (first) report(duplicateKind(kind, group, first.group, configuration))
      else kinds.set(kind, { group, adds })
    }
  }
  return {
    kinds,
    most,
    none: share(given?.none, configDefaults.evidence.none, 'none'),
    maxAge: given?.max_age,
    isOwn: given?.groups !== undefined,
  }
}

/** The confidence meter alone. */
export const meterTable: EvidenceTable = evidenceTable(noConfiguration, () => {})

type Groups = NonNullable<EvidenceFields['groups']>

function duplicateKind(
  kind: string,
  group: string,
  firstGroup: string,
  { root, source }: Configuration,
): Problem {
  const placeIn = (of: string): Place => {
    const kinds = nodeAt(root!, ['evidence', 'groups', of, 'kinds'])
    const { start, end } = (kinds.kind === 'map' && entryOf(kinds, kind)?.key) || kinds
    return { source: source!, start, end }
  }
  return problem('duplicate-evidence-kind', placeIn(group), { kind, first: placeIn(firstGroup) })
}
