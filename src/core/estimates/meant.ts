import { withoutCommas } from './commas.js'
import type { Limits } from './limits.js'
import { readNumber } from './number.js'

/** How a text that is no estimate is to be written if it means what it seems to; undefined where that is anybody's guess. */
export function meantBy(text: string, { max }: Limits): string | undefined {
  if (text.length > 100) return undefined
  const ends = /^(\d[\d.]*?)(%?)(?:\s*(?:-|–|—|\.\.+)\s*|\s*to\s*)(\d[\d.]*)(%?)$/.exec(text)
  if (ends) {
    const [, low = '', first, high = '', second] = ends
    return between(low, high, first || second || (max === 1 && Number(high) > 1 ? '%' : ''))
  }
  const fraction = /^(\d+)\s*\/\s*([1-9]\d*)$/.exec(text)
  if (fraction) return String(Number((Number(fraction[1]) / Number(fraction[2])).toPrecision(3)))
  if (/^[+-]?\d{1,3}([_' ])\d{3}(\1\d{3})*$/.test(text)) return text.replace(/[_' ]/g, '')
  const numbers = text.includes(',') ? withoutCommas(text) : []
  if (numbers.length) return numbers.join(' or ')
  const large = /^(\d+(?:\.\d+)?)\s*([kmb])n?$/i.exec(text)
  if (large)
    return String(Number((Number(large[1]) * factors[large[2]!.toLowerCase()]!).toPrecision(12)))
  const bare =
    /^[$€£¥]\s*(\d+(?:\.\d+)?)$/.exec(text) ??
    /^(\d+(?:\.\d+)?(?: to \d+(?:\.\d+)?)?)\s*(?!to\b)\p{L}[\p{L}-]*$/u.exec(text)
  return bare?.[1]
}

const factors: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9 }

function between(low: string, high: string, percent: string | undefined): string | undefined {
  const [from, to] = [readNumber(low), readNumber(high)]
  return from !== undefined && to !== undefined && from < to
    ? `${low}${percent} to ${high}${percent}`
    : undefined
}
