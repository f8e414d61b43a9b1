import { quote } from './words.js'

/** Why an estimate is none, or contradicts itself. The sentence of a rule ends with one of these. */
export const estimateReasons = {
  thousands: () => 'a number is written without separators, with a point before its decimals',
  dash: () => 'an interval is written with "to"',
  spaces: () => 'an interval is written with "to" between spaces',
  fraction: () => 'a fraction is written as a decimal',
  digits: () => 'only decimal digits are read',
  unit: () => 'the unit belongs under units in pm.yaml, here stands the number alone',
  suffix: () => 'write the number out with all its zeros',
  fromEvidence: () => 'only the confidence of an item itself can be made of its evidence',
  openEnd: () => 'an interval has two ends',
  notAnEnd: (a: { text: string }) => `${quote(a.text)} is neither a number nor one of its words`,
  threePointKeys: (a: { key: string }) =>
    `${quote(a.key)} does not belong here, a three-point estimate has low, likely and high`,
  threePointLacks: (a: { key: string }) => `a three-point estimate also needs ${a.key}`,
  ends: (a: { low: string; high: string }) => `${a.low} is above ${a.high}`,
  noWidth: (a: { value: string }) => `both of its ends are ${a.value}; write ${a.value} alone`,
  order: (a: { lower: string; low: number; upper: string; high: number }) =>
    `${a.lower} ${a.low} is above ${a.upper} ${a.high}`,
} as const
