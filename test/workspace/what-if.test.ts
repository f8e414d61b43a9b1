import { cpSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { run } from '../../src/cli.js'
import { testIo } from '../io.js'
import { folder, git, repository, type TestFolder } from '../repository.js'
import { noSharedData, sharedData } from '../shared-data.js'
import { stateOf } from '../state.js'

const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url))

function acme(): TestFolder {
  const here = folder()
  cpSync(join(fixtures, 'acme'), here.root, { recursive: true })
  return here
}

async function pm(here: Pick<TestFolder, 'root'>, ...argv: readonly string[]) {
  const io = testIo({ cwd: here.root })
  const code = await run(argv, io)
  return { code, stdout: io.stdout(), stderr: io.stderr() }
}

function withoutWhatIf(stdout: string): unknown {
  const { whatIf, ...rest } = JSON.parse(stdout)
  expect(whatIf.set.length).toBeGreaterThan(0)
  return rest
}

describe('--set', () => {
  // What is set, and the same edit in the file.
  const edits = [
    ['web-3.effort=3', 'backlog/web.yaml', 'effort: 14 to 20', 'effort: 3'],
    ['web-3.status=dropped', 'backlog/web.yaml', 'status: in-progress', 'status: dropped'],
    [
      'pay-by-bank.confidence=90%',
      'backlog/pay-by-bank.yaml',
      'confidence: 40%',
      'confidence: 90%',
    ],
    ['framework=wsjf', 'pm.yaml', 'framework: rice', 'framework: wsjf'],
    ['roadmap.periods=2', 'pm.yaml', 'periods: 4', 'periods: 2'],
    ['kpis.conversion.target=75', 'kpis/growth.yaml', 'target: 68', 'target: 75'],
    [
      'frameworks.growth.score=lift',
      'frameworks/growth.yaml',
      'score: lift * exposure * fit / effort',
      'score: lift',
    ],
  ] as const

  it.each(edits)('of %s gives what the edited file gives', async (set, path, from, to) => {
    const here = acme()
    const commands = [
      ['prioritize'],
      ['prioritize', '--framework', 'growth'],
      ['roadmap'],
      ['kpis'],
    ]
    const supposed = []
    for (const argv of commands)
      supposed.push(await pm(here, ...argv, '--set', set, '--format', 'json'))
    const text = readFileSync(join(here.root, path), 'utf8')
    expect(text).toContain(from)
    here.add({ [path]: text.replace(from, () => to) })
    for (const [at, argv] of commands.entries()) {
      const edited = await pm(here, ...argv, '--format', 'json')
      expect(withoutWhatIf(supposed[at]!.stdout)).toEqual(JSON.parse(edited.stdout))
      expect(supposed[at]!.code).toBe(edited.code)
    }
  })

  it('of all of them at once gives what all edits give', async () => {
    const here = acme()
    const sets = edits.flatMap(([set]) => ['--set', set])
    const { stdout } = await pm(here, 'prioritize', ...sets, '--format', 'json')
    for (const [, path, from, to] of edits) {
      const text = readFileSync(join(here.root, path), 'utf8')
      here.add({ [path]: text.replace(from, () => to) })
    }
    const edited = await pm(here, 'prioritize', '--format', 'json')
    expect(withoutWhatIf(stdout)).toEqual(JSON.parse(edited.stdout))
  })

  it('writes nothing', async () => {
    const here = repository({
      'backlog.yaml':
        '- {id: a, title: A, rice: {reach: 1, impact: 1, confidence: 1, effort: 1}}\n',
    })
    const before = stateOf(here.root)
    for (const argv of [
      ['prioritize'],
      ['explain', 'a'],
      ['roadmap'],
      ['roadmap', '--stdout'],
      ['roadmap', '--check'],
      ['kpis'],
      ['validate'],
    ])
      for (const set of ['a.rice.effort=3', 'roadmap.start=2027-Q1', 'a.effort=lots'])
        await pm(here, ...argv, '--set', set)
    expect(stateOf(here.root)).toEqual(before)
  })

  it('works below the root of git, and with the configuration that is named', async () => {
    const items =
      '- {id: a, title: A, value: 4, effort: 2}\n- {id: b, title: B, value: 3, effort: 2}\n'
    const here = folder({
      'team/backlog.yaml': items,
      'team/pm.yaml': 'framework: value-effort\n',
      'team/other.yaml': 'framework: value-effort\n',
    })
    git(here.root, 'init', '-q')
    for (const args of [[], ['--config', 'other.yaml']]) {
      const io = testIo({ cwd: join(here.root, 'team') })
      const code = await run(
        [
          'prioritize',
          ...args,
          '--set',
          'b.effort=1',
          '--set',
          'units.effort=days',
          '--format',
          'json',
        ],
        io,
      )
      expect(code).toBe(0)
      const { items: ranked, whatIf } = JSON.parse(io.stdout())
      expect(ranked.map(({ id }: { id: string }) => id)).toEqual(['b', 'a'])
      expect(whatIf.set[1].file).toBe(args.length ? 'team/other.yaml' : 'team/pm.yaml')
    }
  })

  it('of a board that others keep changes their own keys', async ({ skip }) => {
    if (!sharedData) skip(noSharedData)
    const here = folder()
    mkdirSync(here.root, { recursive: true })
    cpSync(join(fixtures, 'examples/wsjf-board'), here.root, { recursive: true })
    const name = 'backlogs/agentic-dev-orchestrator.backlog.yml'
    cpSync(join(sharedData!, name), join(here.root, 'backlog.yml'))
    const plain = await pm(here, 'prioritize', '--format', 'json')
    const { items } = JSON.parse(plain.stdout)
    const { id } = items.at(-1)
    const { stdout, stderr } = await pm(
      here,
      'prioritize',
      '--set',
      `${id}.wsjf.job_size=0.5`,
      '--format',
      'json',
    )
    const supposed = JSON.parse(stdout)
    const now = supposed.items.find((item: { id: string }) => item.id === id)
    expect(now.inputs).toEqual({ ...items.at(-1).inputs, job_size: 0.5 })
    expect(supposed.whatIf.changes.items).toContainEqual({
      id,
      rank: { from: items.at(-1).rank, to: now.rank },
      score: { from: items.at(-1).score, to: now.score },
    })
    expect(stderr).not.toContain('that the files do not have')
  })
})
