import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { writeBacklog } from '../../bench/backlog.js'

/** A new folder with these files, outside git. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'pm-process-')))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

/** A new folder with a generated backlog. */
export function folderWithItems(items: number, { isUncertain = false } = {}): string {
  const folder = folderWith({})
  writeBacklog(folder, { items, files: Math.ceil(items / 10_000), isUncertain })
  return folder
}

export const twoItems: string = `items:
  - {id: a, title: Alpha, confidence: 80%, effort: 2, rice: {reach: 400, impact: high}}
  - {id: b, title: Beta, confidence: 50%, effort: 1, rice: {reach: 100, impact: low}}
`
