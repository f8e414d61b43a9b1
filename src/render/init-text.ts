import type { Addition } from '../core/init/addition.js'
import type { Imported } from '../core/init/import-text.js'
import { type NewFile, unfilled } from '../core/init/new-files.js'
import { count, list } from '../core/problems/words.js'
import { plainText } from './text.js'

/** What a new start has brought, and what to do next; `above` is the configuration of a project around it. */
export function initText(
  files: readonly NewFile[],
  imported: Imported | undefined,
  above: string | undefined,
): string {
  const note =
    above === undefined
      ? ''
      : `  this is a project of its own now: in this folder pm no longer reads ${plainText(above)} above it\n`
  return `${broughtText(files, imported)}${note}`
}

function broughtText(files: readonly NewFile[], imported: Imported | undefined): string {
  const names = list(files.map(({ path }) => plainText(path)))
  if (!imported)
    return `wrote ${names}\n  next: pm prioritize, then put your own items into backlog.yaml\n`
  const items = `wrote ${names} with ${count(imported.drafts.length, 'item')}`
  const { items: lacking, inputs } = unfilled(imported)
  if (!lacking.length)
    return `${items}\n  next: pm prioritize ranks them by ${imported.framework.name}\n`
  const urgent = lacking.filter(({ status }) => status === 'planned' || status === 'in-progress')
  const note = urgent.length
    ? `  ${urgent.length} of them ${urgent.length === 1 ? 'is' : 'are'} planned or in progress: pm validate calls what they lack an error\n`
    : ''
  return `${items}\n  next: fill in ${list(inputs)} of ${count(lacking.length, 'item')}, then pm prioritize\n${note}`
}

/** Which files a hook or CI job has brought, what is left to do by hand, and the runners whose hooks that turns off. */
export function additionText({ files, next }: Addition, off: readonly string[]): string {
  const note = off.length
    ? `  which turns off the hooks of ${list(off)}; to keep them: ${list(
        off.map((runner) => `pm init --hooks ${runner}`),
        'or',
      )} in place of it\n`
    : ''
  return `wrote ${list(files.map(({ path }) => plainText(path)))}\n  ${next}\n${note}`
}

/** What was done for merges, and the command that each clone needs once. */
export function attributesText(isWritten: boolean, command: string): string {
  const done = isWritten ? 'wrote .gitattributes' : '.gitattributes names pm already'
  return `${done}\n  in each clone, as git takes no program from a repository:\n  ${command}\n`
}
