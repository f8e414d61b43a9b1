import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { written } from '../core/merge/backlog.js'
import { type History, histories } from '../core/merge/edits.js'
import { expected } from '../core/merge/oracle.js'
import { needs } from '../needs.js'
import { type Scene, type SceneOptions, scene } from './scene.js'

const missing =
  process.platform === 'win32' ? 'links to programs need rights on Windows' : needs('git', 'sh')

const base = `# Checkout
items:
  - id: pay-1
    title: Retry declined cards
    effort: 3 # a guess
    tags: [cards]

  - id: pay-2
    title: Stored cards
`
const ours = base.replace('effort: 3', 'effort: 5').replace('[cards]', '[cards, q3]')
const theirs = base
  .replace('# a guess', '# counted')
  .replace('Stored', 'Kept')
  .concat('\n  - id: pay-3\n    title: New\n')
const both = ours
  .replace('# a guess', '# counted')
  .replace('Stored', 'Kept')
  .concat('\n  - id: pay-3\n    title: New\n')
const against = base.replace('effort: 3', 'effort: 8')
const marked = `<<<<<<< ours
    effort: 5 # a guess
=======
    effort: 8 # a guess
>>>>>>> theirs
`

/** Ways in which git puts the change of the branch `theirs` onto the branch `ours`, which is checked out. */
const ways: Readonly<Record<string, (here: Scene) => ReturnType<Scene['git']>>> = {
  merge: (here) => here.git('merge', '--no-edit', 'theirs'),
  'merge with the older strategy': (here) =>
    here.git('merge', '--no-edit', '-s', 'recursive', 'theirs'),
  'cherry-pick': (here) => here.git('cherry-pick', 'theirs'),
  rebase: (here) => {
    here.must('switch', '-q', 'theirs')
    return here.git('rebase', 'ours')
  },
  revert: (here) => {
    // A commit whose undoing is the change.
    here.must('switch', '-q', 'theirs')
    const text = here.text('backlog.yaml')
    here.must('switch', '-q', '--detach', 'main')
    here.write('backlog.yaml', text)
    here.must('commit', '-q', '-a', '-m', 'As theirs')
    here.must('checkout', '-q', 'main', '--', 'backlog.yaml')
    here.must('commit', '-q', '-m', 'To undo')
    const undo = here.must('rev-parse', 'HEAD')
    here.must('switch', '-q', 'ours')
    return here.git('revert', '--no-edit', undo)
  },
  'stash pop': (here) => {
    const text = here.must('show', 'theirs:backlog.yaml')
    here.must('switch', '-q', '--detach', 'main')
    here.write('backlog.yaml', `${text}\n`)
    here.must('stash', '-q')
    here.must('switch', '-q', 'ours')
    return here.git('stash', 'pop')
  },
}

describe.skipIf(missing !== undefined).for(Object.entries(ways))('git %s', ([, onto]) => {
  test('merges items and fields', () => {
    const here = diverged(base, ours, theirs)
    expect(onto(here)).toMatchObject({ code: 0 })
    expect(here.text('backlog.yaml')).toBe(both)
    expect(here.must('ls-files', '-u')).toBe('')
  })

  test('stops at a real conflict, with the markers inside the item', () => {
    const here = diverged(base, ours, against)
    const { code, output } = onto(here)
    expect(code).toBe(1)
    expect(output).toContain('backlog.yaml: 1 conflict')
    expect(output).toContain('line 5: pay-1: effort is changed by both sides')
    expect(here.text('backlog.yaml')).toBe(ours.replace('    effort: 5 # a guess\n', marked))
    expect(here.must('ls-files', '-u')).toContain('backlog.yaml')
    expect(here.git('diff', '--check').output).toContain('leftover conflict marker')
  })

  test('keeps both of two items with one id', () => {
    const here = diverged(
      base,
      `${base}\n  - id: pay-3\n    title: By bank\n`,
      `${base}\n  - id: PAY-3\n    title: By link\n`,
    )
    expect(onto(here).code).toBe(1)
    const text = here.text('backlog.yaml')
    expect(text).toContain(
      '  - id: pay-3\n    title: By bank\n=======\n  - id: PAY-3\n    title: By link\n',
    )
  })
})

