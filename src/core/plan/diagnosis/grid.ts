/** Nobody writes smaller ones. */
export const LEAST_STEP = 0.1

/** The numbers between which a person chooses: 0.1, 0.5, 1, 5, 10 and so on, the greatest of them within a twentieth of an amount. */
export function stepFor(amount: number): number {
  let step = LEAST_STEP
  for (let next = 0.5; next * 20 <= amount; next = isFive(next) ? next * 2 : next * 5) step = next
  return step
}

function isFive(step: number): boolean {
  return String(step).replace(/[0.]/g, '') === '5'
}

/** A multiple of a step, without the digits that are only rounding. */
export function multipleOf(step: number, count: number): number {
  return Number((step * count).toPrecision(12))
}

/**
 * The least multiple of a step above a number for which something holds, where it holds for all numbers from somewhere
 * up to another one, or undefined. What is a step less was tried too.
 */
export function leastMultiple(
  step: number,
  { above, upTo }: { readonly above: number; readonly upTo: number },
  holds: (value: number) => boolean,
): number | undefined {
  const first = Math.floor(above / step + 1e-9) + 1
  let [fails, works] = [first - 1, Math.ceil(upTo / step - 1e-9)]
  if (works <= fails || !holds(multipleOf(step, works))) return undefined
  while (works - fails > 1) {
    const middle = Math.floor((works + fails) / 2)
    if (holds(multipleOf(step, middle))) works = middle
    else fails = middle
  }
  return multipleOf(step, works)
}
