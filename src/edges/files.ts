import type { Commit } from '../core/log/commit.js'

/** What stands at a path of a snapshot; a submodule is any other repository inside this one. */
export type FileKind =
  | 'file'
  | 'symbolic link'
  | 'submodule'
  | 'folder'
  | 'FIFO'
  | 'socket'
  | 'device'

/** A path of a listing, relative to the root, with `/`. */
export interface Listed {
  readonly path: string
  readonly kind: FileKind
}

export interface Limits {
  /** Bytes of one file, of all files together, and the number of files. */
  readonly fileSize: number
  readonly totalSize: number
  readonly files: number
}

export const defaultLimits: Limits = {
  fileSize: 4 * 1_048_576,
  totalSize: 64 * 1_048_576,
  files: 20_000,
}

/** The bytes of a file, or why there are none. */
export type ReadResult =
  | { readonly path: string; readonly bytes: Uint8Array }
  | { readonly path: string; readonly failure: ReadFailure }

export type ReadFailure =
  | { readonly kind: 'missing' }
  | { readonly kind: 'outside-root' }
  /** `at`: the folder above the path that is a link or a submodule; without it the path itself is none. */
  | { readonly kind: 'not-a-regular-file'; readonly is: FileKind; readonly at?: string }
  | { readonly kind: 'too-large'; readonly size: number }
  /** This file and all after it would be over the size that all may have together. */
  | { readonly kind: 'too-much-data' }
  /** The index holds the versions of a merge and no result. */
  | { readonly kind: 'unmerged' }
  /** `code` as the system names it, such as EACCES; EILSEQ for a name that is not UTF-8. */
  | { readonly kind: 'unreadable'; readonly code: string }

/** Which state of the repository is read. */
export type SnapshotSource =
  | { readonly kind: 'worktree' }
  | { readonly kind: 'index' }
  | { readonly kind: 'commit'; readonly commit: string }

/** One state of a repository's files: the work tree, the index or a commit. Paths are relative to the root. */
export interface Snapshot {
  readonly source: SnapshotSource
  /**
   * Every path at or below one of the bases (`''` is the root), sorted by code unit, without duplicates. A base may be
   * a file. Files that git ignores and does not track are left out. Links and submodules are listed and not entered; one
   * that stands above a base is listed too. Throws UsageError where git fails.
   */
  list(bases: readonly string[]): Promise<readonly Listed[]>
  /**
   * The files at these paths, in their order, each up to `fileSize` bytes and together up to `totalSize`.
   * No path component may be a symbolic link. Throws UsageError where git fails; every other failure is a value.
   */
  read(
    paths: readonly string[],
    fileSize: number,
    totalSize?: number,
  ): Promise<readonly ReadResult[]>
  /**
   * The same, as many at once as there are already: while they are being used, git takes out the next ones. All of a
   * batch is to be taken before the next one is asked for.
   */
  each(
    paths: readonly string[],
    fileSize: number,
    totalSize?: number,
  ): AsyncIterable<Iterable<ReadResult>>
  /**
   * What is the same for files with the same contents, of a path that was listed or read; undefined for what is no file,
   * and of the work tree for what was not read. Absent where nothing is known of that.
   */
  contentsOf?(path: string): string | undefined
}

/** A path of which a commit holds something else than the commit before it; `undefined` for nothing. */
export interface FileChange {
  readonly path: string
  readonly before: StoredFile | undefined
  readonly after: StoredFile | undefined
}

/** What git stores of a path. */
export interface StoredFile {
  readonly kind: FileKind
  /** The id of its object. */
  readonly id: string
}

/** A commit of a history with what it changes, compared with its first parent. */
export interface HistoryCommit extends Commit {
  readonly changes: readonly FileChange[]
  /** Whether it has no parent in this clone. */
  readonly isFirst: boolean
}

