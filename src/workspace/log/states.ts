import type { Item } from '../../core/backlog/item.js'
import type { Fault } from '../../core/log/fault.js'
import { messageOf, type Problem } from '../../core/problems/problem.js'
import type { History, HistoryCommit } from '../../edges/files.js'
import { readWorkspace, type Workspace } from '../../workspace.js'
import { readingMemory } from '../memory.js'
import { type HistorySource, type Relevant, relevantHistory } from './relevant.js'

/** A commit and the state that it leads to; where that cannot be ranked, what is wrong with it. */
interface StateOfCommit {
  readonly commit: HistoryCommit
  readonly workspace: Workspace
  readonly fault: Fault | null
}

/** A state and the last one before it that can be ranked. */
export interface Pace extends StateOfCommit {
  /** Without files where nothing of a backlog is there yet; undefined where it is not in this clone, and for a state with a fault. */
  readonly base: Workspace | undefined
  /** Whether no commit before it has anything of a backlog. */
  readonly isOldest: boolean
  /** The ids that an item had before: what it says, and what the newest state says of it. */
  formerIds(item: Item): readonly string[]
}

/** The states of a history, newest first, and how far they go. */
export interface Course {
  /** How many commits there are. */
  readonly count: number
  /** Whether the history of this clone ends where that of the repository does not. */
  readonly isCut: boolean
  /** The state that all of it leads to. */
  newest(): Promise<Workspace>
  paces(): AsyncGenerator<Pace>
}

/** What a log is asked for beside the revision. */
export interface Window {
  /** Only commits of this day or later. */
  readonly from?: string
}

/** The states of all commits that count. Each file is read once as long as it stays the same. */
export async function courseOf(
  history: History,
  source: HistorySource,
  { from }: Window = {},
): Promise<Course> {
  const relevant = await relevantHistory(history, source)
  const isLater = ({ date }: HistoryCommit) => date === null || date.slice(0, 10) >= from!
  const last =
    from === undefined ? relevant.commits.length - 1 : relevant.commits.findLastIndex(isLater)
  const commits = relevant.commits.slice(0, last + 1)
  const isEnd = commits.at(-1)?.isFirst === true
  const oldest = relevant.commits.at(-1)?.id
  const read = stateReader(history, source)
  return {
    count: commits.length,
    isCut: isEnd && history.isShallow,
    newest: async () => (await read(undefined, history.tip, relevant.files)).workspace,
    async *paces() {
      let formerIds: Pace['formerIds'] | undefined
      for await (const pace of pacesOf(statesOf(history, relevant, commits, read))) {
        formerIds ??= formerIdsBy(pace.workspace)
        if (from === undefined || isLater(pace.commit))
          yield { ...pace, isOldest: pace.commit.id === oldest, formerIds }
      }
    },
  }
}

// A rename may be told later than it was made.
function formerIdsBy({ items }: Workspace): Pace['formerIds'] {
  const told = new Map<string, readonly string[]>()
  for (const { id, plain } of items)
    for (const each of plain.was ? [id, ...plain.was] : []) told.set(each.toLowerCase(), plain.was!)
  return ({ id, plain }) => [...(plain.was ?? []), ...(told.get(id.toLowerCase()) ?? [])]
}

/**
 * A state by its files, without a commit of its own where it is what the oldest one started from. The fault is one of
 * what says how all is read and ranked; of files that cannot be read the newer states decide.
 */
interface State {
  readonly commit: HistoryCommit | undefined
  readonly workspace: Workspace
  readonly fault: Fault | null
}

// Commits whose files are asked for at once.
const AHEAD = 24

type StateReader = (
  commit: HistoryCommit | undefined,
  id: string,
  files: Relevant['files'],
) => Promise<State>

function stateReader(history: History, source: HistorySource): StateReader {
  const memory = readingMemory()
  return async (commit, id, files) => {
    memory.turn()
    history.turn()
    const isThere = source.config === undefined || files.has(source.config)
    const config = isThere ? source.config : undefined
    const snapshot = history.snapshot(id, files)
    const workspace = await readWorkspace({ ...source, config, snapshot }, memory)
    return { commit, workspace, fault: isThere ? await faultOf(workspace) : absent(source.config!) }
  }
}

