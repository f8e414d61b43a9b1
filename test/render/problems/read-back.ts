import { escapeControls } from '../../../src/core/problems/words.js'
import { plainText } from '../../../src/render/text.js'
import { runnerCommand } from './runner.js'
import { readXml } from './xml.js'

/** What every format must say of a problem. */
export interface Told {
  readonly rule: string
  readonly severity: string
  readonly file: string
  readonly line: number
  readonly column: number
}

/** How a format is read back, and how it writes the path of a file that it cannot hold as it is. */
export interface Reader {
  read(output: string): readonly Told[]
  path(path: string): string
}

const asItIs = (path: string) => path

/** A reader of each format. */
export const readers: Readonly<Record<string, Reader>> = {
  text: { read: readText, path: (path) => plainText(path).replace(/^(?=[^\p{L}\p{N}]*::)/u, './') },
  json: { read: readJson, path: asItIs },
  github: {
    read: readGithub,
    path: (path) =>
      path
        .split(/([\r\n])/)
        .map(exceptLines)
        .join(''),
  },
  sarif: { read: readSarif, path: (path) => path.replace(/\p{Cs}/gu, '\ufffd') },
  junit: {
    read: readJunit,
    path: (path) =>
      escapeControls(path).replaceAll('\ufffe', '\\u{fffe}').replaceAll('\uffff', '\\u{ffff}'),
  },
}

function exceptLines(part: string): string {
  return part === '\r' || part === '\n' ? part : escapeControls(part)
}

// An empty line separates problems, and the first line of each says all.
function readText(output: string): Told[] {
  if (!output) return []
  return output
    .split(/\n\n|\n$/)
    .filter(Boolean)
    .map((block) => {
      const head = /^(.*):(\d+):(\d+): (error|warning): .* \[([a-z0-9-]+)\](?:\n|$)/.exec(block)
      if (!head) throw new Error(`not a problem: ${JSON.stringify(block)}`)
      const [, file, line, column, severity, rule] = head
      return {
        rule: rule!,
        severity: severity!,
        file: file!,
        line: Number(line),
        column: Number(column),
      }
    })
}

function readJson(output: string): Told[] {
  const { problems } = JSON.parse(output) as { problems: Told[] }
  return problems.map(({ rule, severity, file, line, column }) => ({
    rule,
    severity,
    file,
    line,
    column,
  }))
}

function readGithub(output: string): Told[] {
  return output.split('\n').flatMap((text) => {
    const command = runnerCommand(text)
    if (!command) return []
    const { file = '', line, col, title } = command.properties
    return { rule: title!, severity: command.name, file, line: Number(line), column: Number(col) }
  })
}

interface SarifResult {
  readonly ruleId: string
  readonly level: string
  readonly locations: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string }
      readonly region: { readonly startLine: number; readonly startColumn: number }
    }
  }[]
}

function readSarif(output: string): Told[] {
  const { runs } = JSON.parse(output) as { runs: { results: SarifResult[] }[] }
  return runs[0]!.results.map(({ ruleId, level, locations }) => {
    const { artifactLocation, region } = locations[0]!.physicalLocation
    return {
      rule: ruleId,
      severity: level,
      file: decodeURIComponent(artifactLocation.uri),
      line: region.startLine,
      column: region.startColumn,
    }
  })
}

function readJunit(output: string): Told[] {
  return readXml(output).children.flatMap(({ children: cases }) =>
    cases.flatMap(({ attributes, children: [result] }) => {
      if (!result) return []
      const { file = '', line, classname } = attributes
      const column = result.text.slice(`${file}:${line}:`.length).match(/^\d+/)![0]
      return {
        rule: classname!.replace('pm.', ''),
        severity: result.name === 'failure' ? 'error' : 'warning',
        file,
        line: Number(line),
        column: Number(column),
      }
    }),
  )
}
