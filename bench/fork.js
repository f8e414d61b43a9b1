import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Writes beside a generated backlog of one file what two people made of it, as base.yaml, ours.yaml and theirs.yaml:
 * each edits another field of every tenth item and adds one.
 */
export function writeFork(folder) {
  const base = readFileSync(join(folder, 'backlog/01.yaml'), 'utf8')
  const versions = {
    base,
    ours: everyTenth(base, /(?<=reach: )\d+/g, (reach) => `${Number(reach) + 1}`, 'ours'),
    theirs: everyTenth(base, /(?<=owner: )\w+/g, (owner) => `${owner}-2`, 'theirs'),
  }
  for (const [name, text] of Object.entries(versions))
    writeFileSync(join(folder, `${name}.yaml`), text)
}

function everyTenth(text, pattern, edit, by) {
  let count = 0
  const edited = text.replace(pattern, (value) => (count++ % 10 === 0 ? edit(value) : value))
  return `${edited}  - id: added-by-${by}\n    title: Added by ${by}\n`
}