async function* statesOf(
  history: History,
  { files, isRelevant }: Relevant,
  commits: readonly HistoryCommit[],
  read: StateReader,
): AsyncGenerator<State> {
  const now = new Map(files)
  for (const [at, commit] of commits.entries()) {
    if (at % AHEAD === 0) {
      const next = commits.slice(at, at + AHEAD).flatMap(({ changes }) => changes)
      const asked = next.flatMap(({ path, before }) =>
        before && isRelevant(path, before) ? [before] : [],
      )
      await history.ahead(asked, AHEAD)
    }
    yield await read(commit, commit.id, new Map(now))
    if (commit.isFirst && history.isShallow) return
    for (const { path, before } of commit.changes)
      if (before && isRelevant(path, before)) now.set(path, before)
      else now.delete(path)
  }
  yield await read(undefined, '', new Map(now))
}

// Each with the next older one that can be ranked. A file that the newest state cannot read is left out of all that cannot
// either, back to the one that broke it; any other that cannot be read keeps its state from being ranked.
async function* pacesOf(
  states: AsyncGenerator<State>,
): AsyncGenerator<Omit<Pace, 'formerIds' | 'isOldest'>> {
  let waiting: StateOfCommit[] = []
  let leftOut: ReadonlySet<string> | undefined
  for await (const { commit, workspace, fault: ofAll } of states) {
    const { unreadable } = workspace.parts
    if (!ofAll) leftOut = new Set(unreadable.filter((path) => leftOut?.has(path) ?? true))
    const open = unreadable.find((path) => !leftOut?.has(path))
    const fault = ofAll ?? (open === undefined ? null : await faultOfFile(workspace, open))
    if (fault === null || !commit) {
      for (const each of waiting) yield await paceOf(each, fault === null ? workspace : undefined)
      waiting = []
    }
    if (commit) waiting.push({ commit, workspace, fault })
  }
  for (const each of waiting) yield await paceOf(each, undefined)
}

async function paceOf(
  state: StateOfCommit,
  base: Workspace | undefined,
): Promise<Omit<Pace, 'formerIds' | 'isOldest'>> {
  const { workspace } = state
  const before = new Set(base?.parts.unreadable)
  const broken = workspace.parts.unreadable.find(
    (path) => base?.paths.has(path) && !before.has(path),
  )
  const fault = state.fault ?? (broken === undefined ? null : await faultOfFile(workspace, broken))
  return { ...state, fault, base: fault === null ? base : undefined }
}

// What says how all is read and ranked. Items with errors are only left out.
async function faultOf(workspace: Workspace): Promise<Fault | null> {
  const { unreadableConfig, unusableFramework } = workspace
  if (unreadableConfig !== undefined) return faultOfFile(workspace, unreadableConfig)
  if (unusableFramework === undefined) return null
  const problems = await errorsIn(workspace)
  const isFramework = ({ rule }: Problem) =>
    rule === 'unknown-framework' || rule === 'invalid-framework'
  return faultAt(problems.find(isFramework) ?? problems[0], '')
}

async function faultOfFile(workspace: Workspace, path: string): Promise<Fault> {
  const problems = await errorsIn(workspace)
  return faultAt(problems.find(({ place }) => place.source.path === path) ?? problems[0], path)
}

async function errorsIn(workspace: Workspace): Promise<readonly Problem[]> {
  return (await workspace.problems()).filter(({ severity }) => severity === 'error')
}

/** The first error of an item that is left out. */
export async function faultIn(workspace: Workspace, item: Item): Promise<Fault | null> {
  const { node, source } = item
  const isOwn = ({ severity, place }: Problem) =>
    severity === 'error' &&
    place.source.path === source.path &&
    place.start >= node.start &&
    place.start <= node.end
  const first = (await workspace.problems()).find(isOwn)
  return first ? faultAt(first, source.path) : null
}

function absent(file: string): Fault {
  return { file, line: 1, message: 'does not exist yet' }
}

function faultAt(problem: Problem | undefined, file: string): Fault {
  if (!problem) return { file, line: 1, message: 'cannot be read' }
  const { source, start } = problem.place
  return { file: source.path, line: source.position(start).line, message: messageOf(problem) }
}
