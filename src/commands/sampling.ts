import type { Flag, Run } from '../command.js'
import { UsageError } from '../errors.js'
import { wholeNumber } from '../globals.js'

/** The seed of all draws where nobody asks for another. */
export const SEED = 1

// At so many draws a probability is exact to 0.1 %.
const MOST_DRAWS = 1_000_000

export const seedFlag: Flag = {
  flags: '--seed <n>',
  description: `which draws; the same number draws the same (default ${SEED})`,
}

/** `--draws` with so many by default. */
export function drawsFlag(standard: number): Flag {
  return { flags: '--draws <n>', description: `how many draws (default ${standard})` }
}

/** The seed of all draws. Throws UsageError. */
export function seedOf({ flags }: Run): number {
  return flags.seed === undefined ? SEED : wholeNumber(flags.seed, 'seed', { least: 0 })
}

/** How many draws are asked for. Throws UsageError. */
export function drawsOf({ flags: { draws } }: Run, standard: number): number {
  return draws === undefined ? standard : wholeNumber(draws, 'draws', { most: MOST_DRAWS })
}

/** Throws UsageError where a flag says how to draw and none asks for it. */
export function refuseUnasked({ flags, io }: Run): void {
  for (const name of ['draws', 'seed'])
    if (!flags.simulate && flags[name] !== undefined && !io.env[`PM_${name.toUpperCase()}`])
      throw new UsageError(`--${name} is for --simulate`, 'add --simulate')
}
