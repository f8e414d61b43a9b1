import { describe, expect, test } from 'vitest'
import { folder, repository } from '../repository.js'
import { placesIn, validate } from '../validate.js'

const wrong = '- {id: a, title: A, efort: 1}\n'
const tree = {
  'pm.yaml': 'kpi: []\n',
  'backlog.yaml': wrong,
  'backlog/b.yaml': wrong.replace('id: a', 'id: b').replace('title: A', 'title: B'),
  'backlog/deep/c.yaml': wrong.replace('id: a', 'id: c').replace('title: A', 'title: C'),
  'README.md': '# Hello\n',
}

describe('pm validate FILE…', () => {
  const here = folder(tree)

  test.for([
    [['backlog.yaml'], ['*backlog.yaml:1:21 unknown-field']],
    [
      ['./backlog//b.yaml', 'backlog.yaml', 'backlog.yaml'],
      ['*backlog.yaml:1:21 unknown-field', '*backlog/b.yaml:1:21 unknown-field'],
    ],
    [
      ['backlog'],
      ['*backlog/b.yaml:1:21 unknown-field', '*backlog/deep/c.yaml:1:21 unknown-field'],
    ],
    [['backlog/deep/'], ['*backlog/deep/c.yaml:1:21 unknown-field']],
    [['pm.yaml'], ['*pm.yaml:1:1 unknown-field']],
    [
      [here.root],
      [
        '*backlog.yaml:1:21 unknown-field',
        '*backlog/b.yaml:1:21 unknown-field',
        '*backlog/deep/c.yaml:1:21 unknown-field',
        '*pm.yaml:1:1 unknown-field',
      ],
    ],
  ] as const)('%j shows the problems of these alone', async ([files, expected]) => {
    expect(await placesIn(here, ...files)).toEqual(expected)
  })

  test('names are relative to where it is run', async () => {
    const git = repository(tree)
    expect(await placesIn({ root: `${git.root}/backlog` }, 'b.yaml', '../pm.yaml')).toEqual([
      '*backlog/b.yaml:1:21 unknown-field',
      '*pm.yaml:1:1 unknown-field',
    ])
  })

  test('a file without problems is clean, whatever others have', async () => {
    const clean = folder({ 'backlog/a.yaml': '- b\n', 'backlog/b.yaml': wrong })
    const { code, stdout, stderr } = await validate(clean, ['backlog/a.yaml'])
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
    expect(stderr).toContain('no problems')
  })

  test('what another file has to do with it is known', async () => {
    const both = folder({
      'backlog/a.yaml': '- {id: a, title: A, depends_on: [b]}\n',
      'backlog/b.yaml': '- {id: b, title: B}\n',
    })
    expect(await placesIn(both, 'backlog/a.yaml')).toEqual([])
  })

  test('an absolute path may lead to the repository through a link', async () => {
    const home = folder({
      'real/backlog/a.yaml': '- {id: a, title: A, x: 1}\n',
      linked: { link: 'real' },
    })
    const found = await placesIn(
      { ...home, root: `${home.root}/linked` },
      `${home.root}/linked/backlog/a.yaml`,
    )
    expect(found).toEqual(['*backlog/a.yaml:1:21 unknown-field'])
  })

  test('a link that is not read may be named', async () => {
    const linked = folder({ 'backlog/a.yaml': '- a\n', 'backlog/l.yaml': { link: 'a.yaml' } })
    expect(await placesIn(linked, 'backlog/l.yaml')).toEqual([
      '*backlog/l.yaml:1:1 not-a-regular-file',
    ])
  })

  test.for([
    ['README.md', '"README.md" is not among the files that pm reads here'],
    ['nothing.yaml', '"nothing.yaml" is not among the files that pm reads here'],
    ['back', '"back" is not among the files that pm reads here'],
    ['../other.yaml', '"../other.yaml" is outside the repository'],
    ['/etc/passwd', '"/etc/passwd" is outside the repository'],
  ])('%s ends with 2', async ([name, message]) => {
    const { code, stdout, stderr } = await validate(here, [name!])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(new RegExp(`^pm: ${message!.replaceAll('.', '\\.')}\n  \\S.*\n$`))
  })
})

