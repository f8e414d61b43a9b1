import type { Tree } from '../repository.js'
import { yamlScalar } from './payloads.js'

/** Repositories in which a text stands wherever a team may write a text of its own; all of it can be used. */
export function usable(text: string): Tree {
  const x = yamlScalar(text)
  // As a key it stands where the text may be a name, and empty ones may not.
  const key = text === '' || text.length > 900 ? '"key"' : x
  return {
    'pm.yaml': `product: ${x}
vision: ${x}
units: {effort: ${x}, reach: ${x}, ${key}: ${x}}
teams: {${key}: {title: ${x}, capacity: 8}, web: {title: ${x}, capacity: 8}}
raters: {${key}: {weight: 2}}
evidence: {groups: {${key}: {most: 80%, kinds: {${key}: 50%}}}}
roadmap: {start: 2027-Q1, periods: 4, reserve: 10%}
`,
    'frameworks/own.yaml': `title: ${x}
description: ${x}
source: ${x}
inputs:
  lift: {title: ${x}, unit: ${x}, words: {${key}: 2}}
  effort: {title: ${x}, unit: ${x}}
score: lift / effort
size: effort
buckets: {${key}: lift > 1, rest: lift <= 1}
`,
    'backlog.yaml': `items:
  - id: full
    title: ${x}
    status: planned
    team: ${key}
    owner: ${x}
    tags: [${x}, web]
    effort: 2 to 5
    confidence: from-evidence
    rice: {reach: 4000, impact: massive}
    own: {lift: ${key}}
    kpis: {sales: +2.5}
    due: {date: 2027-03-15, kind: hard, reason: ${x}}
    period: {in: 2027-Q1, reason: ${x}}
    external: {${key}: ${x}}
    fields: {${key}: ${x}, list: [${x}]}
    links: [${x}]
    evidence: [{kind: ${key}, date: 2026-10-02, note: ${x}, source: ${x}}]
    notes: ${x}
  - {id: second, title: ${x}, status: candidate, team: ${key}, effort: 1, confidence: 50%, rice: {reach: 9, impact: low}, own: {lift: 0.5}, depends_on: [full], kpis: {sales: 1}}
  - {id: waived, title: ${x}, status: planned, team: web, owner: ${x}, effort: 3, unscored: ${x}, depends_on: [second]}
  - {id: started, title: ${x}, status: in-progress, team: web, effort: 5, remaining: 2, confidence: 90%, rice: {reach: 90, impact: high}}
  - {id: huge, title: ${x}, status: planned, team: web, effort: 500, confidence: 90%, rice: {reach: 90, impact: high}}
  - {id: done, title: ${x}, status: shipped, shipped: 2026-10-02, team: web, owner: ${x}}
  - {id: group, title: ${x}, owner: ${x}}
  - {id: child, title: ${x}, parent: group, status: candidate}
  - {id: stuck, title: ${x}, status: planned, effort: 1, team: web, unscored: ${x}, depends_on: [resting]}
  - {id: resting, title: ${x}, status: parked}
  - {id: thought, title: ${x}}
  - {id: shared, title: ${x}, status: planned, effort_by_team: {${key}: 1, web: 2}, confidence: 90%, rice: {reach: 9, impact: high}}
  - An idea
`,
    'estimates/one.yaml': `rater: ${key}
estimates:
  full: {effort: 9, confidence: 60%, rice: {impact: low}, own: {lift: ${key}}, kpis: {sales: 1}, on: 2026-10-02}
  second: {effort: 3, own: {lift: 2}}
  started: {rice: {reach: 20}}
`,
    'kpis.yaml': `- {id: sales, title: ${x}, unit: ${x}, owner: ${x}, baseline: 1, target: 9, due: 2027-06-30, notes: ${x}, history: [{date: 2026-09-30, value: 3}]}
- {id: visits, title: ${x}, baseline: 10, target: 5, source: {file: visits.csv, date: day, value: seen}}
`,
    'visits.csv': `day,seen,more\n2026-09-30,7,"${text.replaceAll('"', '""')}"\n`,
  }
}

