import type { Run } from '../command.js'
import { delayMoneyOf } from '../core/frameworks/delay-unit.js'
import { progressOf } from '../core/kpis/progress.js'
import { effortUnit } from '../core/plan/work-estimate.js'
import type { RoadmapView } from '../render/roadmap-view.js'
import { agreementsIn, diagnosesOf, targetsIn } from '../workspace/plan.js'
import type { Workspace } from '../workspace.js'
import { askedPlan } from './asked-plan.js'
import { defaultFramework } from './framework-choice.js'

/** The plan that a run asks for, with all that a roadmap says beside it. */
export async function roadmapView(run: Run, workspace: Workspace): Promise<RoadmapView> {
  const { config, kpis, planning } = workspace
  const framework = defaultFramework(workspace)
  const plan = await askedPlan(run, workspace)
  const isSimulated = run.flags.simulate === true || config.roadmap?.simulate === true
  const titles = Object.entries(config.teams ?? {}).flatMap(([team, definition]) =>
    definition?.title === undefined ? [] : [[team, definition.title] as const],
  )
  return {
    product: config.product ?? null,
    vision: config.vision ?? null,
    framework,
    unit: effortUnit(config.units),
    delayMoney: delayMoneyOf(framework),
    reserve: planning.reserve,
    kpis: kpis.map((kpi) => ({ kpi, progress: progressOf(kpi) })),
    teamTitles: new Map(titles),
    plan,
    forecast: isSimulated
      ? await (await import('./forecast.js')).forecastWorkspace(run, workspace, plan)
      : null,
    faultyFields: planning.faultyFields ?? [],
    filter: null,
    diagnoses: await diagnosesOf(workspace, plan),
    agreements: agreementsIn(workspace),
    targets: await targetsIn(workspace, plan),
    gaps: { unread: planning.unread, leftOut: workspace.leftOut },
  }
}
