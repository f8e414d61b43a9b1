import type { Flag, Run } from '../command.js'
import { UsageError } from '../errors.js'
import { wholeNumber } from '../globals.js'

/** The seed of all draws where nobody asks for another. */
export const SEED = 1

/** How many draws a simulation has where nobody asks for others. */
export const defaultDraws = { ranking: 20_000, plan: 10_000 } as const

// At so many draws a probability is exact to 0.1 %.
const MOST_DRAWS = 1_000_000

export const seedFlag: Flag = {
  flags: '--seed <n>',
  description: `which draws; the same number draws the same (default ${SEED})`,
}

/** `--draws` for what is simulated. */
export function drawsFlag(what: keyof typeof defaultDraws): Flag {
  return { flags: '--draws <n>', description: `how many draws (default ${defaultDraws[what]})` }
}

/** The seed of all draws. Throws UsageError. */
export function seedOf({ flags }: Run): number {
  return flags.seed === undefined ? SEED : wholeNumber(flags.seed, 'seed', { least: 0 })
}

/** How many draws of it are asked for. Throws UsageError. */
export function drawsOf({ flags: { draws } }: Run, what: keyof typeof defaultDraws): number {
  return draws === undefined
    ? defaultDraws[what]
    : wholeNumber(draws, 'draws', { most: MOST_DRAWS })
}

/** Throws UsageError where a flag says how to draw and none asks for it. */
export function refuseUnasked({ flags, io }: Run): void {
  for (const name of ['draws', 'seed'])
    if (!flags.simulate && flags[name] !== undefined && !io.env[`PM_${name.toUpperCase()}`])
      throw new UsageError(`--${name} is for --simulate`, 'add --simulate')
}
