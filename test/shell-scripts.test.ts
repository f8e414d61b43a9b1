import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { gitlabComment } from '../src/core/init/gitlab-comment.js'
import { hookRunners } from '../src/core/init/hooks.js'
import { committingJobs } from './action/jobs.js'
import { needs } from './needs.js'
import { root } from './process/pm.js'

const missing = needs('shellcheck')
const files = [
  ...['build', 'validate', 'diff', 'comment', 'roadmap'].map((name) => `action/${name}.sh`),
  '.ci/run',
]

const scripts = [
  ...files.map((name) => ({ name, text: readFileSync(join(root, name), 'utf8') })),
  ...hookRunners
    .git({ folder: '', version: '' })
    .files.map(({ path, text }) => ({ name: path, text })),
  { name: 'the GitLab job that comments', text: `#!/bin/sh\n${gitlabComment}` },
  ...committingJobs.map(({ name, script }) => ({ name, text: `#!/bin/bash\n${script}\n` })),
]

describe('shellcheck passes', () => {
  test.for(scripts)('$name', ({ text }, { skip }) => {
    skip(missing !== undefined, missing)
    const { status, stdout } = spawnSync('shellcheck', ['-'], { input: text, encoding: 'utf8' })
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
  })
})
