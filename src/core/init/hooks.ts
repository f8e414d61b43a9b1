import { scalarText } from '../yaml/scalar-text.js'
import { type Addition, type RepositoryAnswers, shellCommand } from './addition.js'

/** What can run the check on each commit. */
export const hookRunners = {
  git: gitHook,
  'pre-commit': preCommitHook,
  lefthook: lefthookHook,
  husky: huskyHook,
} as const satisfies Readonly<Record<string, (answers: RepositoryAnswers) => Addition>>

export type HookRunner = keyof typeof hookRunners

function gitHook({ folder }: RepositoryAnswers): Addition {
  const command = validateStaged(folder)
  const text = `#!/bin/sh
# Stops a commit whose planning data has errors. Each clone turns it on once: git config core.hooksPath .githooks
pm=node_modules/.bin/pm
[ -x "$pm" ] || pm=$(command -v pm) || { echo 'pm is not installed: npm install --global backlog-pm' >&2; exit 1; }
"$pm"${command.slice('pm'.length)} || exit
`
  return {
    files: [
      { path: '.githooks/pre-commit', text, isExecutable: true },
      { path: '.githooks/pre-merge-commit', text: mergeHook, isExecutable: true },
    ],
    next: 'in each clone: git config core.hooksPath .githooks',
    line: `PATH="node_modules/.bin:$PATH" ${command} || exit`,
    turnsOff: { husky: ['.husky'], lefthook: lefthookNames, 'pre-commit': [preCommitName] },
  }
}

const mergeHook = `#!/bin/sh
# git merge runs this in place of pre-commit.
exec "\${0%/*}/pre-commit"
`

const preCommitName = '.pre-commit-config.yaml'

function preCommitHook({ folder, version }: RepositoryAnswers): Addition {
  const line = validateStaged(folder)
  const text = `default_install_hook_types: [pre-commit, pre-merge-commit]
repos:
  - repo: local
    hooks:
      - id: pm-validate
        name: pm validate
        language: node
        additional_dependencies: [${scalarText(`backlog-pm@${version}`, 'flow')}]
        entry: ${scalarText(line)}
        pass_filenames: false
        always_run: true
`
  return {
    files: [{ path: preCommitName, text }],
    next: 'in each clone: pre-commit install',
    line: `a hook with entry: ${line}`,
  }
}

// All that lefthook reads. Of several it takes one, and not always the same.
const lefthookNames = ['', '.', '.config/'].flatMap((start) =>
  ['yml', 'yaml', 'toml', 'json', 'jsonc'].map((ending) => `${start}lefthook.${ending}`),
)

function lefthookHook({ folder }: RepositoryAnswers): Addition {
  const line = `npx --no-install ${validateStaged(folder)}`
  const jobs = `  jobs:
    - name: pm validate
      run: ${scalarText(line)}
`
  return {
    files: [{ path: 'lefthook.yml', text: `pre-commit:\n${jobs}pre-merge-commit:\n${jobs}` }],
    inPlace: lefthookNames,
    next: 'once: npm install --save-dev lefthook backlog-pm; in each clone: npx lefthook install',
    line: `a job with run: ${line}`,
  }
}

function huskyHook({ folder }: RepositoryAnswers): Addition {
  const line = validateStaged(folder)
  return {
    files: [
      { path: '.husky/pre-commit', text: `${line}\n` },
      { path: '.husky/pre-merge-commit', text: 'sh -e .husky/pre-commit\n' },
    ],
    next: 'once: npm install --save-dev husky backlog-pm && npm pkg set scripts.prepare=husky && npm run prepare',
    line,
  }
}

function validateStaged(folder: string): string {
  return shellCommand(folder, 'validate', '--staged')
}
