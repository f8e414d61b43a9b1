import type { Run } from '../command.js'
import { quote } from '../core/problems/words.js'
import type { Ancestor, SnapshotRequest } from '../edges/files.js'
import { noRepository, UsageError } from '../errors.js'

/** Which two states are compared, and by what names. */
export interface Compared {
  /** The full id of the commit. */
  readonly base: string
  readonly head: SnapshotRequest
  readonly names: Names
  /** Whether head follows from base; undefined where no common ancestor is in this clone. */
  readonly follows: boolean | undefined
}

interface Names {
  readonly base: string
  readonly head: string
  /** The range that compares head with where it left base; undefined where that is what is compared. */
  readonly since: string | undefined
}

/**
 * The states that the command line names: `BASE`, `BASE HEAD`, `BASE..HEAD`, or `BASE...HEAD` for what HEAD has since it
 * left BASE. Without HEAD it is what --staged and --ref name, else the work tree. Throws UsageError for any other form.
 */
export async function comparedBy(run: Run): Promise<Compared> {
  const { base, dots, head } = namedIn(run)
  const { io, globals } = run
  const repository = await io.files.repository(globals.directory)
  if (!repository.isGit)
    throw noRepository(
      repository,
      'pm diff needs a git repository, and this folder is in none',
      '; pm diff then compares with what is committed',
    )
  const request: SnapshotRequest =
    head === undefined ? globals.request : { kind: 'commit', revision: head }
  const tip = request.kind === 'commit' ? request.revision : 'HEAD'
  const found = await io.files.ancestor(repository, base, tip)
  const isSince = dots === '...'
  if (isSince && found.ancestor === undefined) throw noAncestor(base, tip, found)
  const since = isSince ? found.ancestor! : found.base
  return {
    base: since,
    head: request.kind === 'commit' ? { ...request, revision: found.head, isId: true } : request,
    names: {
      base: isSince && since !== found.base ? `where ${tip} left ${base}` : base,
      head: nameOf(request),
      since: isSince ? undefined : `${base}...${tip}`,
    },
    follows: found.ancestor === undefined ? undefined : since === found.ancestor,
  }
}

function namedIn({ args, globals }: Run): {
  readonly base: string
  readonly dots?: string
  readonly head?: string
} {
  const [first = '', second] = args
  const range = /^(.*?)(\.{2,3})(.*)$/.exec(first)
  if (range && second !== undefined)
    throw new UsageError(`${quote(first)} names two commits already`, `leave out ${quote(second)}`)
  const head = range ? range[3] || 'HEAD' : second
  if (head !== undefined && globals.request.kind !== 'worktree')
    throw new UsageError(
      `${quote(head)} and ${globals.request.kind === 'index' ? '--staged' : '--ref'} exclude each other`,
      'each says what is compared with the base',
    )
  if (!range) return head === undefined ? { base: first } : { base: first, head }
  return { base: range[1] || 'HEAD', dots: range[2]!, head: head! }
}

function noAncestor(base: string, tip: string, found: Ancestor): UsageError {
  const isShallow = found.ancestor === undefined && found.isShallow
  return new UsageError(
    `${quote(base)} and ${quote(tip)} have no common ancestor${isShallow ? ' in this clone' : ''}`,
    isShallow
      ? 'this clone is shallow: git fetch --unshallow'
      : 'pm diff BASE HEAD compares the two as they are',
  )
}

function nameOf(request: SnapshotRequest): string {
  if (request.kind === 'commit') return request.revision
  return request.kind === 'index' ? 'what is staged' : 'the work tree'
}
