const NUMBER = /^[+-]?\d[\d.,]*(?:%?$| +(?:to|per) )/

/**
 * What a number with commas may mean, as it is written without them: `1,400` is 1400 or 1.4, `2,5` is 2.5. Also of a
 * percentage and of an interval. None where that cannot be told, or the text is no number.
 */
export function withoutCommas(text: string): readonly string[] {
  if (!NUMBER.test(text)) return []
  const isGrouped = !/,(?!\d{3}(?!\d))|(?<![\d,.])0\d*,/.test(text)
  const isOnce = !/,\d+,/.test(text)
  const decimals = text.replace(/,(\d*[1-9])?0*(?!\d)/g, (_, digits = '') => digits && `.${digits}`)
  return [...(isGrouped ? [text.replaceAll(',', '')] : []), ...(isOnce ? [decimals] : [])]
}
