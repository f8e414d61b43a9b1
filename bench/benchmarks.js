import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const numpy = fileURLToPath(new URL('simulate.py', import.meta.url))
const loadYaml = fileURLToPath(new URL('load-yaml.js', import.meta.url))

/**
 * Every benchmark: the repositories it needs, the alternatives as arguments of node or as another program, what it may
 * lack on a machine, and the ratios of their median times that are to hold. They are given the path of pm and the folder of each repository by its name.
 */
export const benchmarks = {
  start: {
    runs: 21,
    needs: ['hundred'],
    alternatives: ({ pm, hundred }) => ({
      'node -e 0': ['-e', '0'],
      'pm --version': [pm, '--version'],
      'prioritize, 100 items': [pm, 'prioritize', '-C', hundred],
    }),
    targets: [
      { of: 'pm --version', to: 'node -e 0', most: 1.2 },
      { of: 'prioritize, 100 items', to: 'node -e 0', most: 2.2 },
    ],
  },
  'one-file': {
    runs: 7,
    needs: ['tenThousand'],
    alternatives: ({ pm, tenThousand }) => ({
      'js-yaml load': [loadYaml, `${tenThousand}/backlog/01.yaml`],
      prioritize: [pm, 'prioritize', '--format', 'json', '-C', tenThousand],
      validate: [pm, 'validate', '-C', tenThousand],
    }),
    targets: [
      { of: 'prioritize', to: 'js-yaml load', most: 1.6 },
      { of: 'validate', to: 'js-yaml load', most: 1.6 },
    ],
  },
  'many-files': {
    runs: 7,
    needs: ['hundredFiles'],
    alternatives: ({ pm, hundredFiles }) => ({
      'js-yaml load': [loadYaml, ...filesIn(join(hundredFiles, 'backlog'))],
      validate: [pm, 'validate', '-C', hundredFiles],
    }),
    targets: [{ of: 'validate', to: 'js-yaml load', most: 1.6 }],
  },
  staged: {
    runs: 11,
    needs: ['thousandFiles'],
    alternatives: ({ pm, thousandFiles }) => ({
      'node -e 0': ['-e', '0'],
      // What merely to parse these files takes.
      'js-yaml load': [loadYaml, ...filesIn(join(thousandFiles, 'backlog'))],
      'validate --staged': [pm, 'validate', '--staged', '-C', thousandFiles],
    }),
    targets: [{ of: 'validate --staged', to: 'node -e 0', most: 3 }],
  },
  plan: {
    runs: 7,
    needs: ['tenThousand'],
    alternatives: ({ pm, tenThousand }) => ({
      prioritize: [pm, 'prioritize', '--format', 'json', '-C', tenThousand],
      roadmap: [pm, 'roadmap', '--format', 'json', '-C', tenThousand],
    }),
    targets: [{ of: 'roadmap', above: 'prioritize', most: 300 }],
  },
  optimize: {
    runs: 5,
    needs: ['forty', 'twoHundred', 'thousand'],
    alternatives: ({ pm, forty, twoHundred, thousand }) => ({
      '40 items, 4 × 3': [pm, 'roadmap', '--optimize', '--format', 'json', '-C', forty],
      '200 items, 4 × 4': [pm, 'roadmap', '--optimize', '--format', 'json', '-C', twoHundred],
      '1,000 items, 8 × 8': [pm, 'roadmap', '--optimize', '--format', 'json', '-C', thousand],
    }),
    targets: [
      { of: '40 items, 4 × 3', mostTime: 2000 },
      { of: '200 items, 4 × 4', mostTime: 4000 },
      { of: '1,000 items, 8 × 8', mostTime: 15_000 },
      { of: '1,000 items, 8 × 8', mostMemory: 5e8 },
    ],
  },
  forecast: {
    runs: 5,
    needs: ['twoHundredRanges', 'thousandRanges'],
    alternatives: ({ pm, twoHundredRanges, thousandRanges }) => {
      const plan = [pm, 'roadmap', '--format', 'json', '-C']
      const simulate = [pm, 'roadmap', '--simulate', '--format', 'json', '--draws']
      return {
        'plan, 200 × 4 × 4': [...plan, twoHundredRanges],
        '200 × 4 × 4, 10,000': [...simulate, '10000', '-C', twoHundredRanges],
        'plan, 1,000 × 8 × 8': [...plan, thousandRanges],
        '1,000 × 8 × 8, 10,000': [...simulate, '10000', '-C', thousandRanges],
        '1,000 × 8 × 8, 40,000': [...simulate, '40000', '-C', thousandRanges],
      }
    },
    targets: [
      { of: '200 × 4 × 4, 10,000', above: 'plan, 200 × 4 × 4', most: 500 },
      { of: '1,000 × 8 × 8, 10,000', above: 'plan, 1,000 × 8 × 8', most: 2000 },
      { of: '1,000 × 8 × 8, 40,000', to: '1,000 × 8 × 8, 10,000', most: 4.4 },
      { of: '1,000 × 8 × 8, 40,000', mostMemory: 400e6 },
    ],
  },
  scale: {
    runs: 3,
    needs: ['tenThousand', 'hundredThousand'],
    alternatives: ({ pm, tenThousand, hundredThousand }) => ({
      '10,000 items': [pm, 'prioritize', '--format', 'json', '-C', tenThousand],
      '100,000 items': [pm, 'prioritize', '--format', 'json', '-C', hundredThousand],
      'roadmap, 10,000': [pm, 'roadmap', '--stdout', '-C', tenThousand],
      'roadmap, 100,000': [pm, 'roadmap', '--stdout', '-C', hundredThousand],
    }),
    targets: [
      { of: '100,000 items', to: '10,000 items', most: 12 },
      { of: '100,000 items', mostMemory: 1.5e9 },
      { of: 'roadmap, 100,000', to: 'roadmap, 10,000', most: 12 },
      { of: 'roadmap, 100,000', mostMemory: 1.5e9 },
    ],
  },
  agreed: {
    runs: 3,
    needs: ['agreedFive', 'agreedTen'],
    alternatives: ({ pm, agreedFive, agreedTen }) => ({
      '5,000 items, 8 × 8': [pm, 'roadmap', '--stdout', '-C', agreedFive],
      '10,000 items, 8 × 8': [pm, 'roadmap', '--stdout', '-C', agreedTen],
    }),
    targets: [{ of: '10,000 items, 8 × 8', to: '5,000 items, 8 × 8', most: 2.4 }],
  },
  committed: {
    runs: 5,
    needs: ['committed', 'committedEdited'],
    alternatives: ({ pm, committed, committedEdited }) => ({
      '-q': [pm, 'roadmap', '-q', '--stdout', '-C', committed],
      'nothing changed': [pm, 'roadmap', '--stdout', '-C', committed],
      'one file of 100 changed': [pm, 'roadmap', '--stdout', '-C', committedEdited],
    }),
    targets: [{ of: 'nothing changed', to: '-q', most: 1.2 }],
  },
  table: {
    runs: 5,
    needs: ['tenThousand'],
    alternatives: ({ pm, tenThousand }) => ({
      json: [pm, 'prioritize', '--format', 'json', '-C', tenThousand],
      'table --all': [pm, 'prioritize', '--all', '-C', tenThousand],
    }),
    targets: [{ of: 'table --all', to: 'json', most: 1.5 }],
  },
  merge: {
    runs: 5,
    needs: ['forked', 'forkedTwice'],
    alternatives: ({ pm, forked, forkedTwice }) => ({
      'js-yaml load, 3 versions': [loadYaml, ...versionsIn(forked)],
      '10,000 items': [pm, 'merge-file', '--stdout', ...versionsIn(forked)],
      '20,000 items': [
        pm,
        'merge-file',
        '--stdout',
        '--max-file-size',
        '8',
        ...versionsIn(forkedTwice),
      ],
    }),
    targets: [
      { of: '10,000 items', to: 'js-yaml load, 3 versions', most: 2.5 },
      { of: '20,000 items', to: '10,000 items', most: 2.2 },
    ],
  },
  simulate: {
    runs: 7,
    needs: ['uncertain', 'uncertainFour'],
    lacks: () => (python() ? undefined : 'python3 has no numpy: apt-get install python3-numpy'),
    alternatives: ({ pm, uncertain, uncertainFour }) => {
      const simulate = [pm, 'prioritize', '--simulate', '--format', 'json', '--draws']
      return {
        'numpy, 1,000 × 10,000': { program: python(), args: [numpy, '1000', '10000'] },
        'pm, 1,000 × 10,000': [...simulate, '10000', '-C', uncertain],
        'pm, 1,000 × 40,000': [...simulate, '40000', '-C', uncertain],
        'pm, 4,000 × 10,000': [...simulate, '10000', '-C', uncertainFour],
      }
    },
    targets: [
      { of: 'pm, 1,000 × 10,000', to: 'numpy, 1,000 × 10,000', most: 1 },
      { of: 'pm, 1,000 × 10,000', mostMemory: 300e6 },
      { of: 'pm, 1,000 × 40,000', to: 'pm, 1,000 × 10,000', most: 4.4 },
      { of: 'pm, 1,000 × 40,000', mostMemory: 300e6 },
      { of: 'pm, 4,000 × 10,000', to: 'pm, 1,000 × 10,000', most: 5 },
    ],
  },
  raters: {
    runs: 5,
    needs: ['tenThousand', 'rated', 'halfRated'],
    alternatives: ({ pm, tenThousand, rated, halfRated }) => ({
      'nobody rates': [pm, 'prioritize', '--format', 'json', '-C', tenThousand],
      'five raters': [pm, 'prioritize', '--format', 'json', '-C', rated],
      'five, half the items': [pm, 'prioritize', '--format', 'json', '-C', halfRated],
      '--raters': [pm, 'prioritize', '--raters', '--format', 'json', '-C', rated],
      '--raters, half': [pm, 'prioritize', '--raters', '--format', 'json', '-C', halfRated],
    }),
    targets: [
      { of: 'five raters', to: 'five, half the items', most: 2.3 },
      { of: '--raters', to: '--raters, half', most: 2.3 },
    ],
  },
  log: {
    runs: 3,
    needs: ['history', 'historyInFiles', 'longHistory'],
    alternatives: ({ pm, history, historyInFiles, longHistory }) => ({
      prioritize: [pm, 'prioritize', '--format', 'json', '-C', history],
      '300 of 1,000 commits': [pm, 'log', '--format', 'json', '-C', history],
      'in ten files': [pm, 'log', '--format', 'json', '-C', historyInFiles],
      'one item': [pm, 'log', 'item-17', '--format', 'json', '-C', history],
      '900 of 3,000 commits': [pm, 'log', '--format', 'json', '-C', longHistory],
    }),
    targets: [
      { of: '300 of 1,000 commits', mostTime: 3000 },
      { of: '900 of 3,000 commits', to: '300 of 1,000 commits', most: 3.3 },
      { of: '900 of 3,000 commits', mostMemory: 4e8 },
    ],
  },
  diff: {
    runs: 7,
    needs: ['edited'],
    alternatives: ({ pm, edited }) => ({
      prioritize: [pm, 'prioritize', '--ref', 'HEAD', '--format', 'json', '-C', edited],
      'diff, 20 edits': [pm, 'diff', 'HEAD~1', 'HEAD', '--format', 'json', '-C', edited],
    }),
    targets: [{ of: 'diff, 20 edits', to: 'prioritize', most: 2.3 }],
  },
}

