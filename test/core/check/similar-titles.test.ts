import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkSimilarTitles } from '../../../src/core/check/similar-titles.js'
import type { Problem } from '../../../src/core/problems/problem.js'
import { items, resolve } from '../frameworks/repository.js'

/** The pairs of titles that are told, each as the later and the earlier one. */
async function pairs(...titles: readonly string[]): Promise<string[]> {
  const repository = await resolve({})
  const backlog = titles.map((title, at) => `- {id: i${at}, title: ${JSON.stringify(title)}}`)
  const all = await items(backlog.join('\n'), repository)
  const problems: Problem<'similar-title'>[] = []
  checkSimilarTitles({ items: all }, (found) => problems.push(found as Problem<'similar-title'>))
  return problems.map(({ args }) => `${args.id} ${args.other}`)
}

describe('two titles are nearly the same', () => {
  it.each([
    ['One-tap checkout', 'One-tap checkout'],
    ['One-tap checkout', 'ONE TAP CHECKOUT'],
    ['One-tap checkout', 'Checkout in one tap'],
    ['Refund to the card', 'Refunds to cards'],
    ['Categories for products', 'Category of product'],
    ['Delete saved addresses', 'Delete a saved address'],
    ['Café receipts', 'Cafe receipt'],
    ['Offline payments', 'Offline paymets'],
    ['Offline payments', 'Offline paymments'],
    ['Offline payments', 'Offline paynents'],
    ['Offline payments', 'Offline paymnets'],
    ['Add to wallet', 'To wallet, add!'],
    ['支付 退款', '退款 支付'],
  ])('%s, %s', async (a, b) => {
    expect(await pairs(a, b)).toEqual(['i1 i0'])
    expect(await pairs(b, a)).toEqual(['i1 i0'])
  })
})

describe('two titles are not', () => {
  it.each([
    ['Release 2', 'Release 3'],
    ['Checkout, part one', 'Checkout, part two'],
    ['Import orders', 'Export orders'],
    ['Search for a card', 'Search for a cart'],
    ['Enable the old flow', 'Disable the old flow'],
    ['Refund to the card', 'Refund to the card and back'],
    ['Support ticket A1234567', 'Support ticket A1234568'],
    ['Contract', 'Contrast'],
    ['Pay with PayPal', 'Pay without PayPal'],
    ['???', '!!!'],
    ['Status page', 'Statues page'],
  ])('%s, %s', async (a, b) => {
    expect(await pairs(a, b)).toEqual([])
  })
})

it('names the first of several, and is silent about work that is done', async () => {
  expect(await pairs('Dark mode', 'Light mode', 'Dark modes', 'Mode: dark')).toEqual([
    'i2 i0',
    'i3 i0',
  ])
  const repository = await resolve({})
  const all = await items(
    '[{id: a, title: Dark mode, status: shipped}, {id: b, title: Dark mode}]',
    repository,
  )
  const problems: Problem[] = []
  checkSimilarTitles({ items: all }, (found) => problems.push(found))
  expect(problems).toEqual([])
})

it('takes the same words in any order for the same title', async () => {
  const word = fc.stringMatching(/^[a-z]{1,12}$/)
  await fc.assert(
    fc.asyncProperty(
      fc.array(word, { minLength: 1, maxLength: 8 }),
      fc.nat(),
      async (words, by) => {
        const turned = [...words.slice(by % words.length), ...words.slice(0, by % words.length)]
        expect(await pairs(words.join(' '), turned.join(' '))).toEqual(['i1 i0'])
      },
    ),
    { numRuns: 200 },
  )
})