describe.skipIf(missing !== undefined)('merges of merges', () => {
  // Each of two branches merges the other's last commit, so that the next merge has two bases.
  function crissCross(resolveOurs: string, resolveTheirs: string): Scene {
    const here = diverged(base, ours, against)
    const [left, right] = ['ours', 'theirs'].map((branch) => here.must('rev-parse', branch))
    const mergeWith = (branch: string, other: string, text: string) => {
      here.must('switch', '-q', branch)
      expect(here.git('merge', '--no-edit', other).code).toBe(1)
      here.write('backlog.yaml', text)
      here.must('commit', '-q', '-a', '-m', 'Resolve')
    }
    mergeWith('ours', right!, resolveOurs)
    mergeWith('theirs', left!, resolveTheirs)
    here.must('switch', '-q', 'ours')
    return here
  }

  test('are clean where both resolved a conflict alike', () => {
    const resolved = ours.replace('effort: 5', 'effort: 6')
    const here = crissCross(`${resolved}    owner: ana\n`, resolved.replace('Retry', 'Try again'))
    expect(here.git('merge', '--no-edit', 'theirs')).toMatchObject({ code: 0 })
    const merged = `${resolved.replace('Retry', 'Try again')}    owner: ana\n`
    expect(here.text('backlog.yaml')).toBe(merged)
  })

  test('stop where they resolved it differently, whatever each took', () => {
    for (const [a, b] of [
      [5, 8],
      [8, 5],
      [3, 8],
      [6, 7],
    ]) {
      const here = crissCross(
        ours.replace('effort: 5', `effort: ${a}`),
        ours.replace('effort: 5', `effort: ${b}`),
      )
      expect(here.git('merge', '--no-edit', 'theirs').code).toBe(1)
      expect(here.text('backlog.yaml')).toContain(
        `<<<<<<< ours\n    effort: ${a} # a guess\n=======\n    effort: ${b} # a guess\n>>>>>>> theirs\n`,
      )
    }
  })
})

