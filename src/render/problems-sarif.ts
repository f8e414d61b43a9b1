import { compareText } from '../core/compare.js'
import { errorsFirst } from '../core/problems/errors-first.js'
import { fingerprints } from '../core/problems/fingerprint.js'
import type { Problem } from '../core/problems/problem.js'
import { ruleTitle } from '../core/problems/rule-title.js'
import { type RuleName, rules } from '../core/problems/rules.js'
import { count } from '../core/problems/words.js'
import { jsonText } from './json.js'
import { problemFields } from './problems-json.js'

/** What GitHub takes of one run. */
const MOST_RESULTS = 25_000

const SCHEMA =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'

/** The problems as a log of SARIF 2.1.0 (OASIS) with the rules that occur. Beyond 25,000 results it says how many it lacks. */
export function problemsSarif(problems: readonly Problem[], version: string): string {
  const kept =
    problems.length > MOST_RESULTS ? errorsFirst(problems).slice(0, MOST_RESULTS) : problems
  const names = [...new Set(kept.map(({ rule }) => rule))].sort(compareText)
  const indexes = new Map(names.map((name, index) => [name, index]))
  const marks = fingerprints(kept)
  return jsonText({
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'pm', version, rules: names.map(descriptor) } },
        columnKind: 'utf16CodeUnits',
        newlineSequences: ['\r\n', '\n', '\r'],
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: notifications(problems.length - kept.length),
          },
        ],
        results: kept.map((problem, at) => ({
          ruleId: problem.rule,
          ruleIndex: indexes.get(problem.rule),
          ...result(problem),
          partialFingerprints: { 'ruleFileMessage/v1': marks[at] },
        })),
      },
    ],
  })
}

function descriptor(name: RuleName) {
  return {
    id: name,
    shortDescription: { text: ruleTitle(name) },
    defaultConfiguration: { level: rules[name].severity },
  }
}

function notifications(left: number) {
  if (!left) return []
  const text = `${count(left, 'problem')} more than the ${MOST_RESULTS} results that a run may have`
  return [{ level: 'warning', message: { text } }]
}

function result(problem: Problem) {
  const { severity, message, file, line, column, endLine, endColumn, hint } = problemFields(problem)
  const text = plain(hint ? `${message}\nhint: ${hint}` : message)
  const region = { startLine: line, startColumn: column, endLine, endColumn }
  return {
    level: severity,
    message: { text },
    locations: [{ physicalLocation: { artifactLocation: { uri: uri(file) }, region } }],
  }
}

// A viewer makes a link of [text](target).
function plain(text: string): string {
  return text.replaceAll('](', '] (')
}

// Relative to the root; no character of a name counts as a part of a URI.
function uri(path: string): string {
  return path
    .split('/')
    .map((name) => encodeURIComponent(name.replace(/\p{Cs}/gu, '\ufffd')))
    .join('/')
}
