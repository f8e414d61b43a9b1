import { type RuleName, rules } from './rules.js'

/** What a rule finds, in a few words: the title that it has, or its name as words. */
export function ruleTitle(name: RuleName): string {
  const { title } = rules[name] as { readonly title?: string }
  if (title !== undefined) return title
  const words = name.split('-').map((word) => abbreviations[word] ?? word)
  return words.join(' ').replace(/^./, (first) => first.toUpperCase())
}

const abbreviations: Readonly<Record<string, string>> = { kpi: 'KPI', utf8: 'UTF-8' }