describe.skipIf(missing !== undefined)('random histories', () => {
  test('come out of git as they should', () => {
    fc.assert(
      fc.property(histories, (history: History) => {
        const texts = [history.base, history.ours, history.theirs].map(written)
        if (new Set(texts).size < 3) return
        const want = expected(history)
        const here = diverged(...(texts as [string, string, string]))
        const { code } = here.git('merge', '--no-edit', 'theirs')
        expect(code).toBe(want.disputed.size ? 1 : 0)
        const text = here.text('backlog.yaml')
        expect(text.includes('<<<<<<< ours\n')).toBe(want.disputed.size > 0)
        const ids = text.match(/(?<=^ *- (?:\{)?id: )[\w-]+/gm) ?? []
        const all = [...want.ours.values(), ...want.theirs.values()].map(({ id }) => id as string)
        expect(new Set(ids)).toEqual(new Set(all))
      }),
      { numRuns: 20, seed: 3 },
    )
  }, 180_000)
})

describe.skipIf(missing !== undefined)('the files of a repository', () => {
  test('are merged by the shape that pm.yaml gives them', () => {
    const files = {
      'pm.yaml': 'backlog: [{files: tasks/*.yml, items: work, map: {id: key, was: formerly}}]\n',
      'tasks/a.yml': 'work:\n- {key: 1, name: One}\n- {key: 2, name: Two}\n',
    }
    const here = scene(files)
    here.commit('ours', 'main', {
      'tasks/a.yml': 'work:\n- {key: 1, name: One}\n- {key: 3, name: Two, formerly: [2]}\n',
    })
    here.commit('theirs', 'main', {
      'tasks/a.yml':
        'work:\n- {key: 1, name: One}\n- {key: 2, name: Zwei}\n- {key: 4, name: Four}\n',
    })
    here.must('switch', '-q', 'ours')
    expect(here.git('merge', '--no-edit', 'theirs')).toMatchObject({ code: 0 })
    expect(here.text('tasks/a.yml')).toBe(
      'work:\n- {key: 1, name: One}\n- {key: 3, name: Zwei, formerly: [2]}\n- {key: 4, name: Four}\n',
    )
  })

  test('are merged by defaults while pm.yaml itself is in conflict', () => {
    const files = { 'pm.yaml': 'product: A\n', 'backlog.yaml': base }
    const here = scene(files)
    here.commit('ours', 'main', { 'pm.yaml': 'product: B\n', 'backlog.yaml': ours })
    here.commit('theirs', 'main', { 'pm.yaml': 'product: C\n', 'backlog.yaml': theirs })
    here.must('switch', '-q', 'ours')
    expect(here.git('merge', '--no-edit', 'theirs').code).toBe(1)
    expect(here.text('backlog.yaml')).toBe(both)
    expect(here.text('pm.yaml')).toBe(
      '<<<<<<< ours\nproduct: B\n=======\nproduct: C\n>>>>>>> theirs\n',
    )
  })

  test('keep the plan of ours and say that it is out of date', () => {
    const roadmap = (block: string, prose: string) =>
      `# Roadmap\n\n<!-- pm:roadmap:begin -->\n${block}\n<!-- pm:roadmap:end -->\n\n${prose}\n`
    const here = scene({ 'roadmap.md': roadmap('old', 'Ask Ana.') })
    here.commit('ours', 'main', { 'roadmap.md': roadmap('of ours', 'Ask Ana.') })
    here.commit('theirs', 'main', { 'roadmap.md': roadmap('of theirs', 'Ask Bo.') })
    here.must('switch', '-q', 'ours')
    const { code, output } = here.git('merge', '--no-edit', 'theirs')
    expect(code).toBe(0)
    expect(output).toContain('when all is merged: pm roadmap')
    expect(here.text('roadmap.md')).toBe(
      roadmap('> **Out of date since a merge.** `pm roadmap` plans it anew.\n\nof ours', 'Ask Bo.'),
    )
  })

  test('are merged under the name that they have on our side', () => {
    const here = scene({ 'backlog/a.yaml': base })
    here.must('switch', '-q', '-c', 'ours')
    here.must('mv', 'backlog/a.yaml', 'backlog/b.yaml')
    here.commit('ours', 'main', { 'backlog/b.yaml': ours })
    here.commit('theirs', 'main', { 'backlog/a.yaml': theirs })
    here.must('switch', '-q', 'ours')
    expect(here.git('merge', '--no-edit', 'theirs')).toMatchObject({ code: 0 })
    expect(here.text('backlog/b.yaml')).toBe(both)
  })

  test('leave nothing else behind', () => {
    const here = diverged(base, ours, against)
    here.git('merge', '--no-edit', 'theirs')
    expect(here.must('ls-files', '-o')).toBe('')
  })
})

describe.skipIf(missing !== undefined)('an item that one side renamed', () => {
  const files = {
    'backlog.yaml': `${base}  - {id: pay-4, title: Needs them, depends_on: [pay-2]}\n`,
    'estimates/ana.yaml':
      'rater: ana\nestimates:\n  pay-1: {effort: 2}\n  pay-2: {effort: 3} # unsure\n',
  }
  const renamed = {
    'backlog.yaml': files['backlog.yaml']
      .replace('- id: pay-2\n', '- id: cards\n    was: [pay-2]\n')
      .replace('[pay-2]}', '[cards]}'),
    'estimates/ana.yaml': files['estimates/ana.yaml'].replace('pay-2:', 'cards:'),
  }
  const edited = {
    'backlog.yaml': `${files['backlog.yaml'].replace('Stored', 'Kept')}  - {id: pay-5, title: Needs them too, depends_on: [pay-2]}\n`,
    'estimates/ana.yaml': files['estimates/ana.yaml'].replace('effort: 3', 'effort: 8'),
  }

  test.for([
    [renamed, edited],
    [edited, renamed],
  ] as const)('keeps what the other side edited, estimates and adds to it: %#', ([left, right]) => {
    const here = scene(files)
    here.commit('theirs', 'main', right)
    here.commit('ours', 'main', left)
    expect(here.git('merge', '--no-edit', 'theirs')).toMatchObject({ code: 0 })
    expect(here.text('backlog.yaml')).toBe(
      `${renamed['backlog.yaml'].replace('Stored', 'Kept')}  - {id: pay-5, title: Needs them too, depends_on: [pay-2]}\n`,
    )
    expect(here.text('estimates/ana.yaml')).toBe(
      edited['estimates/ana.yaml'].replace('pay-2:', 'cards:'),
    )
  })

  test.for([
    ['theirs', 'ours'],
    ['ours', 'theirs'],
  ] as const)('%s and estimated anew, has also what %s estimate of it', ([by, other]) => {
    const here = scene(files)
    const again = renamed['estimates/ana.yaml'].replace('{effort: 3}', '{effort: 3, impact: high}')
    here.commit(by, 'main', { ...renamed, 'estimates/ana.yaml': again })
    here.commit(other, 'main', { 'estimates/ana.yaml': edited['estimates/ana.yaml'] })
    here.must('switch', '-q', 'ours')
    expect(here.git('merge', '--no-edit', 'theirs')).toMatchObject({ code: 0 })
    expect(here.text('estimates/ana.yaml')).toBe(again.replace('effort: 3,', 'effort: 8,'))
  })
})

describe.skipIf(missing !== undefined)('an item that one side moved to another file', () => {
  const files = {
    'backlog.yaml': base,
    'backlog/growth.yaml': 'items:\n  - id: grow-1\n    title: Grow\n',
  }
  const item = '  - id: pay-2\n    title: Stored cards\n'
  const moved = {
    'backlog.yaml': base.replace(`\n${item}`, ''),
    'backlog/growth.yaml': `${files['backlog/growth.yaml']}${item}`,
  }
  const edited = { 'backlog.yaml': base.replace('Stored', 'Kept') }
  const note =
    'pay-2 now stands at backlog/growth.yaml:4, make the change there and leave nothing here'

  test('and the other changed is told to be there: by ours', () => {
    for (const onto of [ways.merge!, ways.rebase!]) {
      const here = scene(files)
      here.commit('theirs', 'main', edited)
      here.commit('ours', 'main', moved)
      const { code, output } = onto(here)
      expect(code).toBe(1)
      expect(output).toContain(
        'pay-2 is moved to backlog/growth.yaml:4 by ours and changed by theirs: make the change there and leave nothing here',
      )
      expect(here.text('backlog.yaml')).toContain(
        `<<<<<<< ours: ${note}\n=======\n${item.replace('Stored', 'Kept')}>>>>>>> theirs\n`,
      )
      expect(here.text('backlog/growth.yaml')).toBe(moved['backlog/growth.yaml'])
    }
  })

  test('and the other changed is told to be there: by theirs', () => {
    const here = scene(files)
    here.commit('theirs', 'main', moved)
    here.commit('ours', 'main', edited)
    const { code, output } = here.git('merge', '--no-edit', 'theirs')
    expect(code).toBe(1)
    expect(output).toContain(
      'pay-2 is changed by ours and moved to backlog/growth.yaml:4 by theirs',
    )
    expect(here.text('backlog.yaml')).toContain(`=======\n>>>>>>> theirs: ${note}\n`)
  })

  test('is found by its new id, in the project of a folder', () => {
    const inFolder = (tree: Readonly<Record<string, string>>) =>
      Object.fromEntries(Object.entries(tree).map(([path, text]) => [`shop/${path}`, text]))
    const here = scene({
      ...inFolder(files),
      'shop/pm.yaml': 'backlog: [backlog.yaml, backlog/*.yaml]\n',
    })
    here.write('.git/info/attributes', '/shop/*.yaml merge=pm\n')
    here.commit('theirs', 'main', inFolder(edited))
    const renamed = moved['backlog/growth.yaml'].replace('pay-2', 'grow-2\n    was: [pay-2]')
    here.commit('ours', 'main', inFolder({ ...moved, 'backlog/growth.yaml': renamed }))
    expect(here.git('merge', '--no-edit', 'theirs').output).toContain(
      'pay-2 is moved to shop/backlog/growth.yaml:4 by ours',
    )
  })

  test('is called deleted where the other files cannot be looked at, or have it not', () => {
    for (const growth of [
      files['backlog/growth.yaml'],
      `${moved['backlog/growth.yaml']}  x: [\n`,
    ]) {
      const here = scene(files)
      here.commit('theirs', 'main', edited)
      here.commit('ours', 'main', { ...moved, 'backlog/growth.yaml': growth })
      expect(here.git('merge', '--no-edit', 'theirs').output).toContain(
        'pay-2 is deleted by ours and changed by theirs',
      )
      expect(here.text('backlog.yaml')).toContain('<<<<<<< ours\n=======\n')
    }
  })
})

describe.skipIf(missing !== undefined)('the command of a clone', () => {
  test.for(['on the path', 'in the project', 'as started'] as const)('finds pm %s', (pm) => {
    const here = diverged(base, ours, theirs, { pm, name: "my 'plan' $HOME 100%" })
    expect(here.git('merge', '--no-edit', 'theirs')).toMatchObject({ code: 0 })
    expect(here.text('backlog.yaml')).toBe(both)
  })

  test.for(['nowhere', 'gone'] as const)('leaves the merge to git where pm is %s', (pm) => {
    const here = diverged(base, ours, against, { pm })
    const { code, output } = here.git('merge', '--no-edit', 'theirs')
    expect(code).toBe(1)
    expect(output.split('\n').filter((line) => /pm\b/.test(line))).toEqual([
      'pm is not installed: git merges this file line by line',
    ])
    expect(here.must('ls-files', '-u')).toContain('backlog.yaml')
    const text = here.text('backlog.yaml')
    expect(text).toMatch(
      /<<<<<<< ours\n[\s\S]*effort: 5[\s\S]*=======\n[\s\S]*effort: 8[\s\S]*>>>>>>> theirs\n/,
    )
  })

  test('leaves bytes that are not UTF-8 to git', () => {
    const latin = (text: string) =>
      Buffer.from(text.replace('title: Stored', 'title: Gardée'), 'latin1')
    const here = scene({ 'backlog.yaml': latin(base) })
    const commit = (branch: string, text: string) => {
      here.must('switch', '-q', '-c', branch, 'main')
      here.write('backlog.yaml', latin(text))
      here.must('commit', '-q', '-a', '-m', branch)
    }
    commit('theirs', base.replace('# Checkout', '# Check-out'))
    commit('ours', base.concat('    owner: ana\n'))
    expect(here.git('merge', '--no-edit', 'theirs')).toMatchObject({ code: 0 })
    expect(here.text('backlog.yaml')).toContain('# Check-out')
    expect(here.text('backlog.yaml')).toContain('owner: ana')
  })

  test('runs no program that the repository brings', () => {
    const here = diverged(base, ours, theirs, { pm: 'on the path' })
    here.must('switch', '-q', 'ours')
    here.commit('ours', 'main', { 'other.txt': 'more\n' })
    const program = '#!/bin/sh\ntouch "$PWD/ran"\nexit 0\n'
    mkdirSync(join(here.root, 'node_modules/.bin'), { recursive: true })
    here.write('node_modules/.bin/pm', program)
    chmodSync(join(here.root, 'node_modules/.bin/pm'), 0o755)
    here.must('add', '-f', 'node_modules/.bin/pm')
    here.must('commit', '-q', '-m', 'Bring a program')
    expect(here.git('merge', '--no-edit', 'theirs')).toMatchObject({ code: 0 })
    expect(existsSync(join(here.root, 'ran'))).toBe(false)
    expect(here.text('backlog.yaml')).toBe(both)
  })
})

/** Two branches of a backlog, of which `ours` is checked out. */
function diverged(
  before: string,
  ourText: string,
  theirText: string,
  options?: SceneOptions,
): Scene {
  const here = scene({ 'backlog.yaml': before }, options)
  here.commit('theirs', 'main', { 'backlog.yaml': theirText })
  here.commit('ours', 'main', { 'backlog.yaml': ourText })
  return here
}
