import { delimiter, isAbsolute, join, sep } from 'node:path'
import { escapeControls } from '../core/problems/words.js'
import { UsageError } from '../errors.js'
import { isFile } from './entry.js'
import type { Repository } from './files.js'
import type { Host } from './host.js'
import { errorCode, reasonOf } from './system-error.js'

/** The commands of git that run no program of a repository's configuration, given the options and environment below. */
type GitCommand =
  | 'cat-file'
  | 'diff-index'
  | 'diff-tree'
  | 'log'
  | 'ls-files'
  | 'ls-tree'
  | 'rev-parse'

type GitArguments = readonly [GitCommand, ...string[]]

/** A git that runs beside pm. */
interface RunningGit {
  /** Gives it some of its input. */
  send(input: string): void
  /** Says that it has all of its input. */
  end(): void
  /** What it prints. Throws UsageError with git's own words where it fails. */
  readonly output: AsyncIterable<Buffer>
  /** Ends it, wherever it is. */
  stop(): void
}

interface GitAnswer {
  readonly code: number
  readonly stdout: Buffer
  readonly stderr: string
}

/** Runs git in one repository. All throw UsageError where git is missing; those that wait also where it prints over 256 MiB. */
export interface Git {
  /** What git prints. Throws UsageError with git's own words where it fails. */
  run(args: GitArguments, input?: string): Promise<Buffer>
  /** The same where it prints at most so many bytes; undefined where it prints more. */
  runWithin(most: number, args: GitArguments, input?: string): Promise<Buffer | undefined>
  attempt(args: GitArguments, input?: string): Promise<GitAnswer>
  start(args: GitArguments): Promise<RunningGit>
}

const safeOptions = [
  '--no-pager',
  '--no-optional-locks',
  '--no-replace-objects',
  '--literal-pathspecs',
  ...['core.fsmonitor=false', 'safe.bareRepository=explicit'].flatMap((value) => ['-c', value]),
  ...['protocol.allow=never', 'core.hooksPath=/dev/null'].flatMap((value) => ['-c', value]),
]

const safeEnvironment = {
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'C',
  // Each contradicts --literal-pathspecs.
  GIT_GLOB_PATHSPECS: undefined,
  GIT_NOGLOB_PATHSPECS: undefined,
  GIT_ICASE_PATHSPECS: undefined,
}

const MOST_OUTPUT = 256 * 1_048_576

/**
 * Git for a repository. It runs at the root, which a hook's relative GIT_INDEX_FILE starts from. The work tree is the
 * root whatever the repository's configuration says.
 */
export function gitIn(host: Host, { root, gitFolder, isBare }: Repository): Git {
  return gitAt(host, root, {
    ...(gitFolder !== undefined && { GIT_DIR: gitFolder }),
    ...(!isBare && { GIT_WORK_TREE: root }),
  })
}

/** Git in a folder with the environment that was inherited. */
export function gitAt(host: Host, cwd: string, variables: Record<string, string> = {}): Git {
  const env = { ...host.env, ...safeEnvironment, ...variables }
  const within = (most: number, args: GitArguments, input?: string) =>
    execute(findGit(host), [...safeOptions, ...args], cwd, env, most, input)
  const attempt = async (args: GitArguments, input?: string) => {
    const answer = await within(MOST_OUTPUT, args, input)
    if (!answer) throw new UsageError('this repository is too large: git lists over 256 MiB')
    return answer
  }
  const printed = ({ code, stdout, stderr }: GitAnswer) => {
    if (code !== 0) throw gitFailure(stderr, cwd)
    return stdout
  }
  return {
    attempt,
    start: (args) => start(findGit(host), [...safeOptions, ...args], cwd, env),
    async run(args, input) {
      return printed(await attempt(args, input))
    },
    async runWithin(most, args, input) {
      const answer = await within(most, args, input)
      return answer && printed(answer)
    },
  }
}

/** What git complained of as an error of one line, with a remedy where one is known. */
export function gitFailure(stderr: string, root: string): UsageError {
  const lines = stderr.split('\n')
  const line = lines.find((each) => /^(fatal|error): /.test(each)) ?? lines[0] ?? ''
  const message = `git failed: ${escapeControls(line.replace(/^\w+: /, '')) || 'no reason given'}`
  if (/could not fetch|missing blob|lazy fetching/.test(stderr)) return notFetched()
  const isOthers = line.includes('dubious ownership')
  return new UsageError(
    isOthers ? 'git does not read a repository that belongs to another user' : message,
    isOthers
      ? `if you trust it: git config --global --add safe.directory ${escapeControls(root)}`
      : `pm asks git for the files: in ${escapeControls(root)} see what git status says, and which GIT_ variables are set`,
  )
}

/** The error where an object is not in the repository: a partial clone has most of them elsewhere. */
export function notFetched(): UsageError {
  return new UsageError(
    'this clone lacks files of the revision, and pm does not use the network',
    'fetch them: git fetch --refetch --no-filter (or, in a sparse checkout, git sparse-checkout add their folder); what a whole clone has lost, git fsck shows',
  )
}

// Node would look in the current folder first on Windows, and everywhere in relative entries of PATH: a repository could
// bring its own git.
function findGit({ env }: Host): string {
  const isWindows = sep === '\\'
  const path = Object.entries(env).find(
    ([name]) => (isWindows ? name.toUpperCase() : name) === 'PATH',
  )
  for (const folder of path?.[1]?.split(delimiter) ?? []) {
    const file = join(folder, isWindows ? 'git.exe' : 'git')
    if (isAbsolute(folder) && isFile(file)) return file
  }
  throw new UsageError(
    'git is not installed, or not on the PATH',
    'it tells which files of the repository are not ignored: put it on the PATH, or see https://git-scm.com/downloads',
  )
}

// Undefined where it prints more than fits. It waits: that takes half the time of doing so by events, where there is nothing else to do.
async function execute(
  file: string,
  args: readonly string[],
  cwd: string,
  env: Record<string, string | undefined>,
  maxBuffer: number,
  input: string | undefined,
): Promise<GitAnswer | undefined> {
  const { spawnSync } = await import('node:child_process')
  const options = { cwd, env, maxBuffer, windowsHide: true }
  const { status, stdout, stderr, error } = spawnSync(file, args, {
    ...options,
    ...(input === undefined ? { stdio: ['ignore', 'pipe', 'pipe'] } : { input }),
  })
  if (error && errorCode(error) === 'ENOBUFS') return undefined
  if (error && status === null) throw notStarted(error)
  return { code: status ?? 1, stdout, stderr: stderr.toString() }
}

async function start(
  file: string,
  args: readonly string[],
  cwd: string,
  env: Record<string, string | undefined>,
): Promise<RunningGit> {
  const { spawn } = await import('node:child_process')
  const child = spawn(file, args, { cwd, env, windowsHide: true })
  const ended = new Promise<number | Error>((resolve) => {
    child.on('error', resolve)
    child.on('close', (code) => resolve(code ?? 1))
  })
  if (child.pid === undefined) throw notStarted((await ended) as Error)
  // Where it ends early, its code tells more than that it does not listen.
  child.stdin.on('error', () => {})
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString()
  })
  async function* output() {
    for await (const chunk of child.stdout) yield chunk as Buffer
    if ((await ended) !== 0) throw gitFailure(complaint, cwd)
  }
  return {
    send: (input) => child.stdin.write(input),
    end: () => child.stdin.end(),
    output: output(),
    stop: () => child.kill(),
  }
}

function notStarted(error: Error): UsageError {
  return new UsageError(`git cannot be started: ${reasonOf(errorCode(error))}`)
}
