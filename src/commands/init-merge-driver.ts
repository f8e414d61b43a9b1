import type { Flag, Run } from '../command.js'
import {
  attributeLines,
  attributesPath,
  driverCommand,
  withAttributes,
} from '../core/init/merge-driver.js'
import { configDefaults } from '../core/schema/defaults.js'
import type { Repository, Snapshot } from '../edges/files.js'
import { noRepository, UsageError } from '../errors.js'
import { attributesText } from '../render/init-text.js'
import { findConfiguration } from '../workspace/configuration.js'
import { insidePath } from '../workspace/paths.js'
import { wantedFiles } from '../workspace/sources.js'

export const mergeDriverFlag: Flag = {
  flags: '--merge-driver',
  description: 'let git merge planning data item by item; again: also files that came since',
}

/** The attributes that a repository has; none without a file. Throws UsageError outside git and where they cannot be read. */
export async function attributesIn(
  repository: Repository,
  snapshot: Snapshot,
  { globals }: Run,
): Promise<string | undefined> {
  if (!repository.isGit)
    throw noRepository(repository, 'git merges, and this folder is in no git repository')
  const [read] = await snapshot.read([attributesPath], globals.limits.fileSize)
  if (!read || ('failure' in read && read.failure.kind === 'missing')) return undefined
  if ('bytes' in read) {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(read.bytes)
    } catch {}
  }
  throw new UsageError(`${attributesPath} cannot be read, so nothing is added to it`)
}

/** Names pm in them for the files of the repository as it is now. What there is to say of it. */
export async function writeAttributes(
  present: string | undefined,
  repository: Repository,
  snapshot: Snapshot,
  { io, globals }: Run,
): Promise<string> {
  const { prefix } = repository
  const named =
    globals.config === undefined ? undefined : insidePath(globals.config, repository, io.files)
  const configuration = await findConfiguration(snapshot, prefix, named, globals.limits, () => {})
  const { folder, fields, path = 'pm.yaml' } = configuration
  const globs = [
    path.slice(path.lastIndexOf('/') + 1),
    ...wantedFiles(configuration, () => {}).map(({ pattern }) => pattern),
    fields.roadmap?.file ?? configDefaults.roadmap.file,
  ]
  const text = withAttributes(present ?? '', attributeLines(folder, globs))
  const writing = { path: attributesPath, text, expected: present }
  const [done] = await io.files.write(repository, [writing])
  return attributesText(done === 'written', driverCommand(io.program))
}
