import type { Run, Unsaved } from '../command.js'
import { count } from '../core/problems/words.js'
import { isConfiguration } from '../core/schema/defaults.js'
import { UsageError } from '../errors.js'
import { type ExitCode, exitCode } from '../exit-code.js'
import { plainText } from '../render/text.js'
import type { Memory } from '../workspace/memory.js'
import type { Workspace } from '../workspace.js'

const NAMED = 5

/** The repository of a command that needs one. Throws UsageError where there is nothing that could be read. */
export async function readRepository(
  run: Run,
  unsaved?: readonly Unsaved[],
  memory?: Memory,
): Promise<Workspace> {
  const workspace = await run.workspace(unsaved, undefined, memory)
  if (workspace.paths.size || workspace.errors) return workspace
  const other = await otherBacklog(workspace)
  // Nothing staged and nothing committed is nothing to object to.
  if (other === undefined && run.globals.request.kind !== 'worktree') return workspace
  const { prefix, isGit } = workspace.repository
  const where = isGit && prefix ? `in ${plainText(prefix)} and above it` : 'in this folder'
  throw new UsageError(
    `nothing to read ${where}: no pm.yaml, no backlog.yaml, no backlog/`,
    other === undefined
      ? 'pm init writes a first backlog here; in a pm.yaml, backlog says where yours is'
      : `there is ${plainText(other)}: name its folder with -C, or the file with --config`,
  )
}

// A check that reads nothing because it begins in another folder than the backlog would pass everything.
async function otherBacklog({ snapshot, repository }: Workspace): Promise<string | undefined> {
  if (!repository.isGit) return undefined
  const all = await snapshot.list([''])
  return all.find(({ path }) => isConfiguration(path))?.path
}

/** The same for a command that shows what the data comes to. Throws UsageError where pm.yaml, which says how, cannot be read. */
export async function readConfigured(run: Run, memory?: Memory): Promise<Workspace> {
  return configured(await readRepository(run, [], memory))
}

/** The repository again. Throws UsageError where its pm.yaml cannot be read. */
export function configured(workspace: Workspace): Workspace {
  const { unreadableConfig } = workspace
  if (unreadableConfig === undefined) return workspace
  throw new UsageError(
    `${unreadableConfig} cannot be read, and it says what is read and how it is ranked`,
    'pm validate shows what is wrong with it',
    exitCode.data,
  )
}

/**
 * Says loudly what errors have left out, and gives the exit code of a reading command; `state` is where, if several
 * states are read.
 */
export function concludeReading(
  { io, flags }: Run,
  { leftOut, errors, snapshot }: Workspace,
  state?: string,
): ExitCode {
  if (!errors) return exitCode.ok
  const names = leftOut.slice(0, NAMED).map(({ id, file, line }) => {
    const place = line > 1 || id !== null ? `${file}:${line}` : file
    return plainText(id === null ? place : `${id} (${place})`)
  })
  const more = leftOut.length > NAMED ? [`${leftOut.length - NAMED} more`] : []
  const what = leftOut.length
    ? `left out because of errors: ${[...names, ...more].join(', ')}`
    : 'the data has errors'
  const where = state === undefined ? '' : `in ${plainText(state)}: `
  const shows = flags.set
    ? 'pm validate with the same --set shows'
    : `${validating(snapshot)} shows`
  io.err.write(`pm: ${where}${what}\n  ${shows} ${count(errors, 'error')} with file and line\n`)
  return exitCode.data
}

/** The command that shows every problem of a state. */
export function validating({ source }: Workspace['snapshot']): string {
  switch (source.kind) {
    case 'worktree':
      return 'pm validate'
    case 'index':
      return 'pm validate --staged'
    case 'commit':
      return `pm validate --ref ${source.commit.slice(0, 12)}`
  }
}
