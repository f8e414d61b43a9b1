import { type Draw, mutate } from '../core/yaml/mutate.js'

/** Values that are right somewhere and odd almost everywhere. */
const ODD = [
  ...['~', '-1', '0', '1e308', '-0', '9'.repeat(400), '.inf', '0.1e-400', '1_000', 'true', '""'],
  ...['{}', '[]', '[[]]', '{a: {b: c}}', '[a, {b: 1}]', '"a\\u0000b"', '"\\ud800"', '"\\e[31m"'],
  ...['80%', '120%', '2 to 5', '5 to 2', '{low: 1, likely: 2, high: 3}', 'massive', 'must'],
  ...['2027-Q1', '2027-Q9', '2027-13-40', '9999-12-31', '0000-01-01', 'Now', '12 per quarter'],
  ...['../../etc/passwd', '/dev/zero', '**/**/*', '{a,b', '[!', '.', '.git/config', 'pm.yaml'],
  ...['rice', 'score', 'growth', 'moscow', 'kpi', 'effort', 'pay-1', 'PAY-1', 'conversion'],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'length'],
  ...['"a > b ? a : b"', '"1 / 0"', '"((a)"', '"a ^ a ^ a"', '"sqrt(-1)"', 'rice * growth'],
]

/** The text with one to three of its values changed into odd ones. */
function withOddValues(text: string, draw: Draw): string {
  let changed = text
  for (let left = 1 + draw(3); left > 0; left--) {
    const values = [...changed.matchAll(/(?<=[:,[{-] )[^\s,{}[\]#]+/g)]
    const value = values[draw(values.length)]
    if (!value) return changed
    const odd = ODD[draw(ODD.length)]!
    changed = changed.slice(0, value.index) + odd + changed.slice(value.index + value[0].length)
  }
  return changed
}

/** The text with faults in its form or in its values. */
export function disturbed(text: string, draw: Draw): string {
  return draw(2) === 0 ? mutate(text, draw) : withOddValues(text, draw)
}
