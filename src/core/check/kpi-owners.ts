import { problem, type Report } from '../problems/problem.js'
import { startOf } from '../yaml/start.js'
import type { Backlog } from './backlog.js'

/** KPIs that nobody answers for. */
export function checkKpiOwners({ kpis }: Backlog, report: Report): void {
  for (const { id, owner, node, source } of kpis)
    if (owner === undefined) report(problem('kpi-without-owner', startOf(node, source), { id }))
}
