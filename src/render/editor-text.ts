import { count, list } from '../core/problems/words.js'
import { plainText } from './text.js'

/** What was done for editors. */
export interface EditorChange {
  /** Paths of the files that are new or changed. */
  readonly written: readonly string[]
  /** Whether there were settings of VS Code, which were left as they are. */
  readonly hasSettings: boolean
  /** Whether there were schemas before. */
  readonly isRenewal: boolean
  /** The files that pm reads, each with the first line that names its schema. */
  readonly lines: readonly { readonly path: string; readonly line: string }[]
}

const MOST_LINES = 12

/** What was written for editors, and the lines that a person has to add to files that were there. */
export function editorText(change: EditorChange): string {
  const { written, hasSettings, isRenewal, lines } = change
  const folders = written.map((path) => path.replace(/[^/]+\.schema\.json$/, ''))
  const schemas = folders.filter((path) => path.endsWith('/'))
  const others = folders.filter((path) => !path.endsWith('/'))
  const parts = [
    ...(schemas.length ? [`${count(schemas.length, 'schema')} in ${plainText(schemas[0]!)}`] : []),
    ...others,
  ]
  if (!parts.length) return 'the schemas for editors are up to date\n'
  const left = hasSettings && !isRenewal ? '  left .vscode/settings.json as it is\n' : ''
  const byHand = isRenewal || !lines.length ? '' : linesText(lines)
  const next = isRenewal
    ? ''
    : '  next: commit them; pm init --editor again when frameworks, teams or KPIs change\n'
  return `wrote ${list(parts)}\n${left}${byHand}${next}`
}

interface Row {
  readonly folder: string
  readonly line: string
  readonly paths: string[]
}

function linesText(lines: EditorChange['lines']): string {
  const rows = new Map<string, Row>()
  for (const { path, line } of lines) {
    const folder = path.slice(0, path.lastIndexOf('/') + 1)
    const row = rows.get(folder + line)
    if (row) row.paths.push(path)
    else rows.set(folder + line, { folder, line, paths: [path] })
  }
  const shown = [...rows.values()].slice(0, MOST_LINES).map(({ folder, line, paths }) => {
    const [only] = paths
    return { line, files: plainText(paths.length === 1 ? only! : `${folder}*`) }
  })
  const width = Math.max(0, ...shown.map(({ files }) => files.length))
  const more = rows.size - shown.length
  return [
    '  by hand, for editors that do not read .vscode: the first line of each file\n',
    ...shown.map(({ files, line }) => `    ${files.padEnd(width)}  ${line}\n`),
    ...(more ? [`    and so on for ${count(more, 'more folder')}\n`] : []),
  ].join('')
}
