import type { YamlMap } from '../yaml/node.js'
import type { Place, SourceFile } from '../yaml/source.js'

export interface KpiPoint {
  readonly date: string
  readonly value: number
}

/** A point and where its value stands. */
export interface PlacedPoint extends KpiPoint {
  readonly place: Place
}

/** A measured goal. */
export interface Kpi {
  readonly id: string
  readonly title: string
  readonly unit?: string
  readonly baseline: { readonly value: number; readonly date?: string }
  readonly target: number
  readonly due?: string
  /** Importance; default 1. */
  readonly weight: number
  readonly owner?: string
  /** By date, the newest last. */
  readonly points: readonly KpiPoint[]
  /** Where the value of each stands, by date. */
  readonly pointPlaces: ReadonlyMap<string, Place>
  /** Whether there are more of them that could not be read, so that nothing follows from their absence. */
  readonly hasUnreadPoints?: true
  readonly source: SourceFile
  readonly node: YamlMap
}

export type KpiState = 'no-data' | 'achieved' | 'on-track' | 'at-risk' | 'off-track'

/** Where a KPI stands, from its data alone. */
export interface KpiProgress {
  readonly state: KpiState
  /** (value − baseline) / (target − baseline), null without a point. */
  readonly progress: number | null
  /** Share of the time gone at the newest point, null without `due` or a start. */
  readonly expected: number | null
  readonly latest: KpiPoint | null
}