/** Repositories in which a text stands where it cannot be used; the configuration can. */
export function refusedData(text: string): Tree {
  const x = yamlScalar(text)
  const fields = ['status', 'effort', 'effort_by_team', 'confidence', 'kpis', 'due', 'period']
  const others = [
    'depends_on',
    'parent',
    'estimated',
    'remaining',
    'actual',
    'rice',
    'wsjf',
    'tags',
  ]
  const odd = [...fields, ...others, 'links', 'evidence', 'fields', 'external', 'was', 'shipped']
  const lists = ['depends_on', 'was', 'evidence', 'tags']
  const maps = ['kpis', 'actual', 'rice', 'due', 'period', 'effort_by_team', 'fields']
  const item = (at: number, rest: string) => `  - {id: item-${at}, title: T${at}, ${rest}}\n`
  const items = [
    ...odd.map((field) => `${field}: ${x}`),
    ...lists.map((field) => `${field}: [${x}]`),
    ...maps.map((field) => `${field}: {${x}: ${x}}`),
    `${x}: 1`,
    `team: ${x}`,
    `rice: {impact: ${x}, reach: ${x}}`,
    `due: {date: ${x}, kind: ${x}}`,
  ]
  return {
    'pm.yaml': 'teams: {web: {}}\nroadmap: {start: 2027-Q1}\n',
    'backlog.yaml': `items:\n${items.map((rest, at) => item(at, rest)).join('')}  - {id: ${x}, title: T}\n  - {id: twin, title: ${x}}\n  - {id: twin, title: ${x}}\n  - {id: a, title: A, status: planned, effort: 1, depends_on: [a]}\n`,
    'backlog/anchor.yaml': `- {id: ok, title: ${x}}\n- *${text.replace(/[^!-~]|[[\]{},]/g, '')}\n`,
    'backlog/tag.yaml': `- {id: tagged, title: !${text.replace(/[^!-~]|[[\]{},]/g, '')} a}\n`,
    'backlog/syntax.yaml': `- {id: broken, title: ${x}\n- ${text}\n`,
    'backlog/comment.yaml': `- {id: said, title: T} # pm-ignore ${text.split(/[\r\n]/)[0]}: ${text.split(/[\r\n]/)[0]}\n`,
    'kpis.yaml': `- {id: ${x}, title: T, baseline: ${x}, target: ${x}}\n- {id: k, title: T, baseline: 1, target: 2, due: ${x}, weight: ${x}, history: [{date: ${x}, value: ${x}}], ${x}: 1}\n- {id: m, title: T, baseline: 1, target: 2, source: {file: ${x}, date: day, value: seen}}\n- {id: n, title: T, baseline: 1, target: 2, source: {file: points.csv, date: ${x}, value: ${x}}}\n- {id: o, title: T, baseline: 1, target: 2, source: {file: points.csv, date: day, value: seen}}\n`,
    'estimates/odd.yaml': `rater: ${x}
estimates:
  ${text === '' ? 'odd' : x}: {effort: 1}
  item-0: {effort: ${x}, rice: {impact: ${x}, ${x}: 1}, ${x}: 1, kpis: {${x}: ${x}}, on: ${x}}
  item-1: ${x}
  twin: {rice: ${x}, confidence: [${x}]}
`,
    'points.csv': `day,seen,"${text.replaceAll('"', '""')}"\n"${text.replaceAll('"', '""')}",1\n2026-09-30,"${text.replaceAll('"', '""')}"\n${text}\n`,
  }
}

/** Repositories whose configuration has a text where it cannot be used. */
export function refusedConfiguration(text: string): Tree {
  const x = yamlScalar(text)
  const formula = yamlScalar(`lift * ${text}`)
  return {
    'pm.yaml': `framework: ${x}
backlog: [backlog.yaml, ${x}, {files: ${x}, items: ${x}, map: {${x}: ${x}, title: {from: ${x}, values: {${x}: ${x}}}}, extra: ${x}}]
kpis: [${x}]
${text === '' ? 'other' : x}: 1
teams: {web: {capacity: ${x}}, apps: {capacity: {default: 1, ${x}: ${x}}}}
raters: {ana: {weight: ${x}, inputs: [${x}]}, ${x}: {inputs: ${x}}}
evidence: {groups: {${x}: {most: ${x}, kinds: {${x}: ${x}}}, other: {kinds: {${x}: 1%}}}, none: ${x}, max_age: ${x}}
frameworks:
  ${text === '' || text.length > 900 ? 'odd' : x}: {inputs: {lift: {}}, score: lift}
  ice: {formula: ${x}}
  value-effort: {thresholds: {value: ${x}}}
  moscow: {then: ${x}}
  own: {inputs: {lift: {min: ${x}, scale: ${x}}, ${x}: {}}, score: ${formula}, size: ${x}, order: [${x}], buckets: {${x}: ${formula}}, then: ${x}, ${x}: 1}
rules: {${x}: off, moonshot: ${x}}
roadmap: {file: ${x}, start: ${x}, period: ${x}, periods: ${x}, reserve: ${x}, capacity: ${x}, ${x}: 1}
`,
    'backlog.yaml': `- {id: a, title: ${x}, effort: 1}\n`,
  }
}
