import type { Flag, Run } from '../command.js'
import { wholeNumber } from '../globals.js'

const DEFAULT_SEED = 1

export const seedFlag: Flag = {
  flags: '--seed <n>',
  description: `draw by this number (default ${DEFAULT_SEED}); the same number gives the same draws`,
}

/** The seed of all draws. Throws UsageError. */
export function seedOf({ flags }: Run): number {
  return flags.seed === undefined ? DEFAULT_SEED : wholeNumber(flags.seed, 'seed')
}
