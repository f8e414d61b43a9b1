import type { Run } from '../command.js'
import type { Item } from '../core/backlog/item.js'
import type { Elsewhere } from '../core/merge/elsewhere.js'
import type { SideName } from '../core/merge/piece.js'
import type { Formers } from '../core/merge/renamed-keys.js'
import type { SnapshotRequest } from '../edges/files.js'
import { UsageError } from '../errors.js'
import { findConfiguration } from '../workspace/configuration.js'
import { openWorkspace } from '../workspace/open.js'

/** The former ids of the items of both sides, for the merge of the file at a path. */
export async function formersIn(path: string, run: Run): Promise<Formers> {
  const formers = new Map<string, readonly string[]>()
  for (const side of ['ours', 'theirs'] as const)
    for (const { id, plain } of await itemsOf(side, path, run))
      if (plain.was) formers.set(id, [...(formers.get(id) ?? []), ...plain.was])
  return formers
}

/** Where a side has its items in other files than the one at a path. */
export async function elsewhereOf(side: SideName, path: string, run: Run): Promise<Elsewhere> {
  const places = new Map<string, string>()
  const others = (await itemsOf(side, path, run)).filter(({ source }) => source.path !== path)
  const add = (name: string, { source, node }: Item) =>
    places.set(name.toLowerCase(), `${source.path}:${source.position(node.start).line}`)
  for (const item of others) for (const former of item.plain.was ?? []) add(former, item)
  for (const item of others) add(item.id, item)
  return places
}

// Ours are those of the work tree, which git leaves as ours while it merges, and theirs those of the commits that it merges.
async function itemsOf(side: SideName, path: string, run: Run): Promise<readonly Item[]> {
  const requests = side === 'ours' ? [run.globals.request] : mergedCommits(run)
  const items: Item[] = []
  for (const request of requests)
    for (const item of await itemsIn(request, path, run)) items.push(item)
  return items
}

// Not all of it need be readable.
async function itemsIn(request: SnapshotRequest, path: string, run: Run): Promise<readonly Item[]> {
  const { io, globals } = run
  try {
    const directory = globals.config === undefined ? await folderOf(path, run) : globals.directory
    const { items, parts } = await openWorkspace(io, { ...globals, directory, request })
    return [...items, ...parts.faulty]
  } catch (error) {
    if (error instanceof UsageError) return []
    throw error
  }
}

// That of the pm.yaml which stands for the file in the work tree, without one the root.
async function folderOf(path: string, { io, globals }: Run): Promise<string> {
  const repository = await io.files.repository(globals.directory)
  const snapshot = await io.files.open(repository, { kind: 'worktree' })
  const at = path.slice(0, Math.max(path.lastIndexOf('/'), 0))
  const found = await findConfiguration(snapshot, at, undefined, globals.limits, () => {})
  const folder = found.path === undefined ? '' : found.folder
  return io.files.directory(repository.root, folder || '.') ?? globals.directory
}

// Git names them to what it calls for a merge.
function mergedCommits({ io }: Run): SnapshotRequest[] {
  return Object.keys(io.env).flatMap((name) => {
    const [, revision] = /^GITHEAD_([0-9a-f]{40,64})$/.exec(name) ?? []
    return revision === undefined ? [] : [{ kind: 'commit', revision }]
  })
}
