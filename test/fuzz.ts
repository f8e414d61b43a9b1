const { PM_FUZZ_COUNT, PM_FUZZ_SEED, PM_CI } = process.env

/** How many cases a fuzz test tries: PM_FUZZ_COUNT where it is set, else the first number, on CI the second. */
export function fuzzCount(here: number, onCi: number): number {
  return Number(PM_FUZZ_COUNT ?? (PM_CI ? onCi : here))
}

/** What its cases follow from. */
export const fuzzSeed: number = Number(PM_FUZZ_SEED ?? 1)

/** Milliseconds that so many cases may take at most, each up to so many, on a machine that does other things too. */
export function fuzzTimeout(count: number, each: number): number {
  return 300_000 + count * each
}
