import type { NewFile } from './new-files.js'

/** What a repository is told of itself when a hook or CI file is made for it. */
export interface RepositoryAnswers {
  /** The folder of pm.yaml relative to the root, `''` for the root. */
  readonly folder: string
  /** The version of pm that is to run where the file installs it. */
  readonly version: string
}

/** Files that a team adds to a repository which has its planning data already, and what makes them work. */
export interface Addition {
  /** Their paths are relative to the root of the repository. */
  readonly files: readonly NewFile[]
  /** Paths that may be read in place of these files: where one exists, nothing is written, as if they did. */
  readonly inPlace?: readonly string[]
  /** What is left to do by hand, as the end of a sentence: `in each clone: pre-commit install`. */
  readonly next: string
  /** The line to add by hand where one of the files exists already. */
  readonly line: string
  /** Whose checks `next` turns off, with the paths by which one sees that there are any. */
  readonly turnsOff?: Readonly<Record<string, readonly string[]>>
}

/** `pm validate --staged`, with `-C` where the folder of pm.yaml is not the root; as a shell reads it. */
export function shellCommand(folder: string, ...words: readonly string[]): string {
  const where =
    folder === '' ? [] : ['-C', shellWord(folder.startsWith('-') ? `./${folder}` : folder)]
  return ['pm', ...words, ...where].join(' ')
}

/** A text as one word of a shell. A CI service would replace ${{ }} wherever it stands. */
export function shellWord(text: string): string {
  return /^[\w./=-]+$/.test(text)
    ? text
    : `'${text.replaceAll("'", "'\\''").replaceAll('${{', () => "$''{{")}'`
}
