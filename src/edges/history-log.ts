import { type Commit, commitDate } from '../core/log/commit.js'
import type { FileChange, HistoryCommit, StoredFile } from './files.js'
import type { Git } from './git.js'
import { kindOfMode } from './mode.js'

// Whatever the configuration says: no program is run, and dates and names stand as they are.
const options = [
  ...['-z', '--no-follow', '--no-show-signature', '--no-ext-diff', '--no-textconv', '--no-notes'],
  ...['--no-color', '--encoding=UTF-8', '--date=raw'],
  '--format=%x00%H%x00%P%x00%an%x00%ad%x00%cd%x00%s',
]

// A name is no rename, and every commit is compared with its first parent only.
const withChanges = [
  ...['--first-parent', '-m', '--root', '--raw', '--no-abbrev', '--no-renames'],
  '--ignore-submodules=none',
]

// The commits of all branches, each with those as its parents that are shown too; merges are all shown.
const ofBranches = ['--full-history', '--parents', '--no-patch']

// A command line takes no more characters; then all paths are looked at.
const MOST_OF_PATHS = 30_000

/**
 * The commits between two, newest first, by their first parents, that change something at or below one of the paths. All
 * of them where the root is one.
 */
export async function readLog(
  git: Git,
  tip: string,
  since: string | undefined,
  paths: readonly string[],
): Promise<HistoryCommit[]> {
  return (await ask(git, withChanges, { tip, since, paths })).map(
    ({ parents, changes, ...commit }): HistoryCommit => {
      return { ...commit, brings: [], changes, isFirst: parents.length === 0 }
    },
  )
}

/** What each merge on the way of first parents from a commit brings of what touches the paths, by its id. */
export async function readMerged(
  git: Git,
  tip: string,
  since: string | undefined,
  paths: readonly string[],
): Promise<ReadonlyMap<string, readonly Commit[]>> {
  const all = await ask(git, ofBranches, { tip, since, paths })
  const byId = new Map(all.map((commit, index) => [commit.id, { ...commit, index }]))
  const way: Parsed[] = []
  for (let at = byId.get(tip) ?? byId.get(all[0]?.id ?? ''); at; at = byId.get(at.parents[0] ?? ''))
    way.push(at)
  const taken = new Set(way.map(({ id }) => id))
  const merged = new Map<string, readonly Commit[]>()
  for (const merge of way.reverse()) {
    const brought: number[] = []
    const open = merge.parents.slice(1)
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      const commit = byId.get(id)
      if (!commit || taken.has(id)) continue
      taken.add(id)
      open.push(...commit.parents)
      if (!commit.isMerge) brought.push(commit.index)
    }
    brought.sort((a, b) => a - b)
    if (brought.length > 0)
      merged.set(
        merge.id,
        brought.map((index) => commitOf(all[index]!)),
      )
  }
  return merged
}

interface Range {
  readonly tip: string
  readonly since: string | undefined
  readonly paths: readonly string[]
}

async function ask(git: Git, own: readonly string[], { tip, since, paths }: Range) {
  const isLong = paths.reduce((sum, path) => sum + path.length + 1, 0) > MOST_OF_PATHS
  const limits = isLong || paths.includes('') ? [] : paths
  const range = since === undefined ? [tip] : [tip, `^${since}`]
  const output = await git.run(['log', ...options, ...own, ...range, '--', ...limits])
  return parseLog(output.toString())
}

interface Parsed extends Omit<Commit, 'brings'> {
  readonly parents: readonly string[]
  readonly changes: readonly FileChange[]
}

function commitOf({ id, author, date, authored, subject, isMerge }: Parsed): Commit {
  return { id, author, date, authored, subject, isMerge, brings: [] }
}

// Of each commit an empty field, six of its own, then of each path its modes, ids and the path itself.
function parseLog(output: string): Parsed[] {
  const fields = output.split('\0')
  const commits: Parsed[] = []
  let at = 0
  while (at + FIELDS < fields.length) {
    const [, id = '', parents = '', author = '', authored = '', date = '', subject = ''] =
      fields.slice(at, at + FIELDS)
    at += FIELDS
    const changes: FileChange[] = []
    for (let raw = rawIn(fields[at]); raw !== undefined; raw = rawIn(fields[at])) {
      changes.push({ path: fields[at + 1] ?? '', before: sideOf(raw, 0), after: sideOf(raw, 1) })
      at += 2
    }
    const ids = parents === '' ? [] : parents.split(' ')
    commits.push({
      ...{ id, author, subject, changes, parents: ids, isMerge: ids.length > 1 },
      date: commitDate(date),
      authored: commitDate(authored),
    })
  }
  return commits
}

const FIELDS = 7

// `:100644 000000 id id D`; before the first of a commit stands a line feed.
function rawIn(field: string | undefined): readonly string[] | undefined {
  const text = field?.startsWith('\n') ? field.slice(1) : field
  return text?.startsWith(':') ? text.slice(1).split(' ') : undefined
}

function sideOf(raw: readonly string[], side: 0 | 1): StoredFile | undefined {
  const [mode = '', id = ''] = [raw[side], raw[side + 2]]
  return mode === '000000' ? undefined : { kind: kindOfMode(mode), id }
}