/**
 * The generated repositories by the name that benchmarks need them by; of those that are staged, one file is changed,
 * those that are committed are so as they are, of those that are edited, a second commit edits 20 items, those with commits have a history, and those that are forked have three versions of their backlog to merge. Those with quarters have more work than their
 * teams can do.
 */
export const repositories = {
  hundred: { items: 100, files: 1 },
  tenThousand: { items: 10_000, files: 1 },
  uncertain: { items: 1_000, files: 1, isUncertain: true },
  uncertainFour: { items: 4_000, files: 1, isUncertain: true },
  rated: { items: 10_000, files: 1, raters: 5 },
  halfRated: { items: 5_000, files: 1, raters: 5 },
  hundredFiles: { items: 10_000, files: 100 },
  thousandFiles: { items: 1_000, files: 1_000, isStaged: true },
  hundredThousand: { items: 100_000, files: 12 },
  forked: { items: 10_000, files: 1, isForked: true },
  forkedTwice: { items: 20_000, files: 1, isForked: true },
  history: { items: 500, files: 1, commits: 1000, touching: 300 },
  historyInFiles: { items: 500, files: 10, commits: 1000, touching: 300 },
  longHistory: { items: 500, files: 1, commits: 3000, touching: 900 },
  edited: { items: 10_000, files: 1, isEdited: true },
  committed: { items: 10_000, files: 100, isCommitted: true },
  committedEdited: { items: 10_000, files: 100, isStaged: true },
  forty: { items: 40, quarters: 4, teams: 3 },
  twoHundred: { items: 200, quarters: 4, teams: 4 },
  thousand: { items: 1000, quarters: 8, teams: 8 },
  agreedFive: { items: 5000, quarters: 8, teams: 8 },
  agreedTen: { items: 10_000, quarters: 8, teams: 8 },
  twoHundredRanges: { items: 200, quarters: 4, teams: 4, isUncertain: true },
  thousandRanges: { items: 1000, quarters: 8, teams: 8, isUncertain: true },
}

// Debian's where there is one: that is what is compared with.
function python() {
  return ['/usr/bin/python3', 'python3'].find(
    (program) => spawnSync(program, ['-c', 'import numpy']).status === 0,
  )
}

function filesIn(folder) {
  return readdirSync(folder).map((name) => join(folder, name))
}

function versionsIn(folder) {
  return ['base', 'ours', 'theirs'].map((name) => join(folder, `${name}.yaml`))
}
