import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const examples = fileURLToPath(new URL('../fixtures/rules', import.meta.url))

/** The headings of docs/rules.md, each before the first rule of its group. */
const headings = {
  'unreadable-file': 'Files',
  'yaml-syntax': 'YAML',
  'invalid-shape': 'Fields',
  'invalid-estimate': 'Estimates',
  'duplicate-id': 'Items among themselves',
  'unknown-item': 'Raters',
  'unknown-evidence': 'Evidence',
  'unscored-planned': 'Scores',
  'duplicate-kpi': 'KPIs',
  'due-before-dependency': 'Habits that make a plan less than it looks',
  'due-passed': 'What time does to a plan',
  'unknown-rule': 'Settings of rules and comments',
  'invalid-framework': 'Configuration',
  'import-empty': 'pm init --from',
}

const introduction = `# Rules

Everything that \`pm validate\` can find. Each problem ends with the name of its rule in brackets.

An **error** makes it exit with 1, and leaves what it stands in out of rankings and plans. A **warning** does neither; \`--max-warnings 0\` makes it fail as well.

Warnings, and those errors in spite of which the data can be used, may be changed in pm.yaml:

\`\`\`yaml
rules:
  moonshot: off                  # off, warning or error
  unknown-kpi: warning
  stale-estimates: {limit: 90}   # where a rule has a limit
\`\`\`

and silenced with a comment on the line that a problem points to, or above it. The reason is required, and a comment that silences nothing is a problem of its own:

\`\`\`yaml
- id: pay-7
  title: Pay by voice # pm-ignore similar-title: pay-3 is for phones, this is for cars
  # pm-ignore moonshot, guess-without-evidence: a bet that the board has made
  confidence: 30%
\`\`\`

A CSV has no comments: what is found in one can only be changed in pm.yaml.

A rule that finds something nowhere, such as the item of an unknown id, is told where everything could be read: while a file that may hold it cannot be read, or an item or KPI has no usable id, that is not judged. Where the problems of that file are not shown, standard error says so.

What a rule finds that depends on the day is shown by \`pm validate\` and decides nothing else: \`--staged\` is silent about it, so that a commit that passes today passes tomorrow.

The examples are the folders of \`fixtures/rules/\`, and their output is checked by a test.
`

/**
 * The text of docs/rules.md from the table of rules and the folders of examples. In such a folder are the files of a
 * small repository, \`cmd\`, the output, and \`why.md\`: why the rule exists and, after an empty line, what stands in
 * the repository beside its files.
 */
export function rulesPage(table) {
  const parts = table.ruleNames.map((name) => {
    const heading = headings[name]
    return `${heading ? `\n## ${heading}\n` : ''}\n${section(name, table)}`
  })
  return `${introduction}\n${overview(table)}${parts.join('')}`
}

function overview(table) {
  const rows = table.ruleNames.map(
    (name) =>
      `| [${name}](#${name}) | ${table.rules[name].severity} | ${table.ruleTitle(name)} |\n`,
  )
  return `| Rule | Severity | Finds |\n| --- | --- | --- |\n${rows.join('')}`
}

function section(name, table) {
  const [why, ...made] = read(name, 'why.md').trim().split('\n\n')
  const blocks = [facts(name, table), why, ...files(name), ...made, output(name)]
  return `### ${name}\n\n${blocks.join('\n\n')}\n`
}

function facts(name, table) {
  const { severity, dependsOnToday, needsPlan, needsAll, limit } = table.rules[name]
  const isImport = name.startsWith('import-')
  const unit = dependsOnToday ? 'days' : '%'
  return [
    `**${severity === 'error' ? 'Error' : 'Warning'}**`,
    isImport
      ? 'told by `pm init --from`'
      : table.isSilenced(name)
        ? 'may be changed and silenced'
        : table.isAdjustable(name)
          ? 'may be changed in pm.yaml'
          : 'fixed',
    ...(dependsOnToday ? ['depends on the day'] : []),
    ...(needsPlan ? ['found by planning'] : []),
    ...(needsAll ? ['told where everything could be read'] : []),
    ...(limit === undefined ? [] : [`limit ${limit} ${unit}`]),
  ].join(' · ')
}

const ownNames = ['cmd', 'stdout', 'stderr', 'exit', 'after', 'git', 'why.md']

function files(name) {
  return readdirSync(join(examples, name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(join(examples, name), join(entry.parentPath, entry.name)))
    .map((path) => path.split(sep).join('/'))
    .filter((path) => !ownNames.includes(path.split('/')[0]))
    .sort()
    .map((path) => `\`${path}\`\n\n${fenced(language(path), visible(name, path))}`)
}

function language(path) {
  return { yaml: 'yaml', csv: 'csv' }[path.split('.').at(-1)] ?? 'text'
}

// What would be invisible or is no text is shown as an escape.
function visible(name, path) {
  const bytes = readFileSync(join(examples, name, path))
  const text = bytes.toString('utf8')
  const isText = Buffer.from(text).equals(bytes)
  const all = isText ? text : bytes.toString('latin1')
  const invisible = isText ? /[^\n\P{Cc}]/gu : /[^\n -~]/g
  return all.replace(invisible, (char) => `\\x${char.codePointAt(0).toString(16).padStart(2, '0')}`)
}

function output(name) {
  const shown = read(name, 'stdout') || read(name, 'stderr')
  return fenced('console', `$ ${read(name, 'cmd')}${shown}`)
}

function fenced(language, text) {
  return `\`\`\`${language}\n${text.replace(/\n*$/, '\n')}\`\`\``
}

function read(name, file) {
  try {
    return readFileSync(join(examples, name, file), 'utf8')
  } catch {
    return ''
  }
}
