import { type Mapping, mappingOf } from '../backlog/mapping.js'
import { compileGlob } from '../glob.js'
import type { ConfigFields } from '../schema/config.js'
import { configDefaults, fixedGlobs } from '../schema/defaults.js'
import { type Known, type SchemaKind, schemaKinds, schemaText } from '../schema/json/documents.js'
import type { NewFile } from './new-files.js'

/** Where the settings of VS Code stand, relative to the root of the repository. */
export const settingsPath = '.vscode/settings.json'

const AUTHOR = 'Written by pm init --editor'
const COMMENT = `${AUTHOR}. Run it again when frameworks, teams or KPIs change.`

/** The path of a schema in a repository, relative to the folder of pm.yaml. */
export function schemaPath(kind: SchemaKind): string {
  return `.pm/schemas/${kind}.schema.json`
}

/** The schemas of a repository's files; paths are relative to the folder of pm.yaml. */
export function schemaFiles(known: Known): NewFile[] {
  return schemaKinds.map((kind) => ({
    path: schemaPath(kind),
    text: schemaText(kind, known, COMMENT),
  }))
}

/** Whether a text is such a schema, so that nothing is lost where it is written anew. */
export function isWrittenByUs(text: string): boolean {
  return text.includes(`"$comment": "${AUTHOR}`)
}

/** The first line of a file by which an editor finds its schema; `path` is relative to the folder of pm.yaml. */
export function modeline(kind: SchemaKind, path: string): string {
  const up = '../'.repeat(path.split('/').length - 1)
  return `# yaml-language-server: $schema=${up}${schemaPath(kind)}`
}

/** A file that names its schema in its first line. */
export function withModeline(kind: SchemaKind, { path, text, ...file }: NewFile): NewFile {
  return { ...file, path, text: `${modeline(kind, path)}\n${text}` }
}

/** What a repository says of where its files are. */
export interface EditorAnswers {
  /** The folder of pm.yaml relative to the root, `''` for the root. */
  readonly folder: string
  /** The path of pm.yaml from there. */
  readonly configPath: string
  readonly config: ConfigFields
}

/** The settings by which VS Code knows the schema of each file, those without a first line included. */
export function settingsFile({ folder, configPath, config }: EditorAnswers): NewFile {
  const inFolder = (path: string) => (folder ? `${folder}/${path}` : path)
  const globs: Readonly<Record<SchemaKind, readonly string[]>> = {
    config: [configPath],
    backlog: backlogGlobs(config),
    kpis: config.kpis ?? configDefaults.kpis,
    estimates: fixedGlobs.estimates,
    framework: fixedGlobs.frameworks,
  }
  const entries = schemaKinds.flatMap((kind) => {
    const patterns = globs[kind].filter((glob) => !('fault' in compileGlob(glob)))
    if (patterns.length === 0) return []
    return [[`./${inFolder(schemaPath(kind))}`, patterns.map((glob) => inFolder(plain(glob)))]]
  })
  const settings = { 'yaml.schemas': Object.fromEntries(entries) }
  return { path: settingsPath, text: `${JSON.stringify(settings, null, 2)}\n` }
}

// Editors know no folder named `.`.
function plain(glob: string): string {
  const names = glob.split('/').filter((name) => name !== '.')
  return names.join('/')
}

function backlogGlobs({ backlog }: ConfigFields): readonly string[] {
  if (!backlog) return configDefaults.backlog
  return backlog.flatMap((entry) => {
    if (typeof entry === 'string') return entry
    return hasOurFields(mappingOf(entry)) ? entry.files : []
  })
}

/** Whether a schema can describe the files of an entry of `backlog`: those that are read through a mapping have other fields. */
export function hasOurFields(mapping: Mapping | undefined): boolean {
  if (!mapping) return true
  const { items, targets, allowsExtra } = mapping
  return items === undefined && targets.length === 0 && !allowsExtra
}
