import type { Run } from '../command.js'
import { count } from '../core/problems/words.js'
import { type ExitCode, exitCode } from '../exit-code.js'
import { plainText } from '../render/text.js'
import type { Workspace } from '../workspace.js'

const NAMED = 5

/** Says loudly what errors have left out, and gives the exit code of a reading command. */
export function concludeReading({ io }: Run, { leftOut, problems }: Workspace): ExitCode {
  const errors = problems.filter(({ severity }) => severity === 'error').length
  if (!errors) return exitCode.ok
  const names = leftOut
    .slice(0, NAMED)
    .map(({ id, file, line }) => plainText(id === null ? file : `${id} (${file}:${line})`))
  const more = leftOut.length > NAMED ? [`${leftOut.length - NAMED} more`] : []
  const what = leftOut.length
    ? `left out because of errors: ${[...names, ...more].join(', ')}`
    : 'the data has errors'
  io.err.write(`pm: ${what}\n  pm validate shows ${count(errors, 'error')} with file and line\n`)
  return exitCode.data
}
