import { type Commit, commitDate } from '../core/log/commit.js'
import type { FileChange, HistoryCommit, StoredFile } from './files.js'
import type { Git } from './git.js'
import { kindOfMode } from './mode.js'

// Whatever the configuration says: no program is run, a name is no rename, and every commit is compared with its first
// parent only.
const options = [
  ...[
    '--first-parent',
    '-m',
    '--root',
    '--raw',
    '-z',
    '--no-abbrev',
    '--no-renames',
    '--no-follow',
  ],
  ...['--no-show-signature', '--no-ext-diff', '--no-textconv', '--no-notes', '--no-color'],
  ...['--ignore-submodules=none', '--encoding=UTF-8', '--date=raw'],
  '--format=%x00%H%x00%P%x00%an%x00%ad%x00%cd%x00%s',
] as const

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
  const isLong = paths.reduce((sum, path) => sum + path.length + 1, 0) > MOST_OF_PATHS
  const limits = isLong || paths.includes('') ? [] : paths
  const range = since === undefined ? [tip] : [tip, `^${since}`]
  return parseLog((await git.run(['log', ...options, ...range, '--', ...limits])).toString())
}

// Of each commit an empty field, six of its own, then of each path its modes, ids and the path itself.
function parseLog(output: string): HistoryCommit[] {
  const fields = output.split('\0')
  const commits: HistoryCommit[] = []
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
    const count = parents === '' ? 0 : parents.split(' ').length
    const commit: Commit = {
      ...{ id, author, subject, isMerge: count > 1 },
      date: commitDate(date),
      authored: commitDate(authored),
    }
    commits.push({ ...commit, changes, isFirst: count === 0 })
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