describe('pm validate - --stdin-path FILE', () => {
  const clean = { 'backlog.yaml': '- {id: a, title: A}\n', 'pm.yaml': '' }

  test('takes the text for that file, and shows its problems alone', async () => {
    const here = folder({ ...clean, 'backlog/b.yaml': wrong.replace('id: a', 'id: b') })
    const { code, stdout } = await validate(here, ['-', '--stdin-path', 'backlog.yaml'], wrong)
    expect(code).toBe(1)
    expect(stdout).toContain('backlog.yaml:1:21: error: unknown field "efort"')
    expect(stdout).not.toContain('backlog/b.yaml')
    expect(here.text('backlog.yaml')).toBe(clean['backlog.yaml'])
  })

  test('may be a file that is not saved yet, and pm.yaml', async () => {
    const here = folder(clean)
    const fresh = await validate(here, ['-', '--stdin-path', 'backlog/new.yaml'], wrong)
    expect(fresh.stdout).toMatch(/^backlog\/new.yaml:1:8: error: the id "a" is used twice/)
    const config = await validate(here, ['-', '--stdin-path', 'pm.yaml'], 'teams: 3\n')
    expect(config.stdout).toMatch(/^pm.yaml:1:8: error: teams must be/)
  })

  test('stands in for what is staged, and is held against a commit', async () => {
    const here = repository(clean)
    const args = ['-', '--stdin-path', 'backlog.yaml', '--since', 'HEAD', '--staged']
    const text = '- {id: a, title: A}\n- {id: b, title: B, efort: 1}\n'
    expect((await validate(here, args, text)).stdout).toMatch(/^backlog.yaml:2:21: error/)
    expect((await validate(here, args, clean['backlog.yaml'])).code).toBe(0)
  })

  test.for([
    [['-'], '- needs --stdin-path and no other file'],
    [
      ['-', 'backlog.yaml', '--stdin-path', 'backlog.yaml'],
      '- needs --stdin-path and no other file',
    ],
    [['--stdin-path', 'backlog.yaml'], '--stdin-path needs - as the file'],
    [['-', '--stdin-path', '../a.yaml'], '"../a.yaml" is outside the repository'],
    [['-', '--stdin-path', 'notes.txt'], '"notes.txt" is not among the files that pm reads here'],
  ] as const)('%j ends with 2', async ([args, message]) => {
    const { code, stdout, stderr } = await validate(folder(clean), args, wrong)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr.startsWith(`pm: ${message}\n  `)).toBe(true)
  })
})

describe('--max-warnings', () => {
  const lacking = (count: number) =>
    Array.from(
      { length: count },
      (_, at) => `- {id: i${at}, title: T${at}, status: candidate}\n`,
    ).join('')

  test.for([
    [0, '0', 0],
    [1, '0', 1],
    [3, '3', 0],
    [4, '3', 1],
    [1500, '1500', 0],
    [1500, '1499', 1],
  ] as const)('%d warnings of at most %s: exit %d', async ([count, most, code]) => {
    const here = folder({ 'backlog.yaml': lacking(count) })
    const result = await validate(here, ['--max-warnings', most])
    expect(result.code).toBe(code)
    expect(result.stderr.includes(`pm: more than --max-warnings ${most}\n`)).toBe(code === 1)
    expect((await validate(here)).code).toBe(0)
  })

  test.for(['-1', 'many', '1.5', '', '1e3'])('%j ends with 2', async (most) => {
    const { code, stderr } = await validate(folder({ 'backlog.yaml': '- a\n' }), [
      `--max-warnings=${most}`,
    ])
    expect(code).toBe(2)
    expect(stderr).toMatch(/--max-warnings/)
  })
})

test('of a file with very many problems the errors are shown first, and the rest is counted', async () => {
  const warned = Array.from(
    { length: 1500 },
    (_, at) => `- {id: i${at}, title: T${at}, status: candidate}\n`,
  )
  const here = folder({ 'backlog.yaml': `${warned.join('')}- {id: z, title: Z, efort: 1}\n` })
  const places = await placesIn(here)
  expect(places).toHaveLength(1001)
  expect(places[0]).toBe('backlog.yaml:1:1 too-many-problems')
  expect(places.at(-1)).toBe('*backlog.yaml:1501:21 unknown-field')
  const { code, stdout } = await validate(here)
  expect(code).toBe(1)
  expect(stdout).toMatch(
    /^backlog.yaml:1:1: warning: this file has 501 more warnings than are listed here/,
  )
})
