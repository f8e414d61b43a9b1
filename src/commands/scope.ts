import type { Flag, Run } from '../command.js'
import type { Problem } from '../core/problems/problem.js'
import { quote } from '../core/problems/words.js'
import { UsageError } from '../errors.js'
import { insidePath } from '../workspace/paths.js'
import type { Workspace } from '../workspace.js'
import { readRepository } from './left-out.js'
import { setFlag, settingsGiven, tellWhatIf } from './what-if.js'

/** Flags that limit which problems are shown. */
export const scopeFlags: readonly Flag[] = [
  {
    flags: '--since <rev>',
    description: 'only problems on lines changed since HEAD and this commit parted',
  },
  setFlag,
  { flags: '--stdin-path <file>', description: 'with -: the file whose text is standard input' },
]

/** Reads the repository, with standard input in place of a file where `-` is given. */
export async function scopedWorkspace(run: Run): Promise<Workspace> {
  const path = run.flags.stdinPath as string | undefined
  if (!run.args.includes('-')) {
    if (path !== undefined)
      throw new UsageError(
        '--stdin-path needs - as the file',
        `write pm validate - --stdin-path ${path}`,
      )
    return supposedRepository(run)
  }
  if (run.flags.set)
    throw new UsageError('- and --set exclude each other', 'give the text as it is to be')
  if (path === undefined || run.args.length > 1)
    throw new UsageError(
      '- needs --stdin-path and no other file',
      'write pm validate - --stdin-path backlog.yaml',
    )
  return readRepository(run, [{ path, bytes: await run.io.stdin() }])
}

// What is set may mend or break what pm.yaml says.
async function supposedRepository(run: Run): Promise<Workspace> {
  const texts = settingsGiven(run)
  if (!texts) return readRepository(run)
  const { suppose } = await import('../workspace/what-if/what-if.js')
  const { workspace, settings } = await suppose(texts, (drafts) => readRepository(run, drafts))
  await tellWhatIf(run, { settings, changes: {} })
  return workspace
}

/** The problems of the files that the command line names, on lines changed since the revision it names, and how many are older. */
export async function inScope(
  run: Run,
  workspace: Workspace,
  problems: readonly Problem[],
): Promise<{ readonly problems: readonly Problem[]; readonly older: number }> {
  const ofFiles = run.args.length ? ofNamed(run, workspace, problems) : problems
  const since = run.flags.since as string | undefined
  if (since === undefined) return { problems: ofFiles, older: 0 }
  const { changedSince } = await import('./since.js')
  const changed = await changedSince(since, ofFiles, run, workspace)
  return { problems: changed, older: ofFiles.length - changed.length }
}

// A file that pm would read, a folder of such, or one with a problem that keeps it from being read.
function ofNamed(
  { args, flags, io }: Run,
  { repository, paths }: Workspace,
  problems: readonly Problem[],
): readonly Problem[] {
  const known = new Set([...paths, ...problems.map(({ place }) => place.source.path)])
  const named = new Set<string>()
  for (const arg of args) {
    const name = arg === '-' ? (flags.stdinPath as string) : arg
    const path = insidePath(name, repository, io.files)
    const found = known.has(path) ? [path] : [...known].filter(isBelow(path))
    if (!found.length)
      throw new UsageError(
        `${quote(name)} is not among the files that pm reads here`,
        'backlog and kpis in pm.yaml say which are; without them backlog.yaml, backlog/, kpis.yaml and kpis/',
      )
    for (const each of found) named.add(each)
  }
  return problems.filter(({ place }) => named.has(place.source.path))
}

function isBelow(folder: string): (path: string) => boolean {
  return (path) => folder === '' || path.startsWith(`${folder}/`)
}
