import { expect, test } from 'vitest'
import { fnv1a32, fnv1a64 } from '../../src/core/fnv.js'

// Of Noll's table of test vectors.
test.for([
  ['', '811c9dc5', 'cbf29ce484222325'],
  ['a', 'e40c292c', 'af63dc4c8601ec8c'],
  ['b', 'e70c2de5', 'af63df4c8601f1a5'],
  ['foobar', 'bf9cf968', '85944171f73967e8'],
])('the hashes of %j are %s and %s', ([text, short, long]) => {
  expect(fnv1a32(text!).toString(16)).toBe(short)
  expect(fnv1a64(text!)).toBe(long)
})
