import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { run } from '../../src/cli.js'
import { problemsFormats } from '../../src/render/problems.js'
import { testIo } from '../io.js'

const cwd = mkdtempSync(join(tmpdir(), 'pm-validate-'))
const summary = join(cwd, 'summary.md')
afterAll(() => rmSync(cwd, { recursive: true, force: true }))
beforeEach(() => {
  writeFileSync(join(cwd, 'backlog.yaml'), '- {id: a, title: A, efort: 3}\n')
  rmSync(summary, { force: true })
})

async function validate(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const io = testIo({ cwd, env })
  const code = await run(['validate', ...args], io)
  return { code, stdout: io.stdout(), stderr: io.stderr() }
}

test.for(Object.keys(problemsFormats))(
  '--format %s finds the problem and fails',
  async (format) => {
    const { code, stdout, stderr } = await validate(['--format', format])
    expect(code).toBe(1)
    expect(stdout).toMatch(/unknown-field/)
    expect(stderr).toBe('1 file, 1 item, 0 KPIs: 1 error, 0 warnings\n')
  },
)

describe('--summary', () => {
  test('adds the problems to the file that GitHub names, beside the usual output', async () => {
    writeFileSync(summary, 'before')
    const env = { GITHUB_STEP_SUMMARY: summary }
    const { code, stdout } = await validate(['--summary', '--format', 'json'], env)
    expect(code).toBe(1)
    expect(JSON.parse(stdout).problems).toHaveLength(1)
    expect(readFileSync(summary, 'utf8')).toMatch(
      /^before\n### pm: 1 error, 0 warnings\n\n1 file, 1 item, 0 KPIs\n\n\| Severity .*\n.*\n\| error \| backlog.yaml:1:21 \| .* \|\n$/,
    )
  })

  test('says so where nothing is wrong', async () => {
    writeFileSync(join(cwd, 'backlog.yaml'), '- {id: a, title: A}\n')
    expect((await validate(['--summary'], { GITHUB_STEP_SUMMARY: summary })).code).toBe(0)
    expect(readFileSync(summary, 'utf8')).toBe('\n### pm: no problems\n\n1 file, 1 item, 0 KPIs\n')
  })

  test.for([
    [{}, '--summary finds no GITHUB_STEP_SUMMARY'],
    [{ GITHUB_STEP_SUMMARY: '' }, '--summary finds no GITHUB_STEP_SUMMARY'],
    [{ GITHUB_STEP_SUMMARY: 'summary.md' }, 'its path is not absolute'],
    [{ GITHUB_STEP_SUMMARY: cwd }, 'it is a folder'],
  ] as const)('refuses %j and leaves one JSON document', async ([env, reason]) => {
    const { code, stdout, stderr } = await validate(['--summary', '--format', 'json'], env)
    expect(code).toBe(2)
    expect(stderr).toContain(reason)
    expect(JSON.parse(stdout)).toMatchObject({
      error: { message: expect.stringContaining(reason) },
    })
  })
})
