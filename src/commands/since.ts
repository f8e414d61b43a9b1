import type { Run } from '../command.js'
import { type ChangedLines, changedLines } from '../core/check/changed-lines.js'
import { renamedFrom } from '../core/check/renames.js'
import { fingerprints } from '../core/problems/fingerprint.js'
import { type Problem, placesOf } from '../core/problems/problem.js'
import type { RuleName } from '../core/problems/rules.js'
import { quote } from '../core/problems/words.js'
import { decodeText } from '../core/yaml/bytes.js'
import type { Place } from '../core/yaml/source.js'
import type { Listed, Repository, Snapshot, SnapshotRequest } from '../edges/files.js'
import { UsageError } from '../errors.js'
import { canTell } from '../workspace/unread.js'
import type { Workspace } from '../workspace.js'

/**
 * The problems on lines that were changed since a revision and this state have parted: those whose place, or another one
 * that they speak of, or the extent of what lacks something, has such a line; what leaves a changed file unreadable; and
 * those that a change elsewhere has brought to a line that stayed.
 */
export async function changedSince(
  revision: string,
  problems: readonly Problem[],
  run: Run,
  { repository, snapshot }: Workspace,
): Promise<readonly Problem[]> {
  const { io, globals } = run
  if (!repository.isGit)
    throw new UsageError(
      '--since needs a git repository, and this folder is in none',
      'leave out --since to see every problem',
    )
  const since = await partingPoint(revision, run, repository)
  const base = await io.files.open(repository, since)
  const sources = new Map(
    problems.flatMap(placesOf).map(({ source }) => [source.path, source] as const),
  )
  const changes = new Map<string, ChangedLines>()
  const texts = await earlierTexts([...sources.values()], base, snapshot, globals.limits.fileSize)
  for (const [path, { text }] of sources) changes.set(path, changedLines(texts.get(path), text))
  const isTouchedOne = (problem: Problem) => {
    const { place, rule } = problem
    const isOfFile = ofWholeFiles.has(rule) || place.end === 0
    if (isOfFile && changes.get(place.source.path)!.isAny) return true
    const isChanged = (each: Place) => isTouched(each, changes.get(each.source.path)!)
    const [, ...named] = placesOf(problem)
    return (
      isChanged(place) || named.some(({ source, start, end }) => isChanged({ source, start, end }))
    )
  }
  const touched = new Set(problems.filter(isTouchedOne))
  const rest = problems.filter((problem) => !touched.has(problem))
  const brought = await newSince(since, rest, run)
  return problems.filter((problem) => touched.has(problem) || brought.has(problem))
}

// What the revision has got since is not what was changed here: it is compared with the commit where both part.
async function partingPoint(
  revision: string,
  { io, globals: { request } }: Run,
  repository: Repository,
): Promise<SnapshotRequest> {
  const tip: SnapshotRequest = { kind: 'commit', revision, orNone: true }
  // Before the first commit there is nothing that could part.
  if (request.kind !== 'commit' && !(await isBegun(io, repository))) return tip
  const head = request.kind === 'commit' ? request.revision : 'HEAD'
  const found = await io.files.ancestor(repository, revision, head)
  if (found.ancestor !== undefined) return { kind: 'commit', revision: found.ancestor, isId: true }
  const hint = found.isShallow ? '; this clone is shallow: git fetch --unshallow' : ''
  io.err.write(
    `pm: ${quote(revision)} and ${quote(head)} have no commit in common here, so this compares with the former as it is${hint}\n`,
  )
  return tip
}

async function isBegun({ files }: Run['io'], repository: Repository): Promise<boolean> {
  const head: SnapshotRequest = { kind: 'commit', revision: 'HEAD', orNone: true }
  const { source } = await files.open(repository, head)
  return source.kind === 'commit' && source.commit !== ''
}

// What an earlier state of a readable file did not have, wherever its lines stand now.
async function newSince(
  since: SnapshotRequest,
  problems: readonly Problem[],
  run: Run,
): Promise<ReadonlySet<Problem>> {
  // To read the whole of it takes as long as all before.
  const before = problems.length ? await workspaceOf(since, run) : undefined
  if (!before) return new Set()
  const known = await before.problems(run.globals.today ?? run.io.today())
  const unreadable = new Set(known.filter(({ rule }) => ofWholeFiles.has(rule)).map(pathOf))
  const earlier = new Set(fingerprints(known))
  const marks = fingerprints(problems)
  return new Set(
    problems.filter((problem, at) => {
      const path = pathOf(problem)
      const couldBeKnown =
        before.paths.has(path) &&
        !unreadable.has(path) &&
        canTell(before.parts.unread, problem.rule)
      return couldBeKnown && !earlier.has(marks[at]!)
    }),
  )
}

// Undefined where a partial clone has not all of an earlier commit: then only lines tell what is new.
async function workspaceOf(since: SnapshotRequest, run: Run): Promise<Workspace | undefined> {
  try {
    return await run.workspace(undefined, since)
  } catch (error) {
    if (error instanceof UsageError) return undefined
    throw error
  }
}

function pathOf({ place }: Problem): string {
  return place.source.path
}

// A quote that is opened in one line can be missed in another one.
const ofWholeFiles: ReadonlySet<RuleName> = new Set(['yaml-syntax', 'too-many-problems'])

function isTouched({ source, start, end, extent }: Place, changed: ChangedLines): boolean {
  const stretch = extent ?? { start, end }
  const last = source.position(Math.max(stretch.start, stretch.end - 1)).line
  for (let line = source.position(stretch.start).line; line <= last; line++)
    if (changed.has(line)) return true
  return false
}

// So many pairs of files are compared to find out which were renamed.
const MOST_PAIRS = 2000

async function earlierTexts(
  sources: readonly { readonly path: string; readonly text: string }[],
  base: Snapshot,
  now: Snapshot,
  fileSize: number,
): Promise<ReadonlyMap<string, string>> {
  const texts = await readTexts(
    base,
    sources.map(({ path }) => path),
    fileSize,
  )
  const added = sources.filter(({ path }) => !texts.has(path))
  const gone = added.length ? await gonePaths(base, now) : []
  // Points of KPIs are in files of any kind.
  for (const kind of new Set(added.map(kindOf))) {
    const alike = added.filter((each) => kindOf(each) === kind)
    const from = gone.filter((each) => kindOf(each) === kind).map(({ path }) => path)
    if (!from.length || alike.length * from.length > MOST_PAIRS) continue
    const candidates = [...(await readTexts(base, from, fileSize)).values()]
    for (const { path, text } of alike) {
      const earlier = renamedFrom(text, candidates)
      if (earlier !== undefined) texts.set(path, earlier)
    }
  }
  return texts
}

async function readTexts(
  base: Snapshot,
  paths: readonly string[],
  fileSize: number,
): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  for (const result of await base.read(paths, fileSize)) {
    const source = 'bytes' in result ? decodeText(result.path, result.bytes, () => {}) : undefined
    if (source) texts.set(result.path, source.text)
  }
  return texts
}

// Its ending; those of YAML are one.
function kindOf({ path }: { readonly path: string }): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const ending = name.includes('.') ? name.slice(name.lastIndexOf('.') + 1).toLowerCase() : ''
  return ending === 'yml' ? 'yaml' : ending
}

async function gonePaths(base: Snapshot, now: Snapshot): Promise<readonly Listed[]> {
  const before = await base.list([''])
  if (!before.length) return []
  const present = new Set((await now.list([''])).map(({ path }) => path))
  return before.filter(({ path }) => !present.has(path))
}
