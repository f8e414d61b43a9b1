import { beforeAll, describe, expect, test } from 'vitest'
import { readers } from '../render/problems/read-back.js'
import { folder, repository, type Tree } from '../repository.js'
import { stateOf } from '../state.js'
import { type Reading, readingLines } from './command-lines.js'
import { markupLines } from './markdown.js'
import { payloads, yamlScalar } from './payloads.js'
import { pm, unsafe } from './runs.js'

let readings: readonly Reading[] = []

beforeAll(async () => {
  readings = await readingLines('item-0', 'rice', 'item-1')
})

/** Those that a file can be called. */
const names = payloads.filter(
  (text) => text && !/[/\0]|\p{Cs}/u.test(text) && Buffer.byteLength(text) < 240,
)

/** A backlog of files with these names, with a sound and a faulty item in each. */
function named(): Tree {
  const item = 'effort: 1, confidence: 80%, rice: {reach: 4, impact: high}'
  const files = names.map((name, at) => [
    `backlog/${name}.yaml`,
    `- {id: item-${at}, title: T${at}, ${item}}\n- {id: bad-${at}, title: B, ${yamlScalar(name)}: 1}\n`,
  ])
  return Object.fromEntries(files)
}

describe('files with the names of payloads', () => {
  test.each([
    ['outside git', () => folder(named()), []],
    ['in the work tree', () => repository(named()), []],
    ['in the index', () => repository(named()), ['--staged']],
    ['in a commit', () => repository(named()), ['--ref', 'HEAD']],
  ] as const)('are read and named %s', async (_, make, flags) => {
    const { root } = make()
    const count = names.length
    for (const { argv, format } of readings) {
      const line = argv.join(' ')
      const done = await pm(root, [...argv, ...flags])
      expect(done.code, `${line}: ${done.stderr}`).toBe(1)
      expect(unsafe(done, format), line).toEqual([])
      if (format === 'markdown') expect(markupLines(done.stdout), line).toEqual([])
      if (line === 'prioritize --format json') {
        const { items, leftOut } = JSON.parse(done.stdout)
        expect([items.length, leftOut.length]).toEqual([count, count])
        const files = new Set(items.map(({ file }: { file: string }) => file))
        expect(files).toEqual(new Set(names.map((name) => `backlog/${name}.yaml`)))
      }
      if (argv[0] === 'validate' && format !== 'github')
        expect(readers[format]!.read(done.stdout).length).toBeGreaterThanOrEqual(count)
    }
  })
})

describe('arguments', () => {
  const lines: readonly ((text: string) => readonly string[])[] = [
    (text) => [text],
    (text) => ['help', text],
    (text) => ['explain', text],
    (text) => ['frameworks', text],
    (text) => ['schema', text],
    (text) => ['validate', text],
    (text) => ['validate', '--since', text],
    (text) => ['validate', '--max-warnings', text],
    (text) => ['validate', '-', '--stdin-path', text],
    (text) => ['prioritize', '--framework', text],
    (text) => ['prioritize', '--team', text, '--tag', text],
    (text) => ['prioritize', '--status', text],
    (text) => ['prioritize', '--where', text],
    (text) => ['prioritize', '--where', `team=${text}`],
    (text) => ['prioritize', '--top', text],
    (text) => ['prioritize', '--format', text],
    (text) => ['prioritize', `--${text}`],
    (text) => ['prioritize', '--ref', text],
    (text) => ['prioritize', '-C', text],
    (text) => ['prioritize', '--config', text],
    (text) => ['prioritize', '--max-files', text],
    (text) => ['validate', '--today', text],
    (text) => ['init', '--start', text],
    (text) => ['init', '--hooks', text],
    (text) => ['init', '--from', `no/${text}`],
  ]
  const item = '- {id: a, title: A, effort: 1, confidence: 80%, rice: {reach: 4, impact: high}}\n'

  test('that are payloads are refused or of no effect', async () => {
    const { root } = repository({ 'backlog.yaml': item, 'kpis.yaml': '' })
    const before = stateOf(root)
    // The others are only read by people, and these are many.
    for (const text of payloads.filter((payload) => /[^ -~]|::|##/.test(payload)))
      for (const line of lines) {
        const argv = line(text)
        const about = JSON.stringify(argv).slice(0, 200)
        const done = await pm(root, argv)
        expect(done.code, `${about}: ${done.stderr}`).toBeLessThan(3)
        expect(unsafe(done, 'text'), about).toEqual([])
        const asJson = await pm(root, [...argv, '--format', 'json'])
        if (asJson.code === 2) expect(JSON.parse(asJson.stdout), about).toHaveProperty('error')
        expect(unsafe(asJson, 'json'), about).toEqual([])
      }
    expect(stateOf(root)).toEqual(before)
  })
})

describe('texts that are imported', () => {
  const lines = payloads.filter(
    (text) => text.trim() && !/[\p{Cc}\p{Cs}\ufeff\ufffe\uffff]/u.test(text),
  )

  test.each([
    ['a list', 'list.txt', lines.map((text) => `${text}\n`).join('')],
    [
      'a CSV',
      'list.csv',
      `title,team,owner,notes,custom\n${lines
        .map((text) => `"${text.replaceAll('"', '""')}",`.repeat(5).slice(0, -1))
        .join('\n')}\n`,
    ],
  ])('from %s are texts of items and nothing else', async (_, name, content) => {
    const at = folder({ [name]: content })
    const imported = await pm(at.root, ['init', '--from', name])
    expect(imported).toEqual({ code: 0, stdout: '', stderr: expect.stringContaining('wrote ') })
    expect(unsafe(imported, 'text')).toEqual([])
    const { code, stdout, stderr } = await pm(at.root, ['prioritize', '--format', 'json'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const { items, unscored } = JSON.parse(stdout)
    const titles = [...items, ...unscored].map(({ title }: { title: string }) => title)
    const trimmed = lines.map((text) => text.trim())
    if (name.endsWith('.csv')) expect(titles.sort()).toEqual(trimmed.sort())
    else expect(titles.length).toBeGreaterThan(lines.length * 0.9)
  })
})
