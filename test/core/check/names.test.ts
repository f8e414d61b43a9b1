import { describe, expect, it } from 'vitest'
import { folder } from '../../repository.js'
import { found, problemsOf, validate } from '../../validate.js'

const messages = async (backlog: string) =>
  (await problemsOf({ 'backlog.yaml': backlog })).map(({ message }) => message)

describe('a problem of an item without a usable id', () => {
  it.each(['{id: a b, title: A', '{title: A'])('names it all the same: %s', async (start) => {
    expect(await messages(`- ${start}, status: planned, due: 2025-01-01}\n`)).toContain(
      'this item was due 2025-01-01, and its status is planned',
    )
    const dependent = `- {title: A, parent: v, depends_on: [v]}\n- {id: v, title: V}\n`
    expect(await messages(dependent)).toContain(
      'this item depends on v, which groups it and is finished only when this item is',
    )
  })

  it('takes two of them for no duplicates', async () => {
    expect(await found('duplicate-id', { 'backlog.yaml': '- {title: A}\n- {title: B}\n' })).toEqual(
      [],
    )
  })
})

it('an empty title is called a title', async () => {
  expect(await messages('- ""\n')).toEqual(['title is empty'])
})

it('a status that cannot be read is not called absent', async () => {
  expect(await messages('- {id: a, title: A, status: Shipped, shipped: 2025-01-01}\n')).toEqual([
    expect.stringMatching(/^status must be /),
  ])
  expect(await messages('- {id: a, title: A, shipped: 2025-01-01}\n')).toEqual([
    'shipped 2025-01-01, yet its status is not given',
  ])
})

it('an id that three items have is used three times', async () => {
  const backlog = '- {id: a, title: Alpha}\n- {id: A, title: Beta}\n- {id: a, title: Gamma}\n'
  expect(await found('duplicate-id', { 'backlog.yaml': backlog })).toEqual([
    'backlog.yaml:1 «a» the id "a" is used 3 times, also as "A" at backlog.yaml:2',
    'backlog.yaml:2 «A» the id "A" is used 3 times, also as "a" at backlog.yaml:1',
    'backlog.yaml:3 «a» the id "a" is used 3 times, also at backlog.yaml:1',
  ])
})

it('no warnings at all may be asked for, and fewer not', async () => {
  const { code, stderr } = await validate(folder({ 'backlog.yaml': '- A\n' }), [
    '--max-warnings=-1',
  ])
  expect({ code, stderr }).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('from 0, got "-1"'),
  })
})
