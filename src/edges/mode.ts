import type { FileKind } from './files.js'

/** What an entry of git with this mode, in octal, is. */
export function kindOfMode(mode: string): FileKind {
  if (mode === '120000') return 'symbolic link'
  return mode === '160000' ? 'submodule' : 'file'
}
