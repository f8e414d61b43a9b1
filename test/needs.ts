import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/**
 * Why a test cannot run on this machine, or undefined where it has everything. On CI a missing tool throws.
 * A tool is a command (`git`), a file (`/dev/full`), or another Node (`node22`, from the variable PM_NODE_22).
 */
export function needs(...tools: readonly string[]): string | undefined {
  const missing = tools.filter((tool) => pathOf(tool) === undefined)
  if (missing.length === 0) return undefined
  const reason = `this machine has no ${missing.join(' and no ')}`
  if (process.env.PM_CI) throw new Error(reason)
  return reason
}

/** The path of a tool that `needs` speaks of. */
export function pathOf(tool: string): string | undefined {
  if (tool.startsWith('/')) return existsSync(tool) ? tool : undefined
  const node = /^node(\d+)$/.exec(tool)
  if (node) return process.env[`PM_NODE_${node[1]}`]
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, tool + suffix))
    .find((path) => existsSync(path))
}
