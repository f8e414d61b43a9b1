const DIGITS = 12

/** A score as scores are compared: rounded to 12 significant digits, so that the order of additions makes no difference. */
export function roundScore(score: number): number {
  return Number(score.toPrecision(DIGITS)) + 0
}
