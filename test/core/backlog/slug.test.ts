import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { slug, uniqueSlugs } from '../../../src/core/backlog/slug.js'
import { isId } from '../../../src/core/schema/kinds.js'
import { noSharedData, sharedData } from '../../shared-data.js'

describe('slug', () => {
  it.each([
    ['One-tap checkout', 'one-tap-checkout'],
    ["The shop's  dashboard!", 'the-shops-dashboard'],
    ['Straße in Łódź, Ærø and Þingvellir', 'strasse-in-lodz-aero-and-thingvellir'],
    ['Café crème — déjà vu', 'cafe-creme-deja-vu'],
    ['CAFÉ ½ € off', 'cafe-1-2-off'],
    ['🚀 Launch', 'launch'],
    ['Upgrade to Node 20.19', 'upgrade-to-node-20-19'],
    ['__proto__', 'proto'],
    ['ＡＢＣ ①', 'abc-1'],
  ])('of %s is %s', (title, expected) => {
    expect(slug(title)).toBe(expected)
  })

  it('tells titles apart that ASCII cannot spell', () => {
    const titles = ['支付 v2', '退款 v2', '支付', '退款', '…', '?', '']
    const slugs = titles.map(slug)
    expect(new Set(slugs).size).toBe(titles.length)
    expect(slugs[0]).toMatch(/^v2-[a-z0-9]{6}$/)
    expect(slugs[2]).toMatch(/^item-[a-z0-9]{6}$/)
  })

  it('cuts a long title at the end of a word', () => {
    const title = 'Look up the address while it is typed in eleven countries and four alphabets'
    expect(slug(title)).toBe('look-up-the-address-while-it-is-typed-in-eleven-countries-and')
    expect(slug('x'.repeat(200))).toBe('x'.repeat(64))
  })

  it('is a valid id for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (title) => {
        expect(slug(title)).satisfy(isId)
      }),
    )
  })

  it('is a valid id for the naughty strings', ({ skip }) => {
    if (!sharedData) skip(noSharedData)
    const file = `${sharedData}/hostile/naughty-strings/blns.json`
    const strings: string[] = JSON.parse(readFileSync(file, 'utf8'))
    for (const text of strings) expect(slug(text)).satisfy(isId)
  })

  it('is none of the names that no id may have', () => {
    expect(slug('Constructor!')).toMatch(/^constructor-[a-z0-9]{6}$/)
    expect(slug('prototype')).toMatch(/^prototype-[a-z0-9]{6}$/)
    expect(slug('__proto__')).toBe('proto')
  })
})

describe('uniqueSlugs', () => {
  it('numbers what is equal, also to an id that is taken in another case', () => {
    expect(uniqueSlugs(['A b', 'a B', 'A-b', 'c'], ['C'])).toEqual(['a-b', 'a-b-2', 'a-b-3', 'c-2'])
  })

  it('cuts what an import makes to 32 characters, at the end of a word', () => {
    const title = 'Look up the address while it is typed in eleven countries'
    expect(uniqueSlugs([title, title, 'Замовлення кав’ярні без черги та реєстрації'])).toEqual([
      'look-up-the-address-while-it-is',
      'look-up-the-address-while-it-2',
      expect.stringMatching(/^item-[a-z0-9]{6}$/),
    ])
  })

  it('does not run into a number that a title has itself', () => {
    expect(uniqueSlugs(['v 2', 'v', 'v', 'v-2'])).toEqual(['v-2', 'v', 'v-3', 'v-2-2'])
  })

  it('gives as many distinct valid ids as there are titles', () => {
    const title = fc.oneof(fc.constantFrom('a', 'a-2', 'A', 'x'.repeat(70)), fc.string())
    fc.assert(
      fc.property(fc.array(title, { maxLength: 40 }), (titles) => {
        const made = uniqueSlugs(titles)
        expect(new Set(made).size).toBe(titles.length)
        for (const id of made) expect(id).toMatch(/^[a-z0-9-]{1,32}$/)
      }),
    )
  })
})
