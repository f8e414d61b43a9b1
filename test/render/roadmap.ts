import type { RoadmapView } from '../../src/render/roadmap-view.js'
import { planFor, type Setting, type Written } from '../core/plan/backlog.js'

/** The roadmap of a plan, with nothing said beside it but what is given. */
export function viewOf(
  setting: Setting,
  items: readonly Written[],
  more: Partial<RoadmapView> = {},
): RoadmapView {
  return {
    product: null,
    vision: null,
    framework: { name: 'rice', title: 'RICE' },
    unit: 'person-weeks',
    delayMoney: null,
    reserve: setting.reserve ?? 0,
    kpis: [],
    teamTitles: new Map(),
    diagnoses: { diagnoses: [], more: 0, together: null },
    agreements: { costs: [], more: 0 },
    plan: planFor(setting, items),
    forecast: null,
    faultyFields: [],
    filter: null,
    targets: [],
    gaps: { unread: { teams: new Set(), isEvery: false }, leftOut: [] },
    ...more,
  }
}
