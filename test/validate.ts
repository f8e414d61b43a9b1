import { run } from '../src/cli.js'
import { testIo } from './io.js'
import { folder, type TestFolder, type Tree } from './repository.js'

/** A problem as `pm validate --format json` tells it. */
export interface Told {
  readonly rule: string
  readonly severity: string
  readonly message: string
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  readonly hint: string | null
}

/** What `pm validate` does in a folder. */
export async function validate(
  here: Pick<TestFolder, 'root'>,
  args: readonly string[] = [],
  stdin = '',
) {
  const io = testIo({ cwd: here.root, stdin: new TextEncoder().encode(stdin) })
  const code = await run(['validate', ...args], io)
  return { code, stdout: io.stdout(), stderr: io.stderr() }
}

/** The problems that it finds there. */
export async function problemsIn(
  here: Pick<TestFolder, 'root'>,
  ...args: readonly string[]
): Promise<readonly Told[]> {
  return JSON.parse((await validate(here, ['--format', 'json', ...args])).stdout).problems
}

/** The same as `file:line:column rule`; with `*` before an error. */
export async function placesIn(
  here: Pick<TestFolder, 'root'>,
  ...args: readonly string[]
): Promise<readonly string[]> {
  return (await problemsIn(here, ...args)).map(
    ({ severity, file, line, column, rule }) =>
      `${severity === 'error' ? '*' : ''}${file}:${line}:${column} ${rule}`,
  )
}

/** The problems of files in a new folder outside git. */
export async function problemsOf(tree: Tree, ...args: readonly string[]): Promise<readonly Told[]> {
  return problemsIn(folder(tree), ...args)
}

/** Those of one rule, as line, what stands under the caret, and sentence: `backlog.yaml:1 «2027-01-01» a is due …`. */
export async function found(
  rule: string,
  tree: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<readonly string[]> {
  const all = await problemsOf(tree, ...args)
  return all
    .filter((each) => each.rule === rule)
    .map(({ file, line, column, endLine, endColumn, message }) => {
      const [text = ''] = tree[file]!.split('\n').slice(line - 1)
      const marked = text.slice(column - 1, endLine === line ? endColumn - 1 : undefined)
      return `${file}:${line} «${marked}» ${message}`
    })
}
