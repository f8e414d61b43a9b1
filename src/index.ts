/** The library: reading, scoring, ranking and planning as functions of values. No terminal, no disk. */
export { compareText } from './core/compare.js'
export type { Problem, Severity } from './core/problems/problem.js'
export { hintOf, messageOf, sortProblems } from './core/problems/problem.js'
export { type RuleName, rules } from './core/problems/rules.js'
