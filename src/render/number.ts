import { roundScore } from '../core/rank/significant.js'

/**
 * A number for people, the same in every locale: at most two decimals, three significant digits
 * below 1, whole from 1,000 on with thousands separated by commas.
 */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return '–'
  const size = Math.abs(value)
  if (size >= 1e15 || (size > 0 && size < 1e-4)) return tidy(value.toExponential(2))
  // What all below would make of it, most of which are of this kind.
  if (size < 1000 && Number.isInteger(value)) return String(value)
  const decimals = size >= 1000 ? 0 : size >= 1 || size === 0 ? 2 : significantDecimals(size)
  const [whole, fraction] = value.toFixed(decimals).split('.')
  const digits = whole!.replace(/\B(?=(\d{3})+$)/g, ',')
  const rest = fraction?.replace(/0+$/, '')
  return tidy(rest ? `${digits}.${rest}` : digits)
}

/** A share as a whole percentage: `80 %`. */
export function formatPercent(share: number): string {
  return `${tidy((share * 100).toFixed(0))} %`
}

/** A probability in percent; one that is neither is not rounded to impossible or certain. */
export function formatChance(probability: number): string {
  if (probability > 0 && probability < 0.005) return '< 1 %'
  return probability < 1 && probability > 0.995 ? '> 99 %' : formatPercent(probability)
}

function significantDecimals(size: number): number {
  let decimals = 3
  for (let limit = 0.1; size < limit; limit /= 10) decimals++
  return decimals
}

function tidy(text: string): string {
  return text === '-0' ? '0' : text
}

/** A sum of decimals without the digits that are only rounding. */
export function tidyNumber(value: number): number {
  return roundScore(value) || 0
}
