import type { Flag, Run } from '../command.js'
import { wholeNumber } from '../globals.js'

const SEED = 1

export const seedFlag: Flag = {
  flags: '--seed <n>',
  description: `which draws; the same number draws the same (default ${SEED})`,
}

/** The seed of all draws. Throws UsageError. */
export function seedOf({ flags }: Run): number {
  return flags.seed === undefined ? SEED : wholeNumber(flags.seed, 'seed', { least: 0 })
}
