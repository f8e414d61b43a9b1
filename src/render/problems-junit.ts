import type { Problem } from '../core/problems/problem.js'
import { problemFields } from './problems-json.js'
import { xmlElement, xmlText } from './xml.js'

/**
 * The problems as JUnit XML: a suite for each file that has any, a case for each problem. An error is a failure; a warning
 * is a skipped case, the only one that Jenkins and GitLab show with its text and count as no failure. Without problems
 * there is one case that passed, since Jenkins takes an empty report for a broken one.
 */
export function problemsJunit(problems: readonly Problem[]): string {
  const cases = problems.length ? casesByFile(problems) : new Map([['pm', [CLEAN]]])
  const suites = [...cases].map(([path, cases]) =>
    xmlElement(
      'testsuite',
      { name: xmlText(path), ...countsOf(cases) },
      `\n${cases.map(({ xml }) => xml).join('')}`,
    ),
  )
  const all = xmlElement(
    'testsuites',
    { name: 'pm validate', ...countsOf([...cases.values()].flat()) },
    `\n${suites.join('')}`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n${all}`
}

interface Case {
  readonly outcome: 'failure' | 'skipped' | 'passed'
  readonly xml: string
}

const CLEAN: Case = {
  outcome: 'passed',
  xml: xmlElement('testcase', { classname: 'pm.validate', name: 'no problems' }),
}

function casesByFile(problems: readonly Problem[]): Map<string, Case[]> {
  const files = new Map<string, Case[]>()
  const seen = new Map<string, number>()
  for (const problem of problems) {
    const { path } = problem.place.source
    const cases = files.get(path) ?? []
    cases.push(caseOf(problem, seen))
    files.set(path, cases)
  }
  return files
}

// GitLab knows a case by its class and name, so a name is there once and has no line number; Jenkins splits a class at its
// last dot into package and class.
function caseOf(problem: Problem, seen: Map<string, number>): Case {
  const { rule, severity, message, file, line, column, hint } = problemFields(problem)
  const name = `${file}: ${message}`
  const key = `${rule}\n${name}`
  const nth = (seen.get(key) ?? 0) + 1
  seen.set(key, nth)
  const outcome = severity === 'error' ? 'failure' : 'skipped'
  const text = [
    `${file}:${line}:${column}: ${severity}: ${message}`,
    ...(hint ? [`hint: ${hint}`] : []),
  ]
  const result = xmlElement(
    outcome,
    { message: xmlText(message), ...(outcome === 'failure' && { type: rule }) },
    text.map(xmlText).join('\n'),
  )
  const attributes = {
    classname: `pm.${rule}`,
    name: xmlText(nth > 1 ? `${name} (${nth})` : name),
    file: xmlText(file),
    line,
  }
  return { outcome, xml: xmlElement('testcase', attributes, `\n${result}`) }
}

function countsOf(cases: readonly Case[]): Readonly<Record<string, number>> {
  const number = (wanted: Case['outcome']) =>
    cases.filter(({ outcome }) => outcome === wanted).length
  return { tests: cases.length, failures: number('failure'), errors: 0, skipped: number('skipped') }
}
