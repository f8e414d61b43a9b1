import type { Flag, Run } from '../command.js'
import {
  hasOurFields,
  isWrittenByUs,
  modeline,
  schemaFiles,
  schemaPath,
  settingsFile,
  settingsPath,
  withModeline,
} from '../core/init/editor.js'
import type { NewFile } from '../core/init/new-files.js'
import { escapeControls } from '../core/problems/words.js'
import { type SchemaKind, schemaKinds } from '../core/schema/json/documents.js'
import type { Repository, Snapshot } from '../edges/files.js'
import { UsageError } from '../errors.js'
import type { EditorChange } from '../render/editor-text.js'
import { knownOf } from '../workspace/known.js'
import { findSources } from '../workspace/sources.js'

export const editorFlag: Flag = {
  flags: '--editor',
  description: 'add schemas by which editors complete and check; again: write them anew',
}

/** What a repository has of the files that editors read, by path from the root. */
export type EditorFiles = ReadonlyMap<string, string>

/** The files that a start brings, each with the line that names its schema. */
export function namingSchemas(files: readonly NewFile[]): NewFile[] {
  return files.map((file) => withModeline(kindOfStart[file.path] ?? 'backlog', file))
}

const kindOfStart: Readonly<Record<string, SchemaKind>> = {
  'pm.yaml': 'config',
  'kpis.yaml': 'kpis',
}

/** Reads what is there. Throws UsageError where a person's file stands in the place of a schema. */
export async function editorFilesIn(
  folder: string,
  snapshot: Snapshot,
  { globals }: Run,
): Promise<EditorFiles> {
  const schemas = schemaKinds.map((kind) => inFolder(folder, schemaPath(kind)))
  const found = await snapshot.read([...schemas, settingsPath], globals.limits.fileSize)
  const present = new Map<string, string>()
  for (const read of found) {
    if ('failure' in read && read.failure.kind === 'missing') continue
    const text = 'failure' in read ? '' : new TextDecoder().decode(read.bytes)
    if (read.path !== settingsPath && !isWrittenByUs(text))
      throw new UsageError(
        `${escapeControls(read.path)} exists, and pm init did not write it`,
        'nothing was written; move it away',
      )
    present.set(read.path, text)
  }
  return present
}

/** Writes the schemas of the repository as it is now, and the settings of VS Code where there are none. */
export async function writeEditorFiles(
  present: EditorFiles,
  repository: Repository,
  run: Run,
): Promise<EditorChange> {
  const { io } = run
  const workspace = await run.workspace()
  const { folder, config, snapshot } = workspace
  const { configuration } = workspace.parts
  const inside = (path: string) => (folder ? path.slice(folder.length + 1) : path)
  const configPath = configuration.path === undefined ? 'pm.yaml' : inside(configuration.path)
  const schemas = schemaFiles(knownOf(workspace)).map((file) => ({
    ...file,
    path: inFolder(folder, file.path),
  }))
  const settings = present.has(settingsPath) ? [] : [settingsFile({ folder, configPath, config })]
  const writings = [...schemas, ...settings].map(({ path, text }) => ({
    path,
    text,
    expected: present.get(path),
    makeFolders: true,
  }))
  const outcomes = await io.files.write(repository, writings)
  const written = writings.flatMap(({ path }, at) => (outcomes[at] === 'written' ? [path] : []))
  const sources = await findSources(snapshot, configuration, () => {})
  const ours = sources.backlog
    .filter(({ mapping }) => hasOurFields(mapping))
    .map(({ path }) => path)
  const line = (kind: SchemaKind) => (path: string) => ({
    path,
    line: modeline(kind, inside(path)),
  })
  return {
    written,
    hasSettings: present.has(settingsPath),
    isRenewal: schemas.some(({ path }) => present.has(path)),
    lines: [
      ...(configuration.path === undefined ? [] : [configuration.path]).map(line('config')),
      ...ours.map(line('backlog')),
      ...sources.kpis.map(line('kpis')),
      ...sources.frameworks.map(line('framework')),
    ],
  }
}

function inFolder(folder: string, path: string): string {
  return folder ? `${folder}/${path}` : path
}