/** The commits of a branch by their first parents. */
export interface History {
  /** The full id of the newest commit. */
  readonly tip: string
  /** Whether commits are missing in this clone. */
  readonly isShallow: boolean
  /** The commits that change something at or below one of these paths (`''` is the root), newest first. */
  commits(paths: readonly string[]): Promise<readonly HistoryCommit[]>
  /** What each merge among them brings, by its id; of commits that touch these paths. */
  merged(paths: readonly string[]): Promise<ReadonlyMap<string, readonly Commit[]>>
  /** What stands at each path in the newest commit. */
  files(): Promise<ReadonlyMap<string, StoredFile>>
  /** A state by its files. What is read of it is kept until `turn` has been called three times without it. */
  snapshot(commit: string, files: ReadonlyMap<string, StoredFile>): Snapshot
  turn(): void
  /** Takes these files out of git for the next so many turns, but for large ones. Throws UsageError where one is missing. */
  ahead(files: readonly StoredFile[], turns: number): Promise<void>
  /** Ends what runs beside pm. */
  close(): void
}

/** Where a run reads and writes. */
export interface Repository {
  /** Absolute real path of the git root, or outside git of the folder of pm.yaml or the working directory. */
  readonly root: string
  readonly isGit: boolean
  /** Absolute path of git's own folder where the environment selects it, as it does in hooks. */
  readonly gitFolder?: string
  /** There is no work tree: only commits and the index can be read. */
  readonly isBare?: boolean
  /** Outside git the root holds git's own data: a bare repository, which git takes only by GIT_DIR. */
  readonly isGitFolder?: boolean
  /** The working directory relative to the root, `''` at the root itself. */
  readonly prefix: string
}

/** A text that is to be written. */
export interface Writing {
  /** Relative to the root. */
  readonly path: string
  readonly text: string
  /** What the file held when it was read, byte order mark included; undefined: it did not exist. */
  readonly expected: string | undefined
  /** Whether missing folders are made. */
  readonly makeFolders?: boolean
  /** Whether a new file can be run, where the system knows such a thing. */
  readonly isExecutable?: boolean
}

export type WriteOutcome = 'written' | 'unchanged'

export interface Files {
  /**
   * Finds the repository that a directory is in; outside git the nearest folder with a pm.yaml, or the directory itself.
   * Throws UsageError where GIT_DIR names a repository that the directory is not in.
   */
  repository(directory: string): Promise<Repository>
  /** Absolute path that names an existing directory, or undefined. */
  directory(from: string, path: string): string | undefined
  /** A path that the user names, relative to the root; undefined where it is outside. */
  inside(repository: Repository, named: string): string | undefined
  /** Opens a state of the repository. Throws UsageError where git cannot give it. */
  open(repository: Repository, revision: SnapshotRequest): Promise<Snapshot>
  /** Two commits and where they part. Throws UsageError outside git, and where a revision names no commit. */
  ancestor(repository: Repository, base: string, head: string): Promise<Ancestor>
  /**
   * The history that leads to a revision, without what also leads to the other one. To be closed. Throws UsageError
   * outside git, and where a revision names no commit.
   */
  history(repository: Repository, revision: string, since?: string): Promise<History>
  /**
   * The bytes of a file that the user names as an argument, wherever it is; a pipe may be one.
   * Throws UsageError where it cannot be read or has more than so many bytes.
   */
  input(directory: string, path: string, fileSize: number): Promise<Uint8Array>
  /**
   * Writes texts to paths relative to the root: each file whole or not at all, and only if it differs; none of them
   * before all lie ready on the disk. Says of each what became of it.
   * Throws UsageError for a path that leaves the root, a link, a path inside .git, a special file, a file that holds
   * something else by now, or a failed write.
   */
  write(repository: Repository, writings: readonly Writing[]): Promise<readonly WriteOutcome[]>
  /**
   * Adds a text to the end of a file that the environment names by its absolute path, such as the summary of a CI job.
   * Throws UsageError for anything but a regular file, and where it cannot be written.
   */
  append(path: string, text: string): Promise<void>
}

/** Two commits by their full ids, and the best of those that both follow from. */
export type Ancestor = { readonly base: string; readonly head: string } & (
  | { readonly ancestor: string }
  /** There is none in this clone; one that is shallow may lack it. */
  | { readonly ancestor: undefined; readonly isShallow: boolean }
)

export type SnapshotRequest =
  /** With `isCompared` the contents of what is read of it are told by the ids that git gives them. */
  | { readonly kind: 'worktree'; readonly isCompared?: boolean }
  | { readonly kind: 'index' }
  /** With `orNone`, HEAD before the first commit is a commit without files; with `isId` it is an id that git has told. */
  | {
      readonly kind: 'commit'
      readonly revision: string
      readonly orNone?: boolean
      readonly isId?: boolean
    }
