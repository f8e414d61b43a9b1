import type { Flag, Run } from '../command.js'
import { changedLines } from '../core/check/changed-lines.js'
import type { Problem } from '../core/problems/problem.js'
import { quote } from '../core/problems/words.js'
import { decodeText } from '../core/yaml/bytes.js'
import { UsageError } from '../errors.js'
import { insidePath } from '../workspace/paths.js'
import type { Workspace } from '../workspace.js'

/** Flags that limit which problems are shown. */
export const scopeFlags: readonly Flag[] = [
  { flags: '--since <rev>', description: 'only problems on lines changed since this commit' },
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
    return run.workspace()
  }
  if (path === undefined || run.args.length > 1)
    throw new UsageError(
      '- needs --stdin-path and no other file',
      'write pm validate - --stdin-path backlog.yaml',
    )
  return run.workspace({ path, bytes: await run.io.stdin() })
}

/** The problems of the files that the command line names, on lines changed since the revision it names. */
export async function inScope(
  run: Run,
  workspace: Workspace,
  problems: readonly Problem[],
): Promise<readonly Problem[]> {
  const files = filesNamed(run, workspace)
  const ofFiles = files ? problems.filter(({ place }) => files.has(place.source.path)) : problems
  const since = run.flags.since as string | undefined
  return since === undefined ? ofFiles : changedSince(since, ofFiles, run, workspace)
}

function filesNamed(
  { args, flags }: Run,
  { repository, paths }: Workspace,
): ReadonlySet<string> | undefined {
  if (!args.length) return undefined
  const named = args.map((arg) => (arg === '-' ? (flags.stdinPath as string) : arg))
  return new Set(
    named.map((name) => {
      const path = insidePath(name, repository)
      if (!paths.has(path))
        throw new UsageError(
          `${quote(name)} is not among the files that pm reads here`,
          'backlog and kpis in pm.yaml say which are; without them backlog.yaml, backlog/, kpis.yaml and kpis/',
        )
      return path
    }),
  )
}

async function changedSince(
  revision: string,
  problems: readonly Problem[],
  { io, globals }: Run,
  { repository }: Workspace,
): Promise<readonly Problem[]> {
  const base = await io.files.open(repository, { kind: 'commit', revision })
  const sources = new Map(problems.map(({ place }) => [place.source.path, place.source]))
  const changed = new Map<string, (line: number) => boolean>()
  for (const result of await base.read([...sources.keys()], globals.limits.fileSize)) {
    const before =
      'bytes' in result ? decodeText(result.path, result.bytes, () => {})?.text : undefined
    changed.set(result.path, changedLines(before, sources.get(result.path)!.text))
  }
  return problems.filter(({ place: { source, start, end } }) => {
    const isChanged = changed.get(source.path)!
    const last = source.position(Math.max(start, end - 1)).line
    for (let line = source.position(start).line; line <= last; line++)
      if (isChanged(line)) return true
    return false
  })
}
