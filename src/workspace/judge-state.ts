import { containersOf } from '../core/backlog/containers.js'
import { fileNames } from '../core/backlog/file-names.js'
import type { Item } from '../core/backlog/item.js'
import type { Mapping } from '../core/backlog/mapping.js'
import { named } from '../core/check/named.js'
import { isPromised } from '../core/check/promised.js'
import { ruleSettings } from '../core/check/settings.js'
import { type Collected, collectProblems } from '../core/problems/collect.js'
import type { FileNames } from '../core/problems/file-names.js'
import type { Problem, Report } from '../core/problems/problem.js'
import { certainItems } from './certain-items.js'
import { checkState } from './checked-state.js'
import { judgementOf } from './judgement.js'
import type { Memory } from './memory.js'
import type { StateRead } from './read-state.js'
import type { SourcePaths } from './sources.js'
import { canTell, withoutDoubtful } from './unread.js'

/** A state with what is wrong with it. */
export interface StateJudged {
  /** Ids of all items that others name as their parent, those with errors included. */
  readonly containers: ReadonlySet<string>
  /** Items without errors, and those with some, each in order of file and place. */
  readonly sound: readonly Item[]
  readonly faulty: readonly Item[]
  /** All that the checks found in the data, and what of it remains as the team's rules judge it; without what only advises. */
  readonly found: readonly Problem[]
  readonly problems: readonly Problem[]
  /** All errors, sorted; none depends on the day. */
  readonly errors: readonly Problem[]
  /** All problems of all files as the team's rules judge them, sorted; with a day also what depends on it. */
  allProblems(today?: string): Promise<readonly Problem[]>
}

// A problem of a mapped file is told in the names of that file.
function withFileNames(backlog: SourcePaths['backlog']): (problem: Problem) => Problem {
  const mappings = new Map(
    backlog.flatMap(({ path, mapping }) => (mapping ? [[path, mapping]] : [])),
  )
  if (!mappings.size) return (problem) => problem
  const known = new Map<Mapping, FileNames>()
  return (problem) => {
    const mapping = mappings.get(problem.place.source.path)
    if (!mapping) return problem
    const names = known.get(mapping) ?? fileNames(mapping)
    known.set(mapping, names)
    return { ...problem, names }
  }
}

/** Loads what all problems need beyond the errors; asked for early, it is at hand when the files are read. */
export function furtherChecks(): Promise<typeof import('../core/check/further.js')> {
  return import('../core/check/further.js')
}

/** Checks what was read, and judges what that and the reading found; what the memory has of the state before it is not checked again. */
export async function judgeState(
  state: StateRead,
  { report, all: collected }: Collected,
  memory?: Memory,
): Promise<StateJudged> {
  const { sources, files, basis, planning, items, faultyRatings, unread } = state
  const { configuration, paths } = sources
  const inNamesOfFile = withFileNames(paths.backlog)
  const certain = (problems: readonly Problem[]) =>
    withoutDoubtful(unread, problems).map(inNamesOfFile)
  const all = () => certain(collected())
  const { texts, parsed } = files
  const { kpis, frameworks, framework, evidence, isUsable } = basis
  const settings = ruleSettings(configuration, report)
  const judgement = judgementOf({
    items,
    settings,
    files: [
      ...[...texts].map(([path, source]) => ({ source, tree: parsed.get(path)?.file?.tree })),
      ...(configuration.source ? [{ source: configuration.source, tree: configuration.root }] : []),
    ],
    isComplete: isUsable && canTell(unread, 'unused-ignore'),
  })
  const backlog = {
    configuration,
    items,
    byId: new Map(items.map((item) => [item.id, item])),
    containers: containersOf(items),
    kpis: kpis.kpis,
    kpiIds: kpis.ids,
    frameworks,
    framework,
    planning,
    evidence,
    limitOf: settings.limitOf,
  }
  const told = { ...backlog, items: named(items) }
  const { checkScores } = checkState(memory?.checked, basis, backlog, report)
  const readable = {
    ...backlog,
    items: certainItems(judgement.readable(all()), backlog, {
      kpis: kpis.faulty,
      ratings: faultyRatings,
      hasUnreadRater: !paths.estimates.every((path) => parsed.has(path)),
      unread,
    }),
  }
  const checked = isUsable ? checkScores(readable, report) : undefined
  if (memory) memory.checked = checked
  const advise = async (to: Report) => {
    const { advice, scoringAdvice } = await furtherChecks()
    for (const check of advice) check(told, to)
    if (isUsable) for (const check of scoringAdvice) check(readable, to)
  }
  // Advice costs time and leaves no item out, unless the team makes an error of it.
  const isStrict = [...settings.severities.values()].includes('error')
  if (isStrict) await advise(report)

  const found = all()
  const judged = judgement.ofData(found)
  return {
    containers: backlog.containers,
    sound: judged.sound,
    faulty: judged.faulty,
    found,
    problems: judged.problems,
    errors: judgement.ofAll(judged).filter(({ severity }) => severity === 'error'),
    async allProblems(today) {
      const further = collectProblems()
      if (!isStrict) await advise(further.report)
      if (isUsable && judged.sound.some(isPromised)) {
        const { checkCommitments } = await import('../core/check/commitments.js')
        checkCommitments({ ...backlog, items: judged.sound }, further.report)
      }
      if (today !== undefined) {
        const { todayChecks } = await furtherChecks()
        for (const check of todayChecks) check(told, today, further.report)
      }
      const rest = certain(further.all())
      return judgement.ofAll(judgement.ofData([...found, ...rest]))
    },
  }
}
