import { describe, expect, it } from 'vitest'
import { readIdeas } from '../../../src/core/init/ideas.js'
import { messageOf, type Problem } from '../../../src/core/problems/problem.js'
import { sourceFile } from '../../../src/core/yaml/source.js'

function ideasOf(text: string) {
  const problems: Problem[] = []
  const drafts = readIdeas(sourceFile('ideas.md', text), (problem) => problems.push(problem))
  return { drafts, problems }
}

describe('readIdeas', () => {
  it.each([
    ['One-tap checkout', 'One-tap checkout'],
    ['- One-tap checkout', 'One-tap checkout'],
    ['  * One-tap checkout  ', 'One-tap checkout'],
    ['+ One-tap checkout', 'One-tap checkout'],
    ['\u2022 One-tap checkout', 'One-tap checkout'],
    ['12. One-tap checkout', 'One-tap checkout'],
    ['3) One-tap checkout', 'One-tap checkout'],
    ['- [ ] One-tap checkout', 'One-tap checkout'],
    ['[ ] One-tap checkout', 'One-tap checkout'],
    ['1. [ ] One-tap checkout', 'One-tap checkout'],
    ['3-D Secure inside the page', '3-D Secure inside the page'],
    ['2027.5 release', '2027.5 release'],
    ['-40 % latency', '-40 % latency'],
    ['[beta] One-tap checkout', '[beta] One-tap checkout'],
    ['#1 wish of the support team', '#1 wish of the support team'],
  ])('takes the title of %j', (line, title) => {
    expect(ideasOf(line).drafts.map((draft) => draft.title)).toEqual([title])
  })

  it('takes a ticked box for shipped', () => {
    expect(ideasOf('- [x] Done\n- [X] Done too\n- [ ] Open').drafts).toEqual([
      { id: 'done', title: 'Done', status: 'shipped' },
      { id: 'done-too', title: 'Done too', status: 'shipped' },
      { id: 'open', title: 'Open' },
    ])
  })

  it('keeps what is written twice, with two ids', () => {
    expect(ideasOf('a b\r\nA B\r\n').drafts).toEqual([
      { id: 'a-b', title: 'a b' },
      { id: 'a-b-2', title: 'A B' },
    ])
  })

  it('passes over empty lines and rules, and says which headings it left out', () => {
    const { drafts, problems } = ideasOf(
      '# Autumn\n\n---\n* * *\n-\n- [ ]\n- a\n\n## Winter\n- b\n',
    )
    expect(drafts.map(({ title }) => title)).toEqual(['a', 'b'])
    expect(problems.map(messageOf)).toEqual([
      '"# Autumn" is left out: a heading is no item',
      '"## Winter" is left out: a heading is no item',
    ])
    const { source, start } = problems[1]!.place
    expect(source.position(start)).toEqual({ line: 9, column: 1 })
  })
})
