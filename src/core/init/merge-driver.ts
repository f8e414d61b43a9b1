import { expandBraces } from '../glob/braces.js'
import { shellWord } from './addition.js'

/** Where git looks for what to merge a file with, relative to the root of the repository. */
export const attributesPath = '.gitattributes'

const COMMENT =
  '# pm merges these item by item in each clone that was told to: pm init --merge-driver'

/** The lines that name pm as what merges the files of some globs, which are relative to a folder of the repository. */
export function attributeLines(folder: string, globs: readonly string[]): readonly string[] {
  const patterns = globs.flatMap((glob) => {
    const expanded = expandBraces(glob)
    return 'fault' in expanded ? [] : expanded.alternatives
  })
  const base = folder.replace(/[*?[\]\\]/g, '\\$&')
  const lines = patterns.map((pattern) => {
    const names = [...base.split('/'), ...pattern.split('/')].filter((name) => name && name !== '.')
    return `${attributeWord(`/${names.join('/')}`)} merge=pm`
  })
  return [...new Set(lines)]
}

// Blanks end a pattern that is not in quotes.
function attributeWord(pattern: string): string {
  return /[\s"]/.test(pattern) ? `"${pattern.replace(/["\\]/g, '\\$&')}"` : pattern
}

/** A file of attributes with those of the lines that it lacks at its end. */
export function withAttributes(existing: string, lines: readonly string[]): string {
  const known = new Set(existing.split(/\r?\n/))
  const lacking = lines.filter((line) => !known.has(line))
  if (!lacking.length) return existing
  const lineEnd = existing.includes('\r\n') ? '\r\n' : '\n'
  const start = existing === '' || existing.endsWith('\n') ? existing : existing + lineEnd
  const added = known.has(COMMENT) ? lacking : [COMMENT, ...lacking]
  return start + added.map((line) => line + lineEnd).join('')
}

/**
 * The command by which a clone has pm merge its files: the pm of the project, unless the repository itself brings one,
 * else one that is installed, else the program at a path, if any. Where none can do it, git merges line by line, and
 * where there is none it is told.
 */
export function driverCommand(program: string): string {
  const named = /^[\x20-\x7e]+$/.test(program)
    ? ` || pm=${shellWord(program.replaceAll('%', '%%'))}`
    : ''
  const driver = [
    'pm=node_modules/.bin/pm',
    `[ -x $pm ] && [ -z "$(git ls-files node_modules 2>&1)" ] || pm=$(command -v pm)${named}`,
    'if [ -x "$pm" ]',
    'then "$pm" merge-file --path=%P --marker-size=%L %O %A %B',
    'code=$?',
    '[ $code -lt 2 ] && exit $code',
    'else echo pm is not installed: git merges this file line by line >&2',
    'fi',
    'git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B',
  ].join('; ')
  return `git config merge.pm.driver ${shellWord(driver)}`
}
