import { type Place, placeName } from '../yaml/source.js'
import type { Wording } from './file-names.js'
import { nearest } from './nearest.js'
import type { Severity, Unlisted } from './problem.js'
import { amount, count, list, quote } from './words.js'

/**
 * Every rule: its severity, its sentence and its advice. Nowhere else is a problem put into words.
 * A name is stable: users silence and configure rules by it.
 */
export const rules = {
  // Files
  'unreadable-file': error(
    (a: { reason: string; is?: string }) => `this ${a.is ?? 'file'} cannot be read: ${a.reason}`,
  ),
  'missing-file': error(
    (a: { named: string; isHidden?: true }) =>
      a.isHidden
        ? `${a.named} is not read: git ignores it, or it is git's own`
        : `${a.named} does not exist`,
    (a) =>
      a.isHidden
        ? 'only files that git tracks, or would add, are read'
        : 'paths are relative to the folder of pm.yaml',
  ),
  'not-a-regular-file': error(
    (a: { kind: string; at?: string; named?: string }) =>
      `${a.named === undefined ? 'this' : quote(a.named)} ${a.at === undefined ? 'is' : `stands below ${quote(a.at)}, which is`} a ${a.kind}, and only regular files are read`,
    (a) =>
      a.kind === 'symbolic link' ? 'put the file itself here in place of the link' : undefined,
  ),
  'file-differs-in-case': warning(
    (a: { other: string; isForm: boolean }) =>
      `the path of this file differs from ${quote(a.other)} only in ${a.isForm ? 'Unicode form' : 'case'}`,
    () => 'rename one of them with git mv: macOS and Windows keep only one of the two',
    { title: 'Two files whose paths differ only in case' },
  ),
  'outside-root': error(
    (a: { named: string }) => `${quote(a.named)} leaves the repository`,
    () => 'only files inside the repository are read',
    { title: 'Path outside the repository' },
  ),
  'file-too-large': error(
    (a: { size: number; limit: number }) =>
      `this file is ${mebibytes(a.size)} MiB, over the limit of ${mebibytes(a.limit)} MiB a file`,
    () => 'split the file, or raise the limit with --max-file-size',
  ),
  'too-much-data': error(
    (a: { limit: number }) =>
      `this file and those after it are not read: together they are over ${mebibytes(a.limit)} MiB`,
    () => 'narrow the globs in pm.yaml, or raise the limit with --max-total-size',
  ),
  'too-many-files': error(
    (a: { limit: number }) =>
      `this file and those after it are not read: there are over ${a.limit}`,
    () => 'narrow the globs in pm.yaml, or raise the limit with --max-files',
  ),
  'invalid-utf8': error(
    (a: { utf16: boolean }) =>
      a.utf16 ? 'this file is UTF-16, and must be UTF-8' : 'these bytes are not UTF-8',
    () => 'save the file as UTF-8',
  ),
  unmerged: error(
    () => 'this file is in the middle of a merge, and the index holds no result',
    () => 'resolve the conflict and git add the file',
  ),
  'merge-conflict': error(
    (a: { marker: string }) => `this merge conflict is not resolved (${quote(a.marker)})`,
    () => 'keep one side, or both as two items, and delete the three marker lines',
  ),
  'too-many-problems': error(
    (a: { more: number; severity: Severity; unlisted?: Unlisted }) =>
      `this file has ${count(a.more, `more ${a.severity}`)} than ${a.more === 1 ? 'is' : 'are'} listed here`,
    () => 'mend those that are listed first',
  ),
  'invalid-glob': error(
    (a: { glob: string; reason: string }) => `${quote(a.glob)} is no glob: ${a.reason}`,
  ),

  // YAML
  'yaml-syntax': error(
    (a: { reason: string; hint?: string }) => `not valid YAML: ${a.reason}`,
    (a) => a.hint,
    { title: 'Invalid YAML' },
  ),
  'control-character': error(
    (a: { code: number }) =>
      `control characters are not allowed (U+${a.code.toString(16).toUpperCase().padStart(4, '0')})`,
    () => 'delete it; in double quotes it can be written as an escape such as "\\u0000"',
  ),
  'several-documents': error(
    () => 'a second document begins here, and a file holds one',
    () => 'delete the --- line, or put this part into a file of its own',
  ),
  'duplicate-key': error(
    (a: { key: string; first: Place }) =>
      `${quote(a.key)} is given twice, first in line ${a.first.source.position(a.first.start).line}`,
    () => 'keep one of the two',
  ),
  'forbidden-key': error(
    (a: { key: string }) => `${quote(a.key)} is not allowed as a name`,
    () => 'choose another name',
  ),
  'merge-key': error(
    () => '<< merges are not supported',
    () => 'write the fields out, or share a whole value with an anchor and an alias',
    { title: 'YAML merge key' },
  ),
  'complex-key': error(
    () => 'a key must be plain text, not a list or a mapping',
    () => 'a value that begins with { or [ or ? needs quotes',
  ),
  'comma-in-braces': error(
    (a: { field: string; value: string; rest: string; instead: readonly string[] }) =>
      `the comma ends this value inside { }: ${a.field} is ${quote(a.value)}, and ${quote(a.rest)} a field of its own`,
    (a) =>
      a.instead.length
        ? `write ${list(
            a.instead.map((each) => `${a.field}: ${each}`),
            'or',
          )}`
        : 'put the whole text in quotes',
    { title: 'Comma inside braces' },
  ),
  tag: error(
    (a: { tag: string }) => `tags such as ${quote(a.tag)} are not supported`,
    () => 'delete the tag; quote the value if it is meant as text',
    { title: 'YAML tag' },
  ),
  directive: error(
    () => 'directives such as %YAML are not supported',
    () => 'delete the line; files are YAML 1.2',
    { title: 'YAML directive' },
  ),
  'unknown-alias': error(
    (a: { name: string; known: readonly string[] }) =>
      `no anchor &${a.name} stands before this alias`,
    (a) => meant(a.name, a.known) ?? 'a value that begins with * needs quotes',
  ),
  'too-deep': error((a: { limit: number }) => `this is nested deeper than ${a.limit} levels`),
  'text-too-long': error(
    (a: { limit: number }) => `this text is longer than ${a.limit / 1024} KiB`,
    () => 'put long texts into a document of their own and give it under links',
  ),
  'too-many-aliases': error(
    (a: { limit: number }) => `the aliases stand for more than ${a.limit} values`,
    () => 'write the values out',
  ),
  'too-many-values': error(
    (a: { count: number }) =>
      `this file holds about ${a.count} values, more than one of its size may`,
    () => 'split the file; a backlog of this size has a tenth of them',
  ),
  'recursive-alias': error(
    (a: { name: string }) => `${quote(`*${a.name}`)} stands inside the value that it repeats`,
    () => 'write the value out',
  ),

  // Shapes
  'invalid-shape': error(
    (a: { expected: string; got: string; meant?: string; example?: string; entry?: string }) =>
      `expected ${a.expected}, got ${a.got}`,
    (a) =>
      (a.meant && `did you mean ${a.meant}?`) ??
      (a.example && `write ${a.example}`) ??
      (a.entry && `if these are items in a form of your own, say so in pm.yaml: ${a.entry}`),
  ),
  'unknown-field': error(
    (a: UnknownField) => `unknown field ${quote(a.field)} in ${a.of}`,
    (a) => {
      const hint = unknownHint(a)
      if (!a.entry) return hint
      const own = `f most of its fields are your own, say so in pm.yaml: ${a.entry}`
      return hint?.endsWith('?') ? `${hint} I${own}` : `i${own}`
    },
    { isAdjustable: true },
  ),
  'missing-field': error(
    (a: {
      field: string
      of: string
      example?: string
      /** The key that stands there in its place: where that is told, this only follows from it. */
      instead?: Place
      /** Whether it only follows from what else is told. */
      isImplied?: true
    }) => `${a.of} has no ${a.field}`,
    (a) => a.example && `add ${a.example}`,
  ),
  'invalid-type': error(
    (a: { field: string; expected: string; got: string; instead?: string }) =>
      `${a.field} must be ${a.expected}, got ${a.got}`,
    (a) => a.instead && `write ${a.instead}`,
  ),
  'invalid-value': error(
    (a: {
      field: string
      got: string
      allowed: readonly string[]
      /** The one that goes by that name elsewhere. */
      meant?: string
    }) => `${a.field} must be ${list(a.allowed, 'or')}, got ${quote(a.got)}`,
    (a) => (a.meant ? `did you mean ${a.meant}?` : meant(a.got, a.allowed)),
  ),
  'invalid-id': error(
    (a: { got: string }) => `${quote(a.got)} cannot be an id`,
    () =>
      'an id is 1 to 64 letters, digits, dots, hyphens or underscores, and no name of JavaScript such as __proto__',
  ),
  'invalid-date': error(
    (a: { field: string; got: string; reason: string }) =>
      `${a.field} must be a date, got ${quote(a.got)}: ${a.reason}`,
    () => 'dates are written 2027-03-15',
  ),
  'empty-text': error(
    (a: { field: string }) => `${a.field} is empty`,
    () => 'fill it in, or remove it where it may be left out',
  ),
  'unmapped-value': error(
    (a: {
      field: string
      got: string
      known: readonly string[]
      /** The entry of values that it may lack. */
      entry?: string
    }) => `the mapping in pm.yaml has no value for ${a.field} ${quote(a.got)}`,
    (a) =>
      meant(a.got, a.known) ??
      listed(
        a.known,
        `add it under values${a.entry === undefined ? '' : `, such as ${a.entry}`}; listed are `,
      ),
  ),

  'map-matches-nothing': warning(
    (a: { from: string; count: number; known: readonly string[] }) =>
      `${a.count === 1 ? 'the only item of this entry has no' : `none of the ${a.count} items of this entry has`} ${quote(a.from)}`,
    (a) => meant(a.from, a.known) ?? listed(a.known, 'they have '),
    { title: 'Mapped field that no item has' },
  ),

  // Estimates
  'invalid-estimate': error(
    (a: {
      input: string
      got: string
      words: readonly string[]
      wordsOnly?: boolean
      reason?: string
      instead?: string
    }) =>
      `${a.input} must be ${a.wordsOnly ? 'one of its words' : 'an estimate'}, got ${a.got}${a.reason ? `: ${a.reason}` : ''}`,
    (a) =>
      (a.instead && `write ${a.instead}`) ??
      meant(a.got.replaceAll('"', ''), a.words) ??
      (a.wordsOnly
        ? `write ${list(a.words, 'or')}`
        : `write a number, a percentage, ${a.words.length ? `${list(a.words, 'or')}, ` : ''}a 90 % interval such as 2 to 5, or {low: 2, likely: 3, high: 5}`),
  ),
  'contradictory-estimate': error(
    (a: { input: string; reason: string; instead?: string }) =>
      `${a.input} contradicts itself: ${a.reason}`,
    (a) => a.instead && `write ${a.instead}`,
  ),
  'out-of-range': error(
    (a: { input: string; got: string; limit: string; hint?: string }) =>
      `${a.input} must be ${a.limit}, got ${a.got}`,
    (a) => a.hint,
  ),
  'zero-divisor': warning(
    (a: {
      input: string
      low: number
      high: number
      divisor: string | null
      framework: string
      name: string
    }) =>
      a.divisor === null
        ? `${a.input} ${a.low} to ${a.high} passes through zero, and ${a.framework} divides by it`
        : `with ${a.input} ${a.low} to ${a.high} the divisor ${a.divisor} of ${a.framework} passes through zero`,
    (a) =>
      a.divisor === null
        ? `write a range on one side of zero; ${a.framework}: {inputs: {${a.name}: {above: 0}}} would ask for it`
        : 'where it is zero there is no score: write ranges that keep it on one side of zero',
    { title: 'Range through a division by zero' },
  ),
  'off-scale': warning(
    (a: { input: string; got: number; scale: string; framework: string; name: string }) =>
      `${a.input} ${a.got} is not on its scale (${a.scale})`,
    (a) =>
      `use a value of the scale, or declare another under frameworks in pm.yaml: ${a.framework}: {inputs: {${a.name}: {scale: …}}}`,
  ),
  'thousands-separator': warning(
    (a: { input: string; got: string; value: number; whole: number }) =>
      `${a.input} ${a.got} is read as ${a.value}, not as ${a.whole}`,
    (a) => `write ${a.whole} if the point parts thousands, else ${a.value}`,
    { title: 'Thousands or decimals' },
  ),
  'doubtful-number': warning(
    (a: {
      input: string
      got: string
      value: number
      greatest?: { readonly word: string; readonly value: number }
    }) =>
      a.greatest
        ? `${a.input} ${a.got} is far above its greatest word, ${a.greatest.word}, which is ${a.greatest.value}`
        : `${a.input} ${a.got} is read as ${a.value}, for it is no share`,
    (a) => {
      if (!a.greatest) return `write ${a.value} if that is meant, else the number without %`
      const share = Number((a.value / 100).toPrecision(12))
      return share <= a.greatest.value
        ? `write ${share} if it is in percent, else one of its words or a number between them`
        : 'write one of its words, or a number between them'
    },
    { title: 'Number that is hardly meant' },
  ),

  // Items among themselves
  'duplicate-id': error(
    (a: { id: string; other: Place; otherId: string; times?: number; isSameTitle?: boolean }) =>
      `the id ${quote(a.id)} is used ${(a.times ?? 2) === 2 ? 'twice' : `${a.times} times`}, also ${a.id === a.otherId ? '' : `as ${quote(a.otherId)} `}at ${placeName(a.other)}`,
    (a) => {
      const [others, all] = (a.times ?? 2) === 2 ? ['one', 'both'] : ['all but one', 'all']
      const remedy = a.isSameTitle
        ? 'it is one item by its title too: keep one of them, with what is right of each'
        : `if they are one item, keep one of them; if not, give ${others} another id`
      return `${remedy}; ${all} are left out until then`
    },
  ),
  'unknown-dependency': error(
    (a: { id: string; known: readonly string[] }) =>
      `depends on ${quote(a.id)}, and no item has that id`,
    (a) => meant(a.id, a.known) ?? 'remove it, or add the item',
    { isAdjustable: true, needsAll: ['items'] },
  ),
  'unknown-parent': error(
    (a: { id: string; known: readonly string[] }) =>
      `its parent is ${quote(a.id)}, and no item has that id`,
    (a) => meant(a.id, a.known) ?? 'remove it, or add the item',
    { isAdjustable: true, needsAll: ['items'] },
  ),
  'unknown-kpi': error(
    (a: { id: string; known: readonly string[] }) => `no KPI has the id ${quote(a.id)}`,
    (a) =>
      meant(a.id, a.known) ??
      listed(a.known, 'known: ') ??
      'add it to kpis.yaml, where KPIs are kept',
    { isAdjustable: true, needsAll: ['kpis'] },
  ),
  'unknown-team': error(
    (a: { team: string; known: readonly string[] }) =>
      `${quote(a.team)} is not under teams in pm.yaml`,
    (a) => meant(a.team, a.known) ?? listed(a.known, 'known: '),
    { isAdjustable: true },
  ),
  'unknown-framework': error(
    (a: { name: string; known: readonly string[] }) => `${quote(a.name)} is no framework`,
    (a) => meant(a.name, a.known) ?? listed(a.known, 'known: '),
  ),
  'unknown-period': error(
    (a: { period: string; known: readonly string[] }) =>
      `the roadmap has no period ${quote(a.period)}`,
    (a) =>
      meant(a.period, a.known) ??
      `its periods are ${list(a.known)}; they follow from roadmap.start, period and periods in pm.yaml`,
    { isAdjustable: true },
  ),
  'unknown-filter': error(
    (a: { field: string; value?: string; known: readonly string[] }) =>
      a.value === undefined
        ? `no item has a field ${quote(a.field)}`
        : `${quote(a.value)} is no ${a.field}`,
    (a) => meant(a.value ?? a.field, a.known) ?? listed(a.known, 'known: '),
    { needsAll: ['items'] },
  ),
  'unmatched-filter': warning(
    (a: { field: string; value: string; known: readonly string[] }) =>
      `no item has the ${a.field} ${quote(a.value)}`,
    (a) => meant(a.value, a.known) ?? 'a filter that meets no item hides or shows nothing',
    { needsAll: ['items'] },
  ),
  'repeated-file': error(
    (a: { file: string }) => `two roadmaps would be written to ${quote(a.file)}`,
    () => 'give each view a file of its own, other than roadmap.file',
  ),
  'roadmap-file': error(
    (a: { file: string; fault: RoadmapFileFault }) =>
      `no roadmap can be written to ${quote(a.file)}: ${noRoadmaps[a.fault]}`,
    () =>
      'name a Markdown file inside the repository, such as docs/customers.md; it is relative to the folder of pm.yaml',
    { title: 'No place for a roadmap' },
  ),
  'dependency-cycle': error(
    (a: Cycle) => `depends on itself: ${cycle(a)}`,
    () => 'remove one of these dependencies',
  ),
  'parent-cycle': error(
    (a: Cycle) => `is its own parent: ${cycle(a)}`,
    () => 'remove one of these parents',
  ),
  'depends-on-container': error(
    (a: { id: string; dependency: string; isContainer: boolean }) =>
      a.isContainer
        ? `${a.id} depends on ${a.dependency}, which it groups: it would have to be finished before it begins`
        : `${a.id} depends on ${a.dependency}, which groups it and is finished only when ${a.id} is`,
    (a) =>
      a.isContainer
        ? `remove the dependency; ${a.id} is finished when all that it groups is`
        : 'remove the dependency or the parent, or depend on those of its items that must come first',
    { title: 'Dependency between an item and what groups it', isAdjustable: true },
  ),
  'contradictory-dates': error(
    (a: { reason: string; isOpen?: true }) => a.reason,
    (a, own) => a.isOpen && `write ${own.entry('status', 'shipped')}`,
    { isAdjustable: true },
  ),
  'duplicate-effort': error(
    () => 'effort and effort_by_team are both given',
    () => 'keep one; effort_by_team is for work that several teams share',
  ),
  'effort-given-twice': error(
    (a: GivenTwice) =>
      `${a.inBlock} contradicts ${a.onItem} at ${placeName(a.other)}: a score by ${a.framework} takes the first, the plan the second`,
    (a) => `remove it from ${a.framework}: the effort of the item itself counts for both`,
    { title: 'Two efforts of one item', isAdjustable: true },
  ),
  'input-given-twice': warning(
    (a: GivenTwice) =>
      `${a.inBlock} stands beside ${a.onItem} at ${placeName(a.other)}, which ${a.framework} does not use`,
    () => 'keep one of the two',
    { title: 'Two values for one input' },
  ),

  // Raters
  'unknown-item': error(
    (a: { id: string; known: readonly string[] }) => `no item has the id ${quote(a.id)}`,
    (a) => meant(a.id, a.known) ?? 'remove it, or add the item',
    { title: 'Estimate of an item that does not exist', isAdjustable: true, needsAll: ['items'] },
  ),
  'unknown-rater': error(
    (a: { rater: string; known: readonly string[] }) =>
      `${quote(a.rater)} is not under raters in pm.yaml, so this file is not used`,
    (a) => meant(a.rater, a.known) ?? listed(a.known, 'known: ', '; add the others there'),
  ),
  'duplicate-rater': error(
    (a: { rater: string; other: Place }) =>
      `${quote(a.rater)} has two files, the other is ${a.other.source.path}`,
    () => 'put all estimates of a person into one file; neither is used until then',
    { title: 'Two files of one rater' },
  ),
  'rater-file-name': warning(
    (a: { rater: string; name: string }) =>
      `this file is named ${quote(a.name)}, and its rater is ${quote(a.rater)}`,
    () => 'name the file as the rater, so that everybody finds it and nobody starts a second one',
    { title: 'File of estimates not named as its rater' },
  ),
  'duplicate-rating': error(
    (a: { id: string; same: string; other: Place }) =>
      `${quote(a.id)} and ${quote(a.same)} are one item, which this file estimates in line ${a.other.source.position(a.other.start).line} too`,
    () => 'keep one of the two; this one is not used',
    { title: 'Item estimated twice in one file' },
  ),
  'not-their-input': error(
    (a: { rater: string; input: string; inputs: readonly string[] }) =>
      `pm.yaml lets ${a.rater} estimate ${a.inputs.length ? list(a.inputs) : 'nothing'}, not ${a.input}`,
    (a) => `remove it, or add ${a.input} to the inputs of ${a.rater} under raters; it is not used`,
    { title: 'Input that the rater does not estimate' },
  ),
  'unknown-input': error(
    (a: { input: string; known: readonly string[] }) =>
      `no framework has an input ${quote(a.input)}`,
    (a) =>
      meant(a.input, a.known) ??
      'write an input such as effort or rice.impact, a framework, or kpis',
    { needsAll: ['frameworks', 'kpis'] },
  ),
  'rated-container': warning(
    (a: { id: string; rater: string }) =>
      `${a.id} groups other items, so that what ${a.rater} estimates of it is not used`,
    () => 'estimate the items that it groups',
    { title: 'Estimate of an item that groups others' },
  ),

  // Evidence
  'unknown-evidence': error(
    (a: { kind: string; known: readonly string[]; isOwn: boolean }) =>
      `${a.isOwn ? 'pm.yaml' : 'the confidence meter'} knows no evidence of the kind ${quote(a.kind)}`,
    (a) =>
      meant(a.kind, a.known) ??
      listed(a.known, 'known: ', '; evidence.groups in pm.yaml may name your own'),
    { title: 'Evidence of an unknown kind', isAdjustable: true },
  ),
  'no-evidence': warning(
    (a: { id: string; percent: number; pieces: number }) =>
      `the confidence of ${a.id} is from-evidence, and ${a.pieces ? `none of its ${count(a.pieces, 'piece')} counts` : 'it has none'}, so that it is ${a.percent} %`,
    (a, own) =>
      a.pieces
        ? 'add newer evidence, with its date; pm explain shows why each piece does not count'
        : `add what it stands on, such as ${own.key('evidence')}: [{kind: data, date: 2026-10-02, note: …}]`,
    { title: 'Confidence from evidence that is not there' },
  ),
  'duplicate-evidence-kind': error(
    (a: { kind: string; first: Place }) =>
      `the kind ${quote(a.kind)} stands in two groups, first in line ${a.first.source.position(a.first.start).line}`,
    () => 'keep one of the two; this one is not used',
    { title: 'Kind of evidence in two groups' },
  ),

  // Strictness by status
  'unscored-planned': error(
    (a: NoScore & { status: string }, own) =>
      a.isUnscored
        ? `${a.id} is ${a.status} and has no ${own.field('effort')}, which ${own.field('unscored')} does not waive`
        : a.reason === undefined
          ? `${a.id} is ${a.status} and lacks ${lacking(a, own)} for ${a.framework}`
          : `${a.id} is ${a.status} and has no score by ${a.framework}: ${a.reason}`,
    (a, own) => {
      if (a.isUnscored) return addEffort(own)
      const what = a.reason === undefined ? 'add the missing numbers' : 'change these values'
      return `${what}, or say why it is necessary without a score: ${own.key('unscored')}: "reason"`
    },
    { title: 'Planned without a score', isAdjustable: true },
  ),
  'unscored-candidate': warning(
    (a: NoScore, own) =>
      a.isUnscored
        ? `${a.id} has no ${own.field('effort')}, which ${own.field('unscored')} does not waive`
        : a.reason === undefined
          ? `${a.id} lacks ${lacking(a, own)} for ${a.framework}, so it has no rank`
          : `${a.id} has no score by ${a.framework}, so it has no rank: ${a.reason}`,
    (a, own) =>
      a.isUnscored
        ? addEffort(own)
        : `${a.reason === undefined ? 'add the missing numbers' : 'change these values'}, or make it an idea: ${own.entry('status', 'idea')}`,
    { title: 'Candidate without a score' },
  ),

  // What the frameworks' sources warn of
  moonshot: warning(
    (a: { id: string; percent: number }) =>
      `${a.id} has a confidence of ${a.percent} %: under 50 % is a moonshot`,
    () => 'look for evidence before it is ranked beside surer work',
    { title: 'Confidence under 50 %' },
  ),
  'scale-without-one': warning(
    (a: { input: string; smallest: number }) =>
      `no item has ${a.input} 1, the smallest is ${a.smallest}: WSJF rates a column in relation to its smallest, which is a 1`,
    () => 'give the least item of each column a 1 and the others in relation to it',
    { needsAll: ['items'] },
  ),
  'too-much-must': warning(
    (a: { percent: number }) =>
      `${a.percent} % of the effort of planned work is must; above 60 % nothing is left to give when time runs short`,
    () => 'move what the release survives without to should or could',
    { title: 'Too much effort is must' },
  ),

  // KPIs
  'duplicate-kpi': error(
    (a: { id: string; other: Place }) =>
      `the KPI id ${quote(a.id)} is used twice, first at ${placeName(a.other)}`,
    () => 'give one of the two another id; this one is not used until then',
  ),
  'kpi-target-is-baseline': error(
    (a: { id: string }) =>
      `the target of ${a.id} equals its baseline, so it has no progress to measure`,
    () => 'set the target that is to be reached',
  ),
  'kpi-two-values': error(
    (a: { id: string; date: string; value: number; before: number; other: Place }) =>
      `${a.id} has two values for ${a.date}, ${a.before} at ${placeName(a.other)} and ${a.value} here`,
    () => 'keep one of the two; this one counts until then',
    { title: 'Two KPI values on one day', isAdjustable: true },
  ),
  'kpi-points': error(
    (a: { reason: string; hint?: string }) => a.reason,
    (a) =>
      a.hint ??
      'a CSV of points has a header line and, in each row, a date such as 2026-09-30 and a number',
    { title: 'Unreadable KPI points' },
  ),
  'kpi-points-before-baseline': warning(
    (a: { id: string; date: string; baseline: string }) =>
      `the newest point of ${a.id} is of ${a.date}, before its baseline of ${a.baseline}, so that it measures no progress`,
    () => 'add a newer point, or correct the date of the baseline',
    { title: 'No KPI point since the baseline' },
  ),

  // Habits that make a plan less than it looks
  'due-before-dependency': warning(
    (a: {
      id: string
      due: string
      dependency: string
      dependencyDue: string
      place: Place
      through?: string
    }) =>
      `${a.id} is due ${a.due}, before ${a.dependency}, which it depends on${a.through === undefined ? '' : ` through ${a.through}`} and which is due ${a.dependencyDue} (${placeName(a.place)})`,
    () => 'move one of the two dates, or remove the dependency',
  ),
  'due-before-start': warning(
    (a: { id: string; due: string; started: string }) =>
      `${a.id} is due ${a.due}, before it was started ${a.started}`,
    () => 'correct one of the two dates, or agree on a new due date',
    { title: 'Due before it was started' },
  ),
  'former-id-in-use': warning(
    (a: { id: string; of: string; isFormer: boolean; other: Place }) =>
      a.isFormer
        ? `${quote(a.id)} is a former id of ${a.of} too, at ${placeName(a.other)}, which is taken to be meant by it`
        : `${quote(a.id)} is the id of an item at ${placeName(a.other)}, so that it is no former id`,
    (_, own) => `remove it from ${own.field('was')}, which lists ids that no item has any more`,
    { title: 'Former id that is no longer free' },
  ),
  'planned-on-idea': warning(
    (a: { id: string; status: string; dependency: string }) =>
      `${a.id} is ${a.status} and depends on ${a.dependency}, which is only an idea`,
    (a) => `decide for ${a.dependency} too, or plan without it`,
    { title: 'Planned work depends on an idea' },
  ),
  'planned-on-stopped': warning(
    (a: { id: string; status: string; dependency: string; dependencyStatus: string }) =>
      `${a.id} is ${a.status} and depends on ${a.dependency}, which is ${a.dependencyStatus}`,
    (a) => `take ${a.dependency} up again, or plan without it and remove the dependency`,
    { title: 'Planned work depends on parked or dropped work' },
  ),
  'overdue-agreement': warning(
    (a: { id: string; period: string; status: string; first: string }) =>
      `${a.id} was agreed for ${a.period}, is ${a.status}, and the roadmap begins with ${a.first}`,
    (a) => `the plan takes it as agreed for ${a.first}; ship it, or agree on another period`,
    { title: 'Agreed period before the roadmap' },
  ),
  'promised-when-worthless': warning(
    (a: { id: string; promise: string; date: string }) =>
      `${a.id} ${a.promise}, and is worthless after ${a.date}`,
    () => 'move one of the two, or leave one of them out',
    { title: 'Promised for when it is worthless' },
  ),
  'worthless-unplanned': warning(
    (a: { id: string; status: string; why: string; isPast: boolean }) =>
      `${a.id} is ${a.status} and will not be finished while it is worth something: ${a.why}`,
    (a) =>
      a.isPast
        ? 'ship it or drop it, say until when it is worth something, or begin the roadmap earlier'
        : `make room for it with an agreed period or a hard date, or park it (${a.id} is in no plan)`,
    { title: 'Worthless before it can be done', needsPlan: true },
  ),
  'dates-without-periods': warning(
    (a: { ids: readonly string[] }, own) =>
      `the ${a.ids.length === 1 ? 'date' : 'dates'} (${own.key('due')} with kind: hard, or ${own.key('worthless_after')}) of ${list(a.ids)} ${a.ids.length === 1 ? 'binds' : 'bind'} nothing, for the periods of the roadmap have no dates`,
    () => 'write when it begins under roadmap in pm.yaml, such as start: 2027-Q1',
    { title: 'Dates that bind without dated periods' },
  ),
  'date-beyond-roadmap': warning(
    (a: { id: string; date: string; end: string; why: string }) =>
      `${a.id} has the hard date ${a.date}, is in no plan, and the roadmap ends ${a.end}: ${a.why}`,
    (a) => `add periods to the roadmap in pm.yaml until they cover ${a.date}`,
    { title: 'Hard date after the roadmap', needsPlan: true },
  ),
  'hard-date-missed': warning(
    (a: Missed & { date: string }) =>
      `${a.id} misses its hard date ${a.date}${reasonGiven(a)}: ${a.why}`,
    makeRoom,
    { needsPlan: true },
  ),
  'agreement-missed': warning(
    (a: Missed & { period: string }) =>
      `${a.id} misses the period agreed for it, ${a.period}${reasonGiven(a)}: ${a.why}`,
    makeRoom,
    { title: 'Agreed period missed', needsPlan: true },
  ),
  'team-without-capacity': warning(
    (a: { team: string; load: string; unit: string }) =>
      `${a.team} has ${amount(a.load, a.unit)} of planned work and no capacity, so that all of it is planned at once`,
    (a) => `add capacity to ${a.team}, such as 8 per quarter`,
    { title: 'Team without capacity' },
  ),
  'team-differs-in-case': warning(
    (a: { team: string; other: string }) =>
      `the teams ${quote(a.other)} and ${quote(a.team)} differ only in case, and are planned as two`,
    () => 'use one spelling, unless they are two teams',
    { title: 'Two teams whose names differ only in case' },
  ),
  'work-without-team': warning(
    (a: { id: string; effort: string; unit: string; teams: readonly string[] }) =>
      `${a.id} has no team, so that no capacity bounds its ${amount(a.effort, a.unit)}: it is planned beside all other work`,
    (a, own) =>
      `add ${own.key('team')}: ${list(a.teams, 'or')}; capacity under roadmap in pm.yaml bounds all work without a team`,
    { title: 'Work without a team' },
  ),
  'team-over-capacity': warning(
    (
      a: Capacity & {
        load: string
        /** All work of items that shipped inside the periods, which the capacity is without. */
        shipped?: string
        periods: string
      },
    ) =>
      `${a.team === null ? 'items without a team have' : `${a.team} has`} ${amount(a.load, a.unit)} of planned work and room for ${a.capacity}${a.shipped === undefined ? '' : ` beside the ${a.shipped} that shipped`} in ${a.periods}${afterReserve(a)}`,
    (a) =>
      withoutRoom(a) ??
      'pm roadmap shows what does not fit; move items back to candidate, or add capacity',
  ),
  'effort-over-period': warning(
    (a: Capacity & { id: string; effort: string }) =>
      `${a.id} takes ${amount(a.effort, a.unit)}, and ${a.team ?? 'work without a team'} has ${a.capacity} in a whole period${afterReserve(a)}`,
    (a) => withoutRoom(a) ?? 'split it into parts that can be finished and shown one by one',
    { title: 'Effort over the capacity of a period' },
  ),
  'guess-without-evidence': warning(
    (a: { id: string }) => `${a.id} has a confidence of 100 % and no evidence`,
    (_, own) =>
      `add what it stands on under ${own.field('evidence')}, or lower the ${own.field('confidence', 'rice')}`,
  ),
  'crowded-top': warning(
    (a: { number: number; of: number; limit: number; input: string; top: string }) =>
      `${a.number} of ${a.of} scored items have ${a.input} ${a.top}, its top value: with more than ${a.limit} % there it no longer tells them apart`,
    () => 'compare these items with each other and keep the top for the few that stand out',
    { title: 'Too many items at the top value', limit: 15 },
  ),
  'similar-title': warning(
    (a: { id: string; other: string; place: Place }) =>
      `${a.id} has nearly the same title as ${a.other} at ${placeName(a.place)}`,
    () => 'merge the two, or say in the titles how they differ',
  ),
  'kpi-without-owner': warning(
    (a: { id: string }) => `the KPI ${a.id} has no owner`,
    () => 'add owner: the person who answers for it',
  ),

  // What time does to a plan; silent where the index is read, so that a commit never turns red overnight
  'due-passed': warning(
    (a: { id: string; due: string; status: string }) =>
      `${a.id} was due ${a.due}, and its status is ${a.status}`,
    (_, own) => `set ${own.entry('status', 'shipped')} with its date, or agree on a new date`,
    { dependsOnToday: true },
  ),
  'worthless-passed': warning(
    (a: { id: string; date: string; status: string }) =>
      `${a.id} is worthless after ${a.date}, which has passed, and its status is ${a.status}`,
    (_, own) =>
      `set ${own.entry('status', 'shipped')} with its date, or ${own.entry('status', 'dropped')}, or say until when it is worth something`,
    { title: 'Open work that is worthless', dependsOnToday: true },
  ),
  'stale-estimates': warning(
    (a: { id: string; date: string; days: number; limit: number }) =>
      `the estimates of ${a.id} are from ${a.date}, ${a.days} days ago; the limit is ${a.limit}`,
    (_, own) => `look at them again and set ${own.field('estimated')} to that day`,
    { dependsOnToday: true, limit: 180 },
  ),
  'estimated-in-future': warning(
    (a: { id: string; rater?: string; date: string; today: string }) =>
      a.rater === undefined
        ? `the estimates of ${a.id} are dated ${a.date}, and today is ${a.today}`
        : `${a.rater}'s estimate of ${a.id} is dated ${a.date}, and today is ${a.today}`,
    (a, own) =>
      a.rater === undefined
        ? `${own.field('estimated')} is the day on which they were made`
        : 'on is the day on which it was estimated',
    { title: 'Estimate dated in the future', dependsOnToday: true },
  ),
  'date-in-future': warning(
    (a: HappenedLater) => {
      const what = {
        shipped: `${a.id} was shipped`,
        evidence: `a piece of evidence of ${a.id} is dated`,
        points:
          a.count === 1
            ? `a point of the KPI ${a.id} is dated`
            : `${count(a.count, 'point')} of the KPI ${a.id} are dated after today, the last`,
      }[a.of]
      return `${what} ${a.date}, and today is ${a.today}`
    },
    () => 'correct the date: it is the day on which that happened',
    { title: 'What has happened, dated in the future', dependsOnToday: true },
  ),
  'stale-evidence': warning(
    (a: { id: string; date: string; days: number; limit: number }) =>
      `the newest evidence of ${a.id} is from ${a.date}, ${a.days} days ago; the limit is ${a.limit}`,
    () => 'see whether it still holds and add what you find',
    { dependsOnToday: true, limit: 365 },
  ),
  'stale-kpi': warning(
    (a: { id: string; date: string | null; days: number; limit: number }) =>
      a.date === null
        ? `the KPI ${a.id} has no measured point, and its baseline no date`
        : `the KPI ${a.id} was last measured ${a.date}, ${a.days} days ago; the limit is ${a.limit}`,
    () => 'add a point under history, or to its CSV file',
    { dependsOnToday: true, limit: 100 },
  ),

  // Settings of rules
  'unknown-rule': error(
    (a: { name: string; known: readonly string[] }) => `${quote(a.name)} is no rule`,
    (a) =>
      meant(a.name, a.known) ?? 'the name of a rule stands in brackets at the end of each problem',
  ),
  'fixed-rule': error(
    (a: { name: string }) =>
      isOfImport(a.name)
        ? `${a.name} cannot be changed or silenced: only pm init --from tells it`
        : `${a.name} cannot be changed or silenced: what it finds cannot be read or used`,
    (a) =>
      isOfImport(a.name)
        ? 'remove this setting'
        : 'remove this setting and mend what the rule finds',
  ),
  'no-limit': error(
    (a: { name: string; known: readonly string[] }) =>
      `${a.name} has no limit that could be changed`,
    (a) => `remove limit; ${list(a.known)} have one`,
  ),
  'ignore-without-rule': error(
    (a: { written?: string; name?: string }) =>
      a.written === undefined
        ? 'pm-ignore names no rule'
        : `${quote(`# ${a.written}`)} silences no rule`,
    (a) =>
      a.name === undefined
        ? 'write # pm-ignore rule: why it is right here, with the name that ends the problem'
        : `write # pm-ignore ${a.name}: why it is right here, on the line of the problem or above it`,
  ),
  'ignore-without-reason': error(
    (a: { name: string }) => `pm-ignore ${a.name} gives no reason`,
    (a) => `write # pm-ignore ${a.name}: why it is right here`,
  ),
  'unused-ignore': warning(
    (a: {
      name: string
      /** Whether no comment could silence it. */
      isForPmYaml?: boolean
      /** The line below in which the rule finds something. */
      next?: number
    }) => `pm-ignore ${a.name} silences nothing here`,
    (a) =>
      a.isForPmYaml
        ? `remove the comment; only pm.yaml can switch the rule off: rules: {${a.name}: off}`
        : a.next === undefined
          ? 'remove the comment'
          : `remove the comment; the next ${a.name} is in line ${a.next}, and a comment for it stands in that line or above it`,
    { needsAll: ['items', 'kpis', 'frameworks'], isForPmYaml: true },
  ),

  // Configuration
  'invalid-framework': error(
    (a: { name: string; reason: string; hint?: string }) =>
      `the framework ${quote(a.name)} ${a.reason}`,
    (a) => a.hint,
  ),
  formula: error(
    (a: { reason: string; hint?: string }) => `in this formula ${a.reason}`,
    (a) => a.hint,
    { title: 'Invalid formula' },
  ),
  'invalid-capacity': error(
    (a: { got: string; reason?: string; hint?: string }) =>
      `${a.got} is no capacity${a.reason ? `: ${a.reason}` : ''}`,
    (a) => a.hint ?? 'write a number a period, such as 8, or 12 per quarter (week, month)',
  ),
  'invalid-period': error(
    (a: { got: string; expected: string; goesWith?: string }) =>
      `${quote(a.got)} is no period: expected ${a.expected}`,
    (a) => (a.goesWith ? `${quote(a.got)} goes with period: ${a.goesWith}` : quarterMeant(a.got)),
  ),
  'second-configuration': warning(
    (a: { used: string }) => `this file is not read, for ${a.used} is the configuration`,
    () => 'move what it says there, and delete it',
    { title: 'Two files of configuration', isForPmYaml: true },
  ),
  'unused-unit': warning(
    (a: { input: string; known: readonly string[] }) =>
      `no framework has an input ${quote(a.input)}, so that this unit is of nothing`,
    (a) => meant(a.input, a.known) ?? 'remove it, or name an input such as effort or reach',
    { title: 'Unit of an input that no framework has', needsAll: ['frameworks'] },
  ),
  'periods-without-start': warning(
    (a: { periods: number; names: readonly string[] }) =>
      `${a.periods} periods need a start: without one the roadmap has ${list(a.names)}`,
    () => 'add start, such as start: 2027-Q1, or remove periods',
    { title: 'Number of periods without a start' },
  ),
  'no-file-matches': warning(
    (a: {
      globs: readonly string[]
      /** Whether they hold because pm.yaml says nothing. */
      isDefault?: true
    }) =>
      `no file matches ${list(a.globs.map(quote), 'or')}${a.isDefault ? ', so that no item and no KPI is read' : ''}`,
    (a) =>
      a.isDefault
        ? 'say under backlog where the items are, such as backlog: [items/*.yaml]; names are told apart by case, and files that git ignores are not read'
        : 'globs are relative to the folder of pm.yaml; files that git ignores are not read',
  ),

  // Imports
  'import-empty': error(
    () => 'this file holds nothing that could be an item',
    () => 'write one title a line, or a CSV whose first line names its columns',
  ),
  'import-other-format': error(
    (a: { format: keyof typeof otherFormats }) =>
      `this file is ${otherFormats[a.format].is}, and pm imports lists and CSVs`,
    (a) => otherFormats[a.format].hint,
  ),
  'import-too-large': error(
    (a: { what: string; limit: number }) => `this file has more than ${a.limit} ${a.what}`,
    () => 'split it, or leave out what is not needed',
  ),
  'import-no-table': error((a: { reason: string }) => `this file is no CSV: ${a.reason}`),
  'import-no-title': error(
    (a: { columns: readonly string[]; known: readonly string[] }) =>
      `no column holds titles; there are ${list(a.columns.map(quote))}`,
    (a) => `name one of them ${list(a.known, 'or')}`,
  ),
  'import-kept': warning(
    (a: { column: string; got: string; reason: string }) =>
      `${quote(a.got)} of column ${quote(a.column)} is kept under fields: ${a.reason}`,
  ),
  'import-left-out': warning(
    (a: { what: string; reason: string }) => `${quote(a.what)} is left out: ${a.reason}`,
  ),
} satisfies Record<string, Rule<never>>

export type RuleName = keyof typeof rules

/** The names of all rules in their order. */
export const ruleNames = Object.keys(rules) as readonly RuleName[]

/** Whether pm.yaml and comments may change a rule: a warning, or an error in spite of which the data can be used. */
export function isAdjustable(name: RuleName): boolean {
  const { severity, isAdjustable = false } = rules[name] as { severity: Severity } & RuleOptions
  return (severity === 'warning' || isAdjustable) && !isOfImport(name)
}

/** Whether a comment may silence a rule: one that pm.yaml may change, and that finds something in a line that a comment can speak of. */
export function isSilenced(name: RuleName): boolean {
  return isAdjustable(name) && !(rules[name] as RuleOptions).isForPmYaml
}

// What an import tells no backlog has.
function isOfImport(name: string): boolean {
  return name.startsWith('import-')
}

/** Of what a rule says that something is not there, so that all of it must have been read. */
export function neededBy(name: RuleName): readonly Defined[] {
  const { needsAll = [] } = rules[name] as RuleOptions
  return needsAll
}

/** What a rule's sentence speaks of: `{}` where it is always the same. */
export type RuleArguments<R extends RuleName> = [Named<R>] extends [never]
  ? Readonly<Record<string, never>>
  : Named<R>

type Named<R extends RuleName> = Parameters<(typeof rules)[R]['message']>[0]

interface Rule<A> extends RuleOptions {
  readonly severity: Severity
  message(args: A, own: Wording): string
  hint?(args: A, own: Wording): string | undefined
}

/** What files of a repository define. */
export type Defined = 'items' | 'kpis' | 'frameworks'

interface RuleOptions {
  /** What it finds, in a few words, where its name does not say so: see rule-title.ts. */
  readonly title?: string
  /** Whether pm.yaml and comments may change an error: the data can be used in spite of it. Warnings may always be. */
  readonly isAdjustable?: true
  /** Whether only pm.yaml may change it: what it finds is a comment, or a file that is not read. */
  readonly isForPmYaml?: true
  /** Whether what it finds changes with the day. */
  readonly dependsOnToday?: true
  /** Whether only a plan tells: then it is asked by `pm validate` alone. */
  readonly needsPlan?: true
  /** Of what it says that something is not there: told only where all of it could be read. */
  readonly needsAll?: readonly Defined[]
  /** The number it holds against, which `rules` in pm.yaml may change: days or percent. */
  readonly limit?: number
}

function error<A>(
  message: (args: A, own: Wording) => string,
  hint?: (args: A, own: Wording) => string | undefined,
  options?: RuleOptions,
): Rule<A> {
  return { severity: 'error', message, ...(hint && { hint }), ...options }
}

function warning<A>(
  message: (args: A, own: Wording) => string,
  hint?: (args: A, own: Wording) => string | undefined,
  options?: RuleOptions,
): Rule<A> {
  return { severity: 'warning', message, ...(hint && { hint }), ...options }
}

// Lists that are too long to be looked through again and again arrive empty.
function listed(known: readonly string[], before: string, after = ''): string | undefined {
  return known.length ? before + list(known) + after : undefined
}

function meant(name: string, known: readonly string[]): string | undefined {
  const names = nearest(name, known)
  return names.length ? `did you mean ${list(names, 'or')}?` : undefined
}

interface UnknownField {
  readonly field: string
  readonly of: string
  readonly known: readonly string[]
  /** Frameworks that have an input of that name. */
  readonly inputOf?: readonly string[]
  /** Whether it stands on an item, which may hold data of the team's own. */
  readonly isItem?: boolean
  /** The field that goes by that name elsewhere. */
  readonly meant?: string
  /** The interval that its mapping means. */
  readonly instead?: string
  /** What in pm.yaml lets most items of its file keep such fields. */
  readonly entry?: string
}

function unknownHint({ field, known, inputOf = [], isItem, ...a }: UnknownField) {
  if (a.instead) return `write ${a.instead}, or {low: …, likely: …, high: …}`
  if (inputOf.length)
    return `${field} is an input of ${list(inputOf)}: write ${inputOf[0]}: {${field}: …}`
  if (a.meant) return `did you mean ${a.meant}?`
  const own = isItem ? '; your own data goes under fields' : ''
  return meant(field, known) ?? listed(known, 'known here: ', own)
}

interface HappenedLater {
  readonly of: 'shipped' | 'evidence' | 'points'
  /** Of the item or KPI. */
  readonly id: string
  /** How many points of the KPI are. */
  readonly count: number
  readonly date: string
  readonly today: string
}

/** An input in the block of a framework and on the item itself, each with its value. */
interface GivenTwice {
  readonly framework: string
  readonly inBlock: string
  readonly onItem: string
  /** Where the item itself has it. */
  readonly other: Place
}

/** Why an item has no score by a framework. */
interface NoScore {
  readonly id: string
  readonly framework: string
  readonly missing: readonly string[]
  /** Whether it says that it is to have none, and lacks its effort. */
  readonly isUnscored?: true
  /** Why its values give none, where none is missing. */
  readonly reason?: string
}

function lacking({ missing, framework }: NoScore, own: Wording): string {
  return list(missing.map((each) => own.field(each, framework)))
}

function addEffort(own: Wording): string {
  return `add ${own.field('effort')}, such as ${own.key('effort')}: 2 to 4: the plan needs it`
}

interface Cycle {
  readonly path: readonly { readonly id: string; readonly place: Place }[]
  readonly more: number
}

function cycle({ path, more }: Cycle): string {
  const steps = path.map(({ id, place }) => `${id} (${placeName(place)})`)
  return [...steps, ...(more ? [`${more} more`] : []), path[0]?.id].join(' → ')
}

/** A commitment that the plan cannot keep. */
interface Missed {
  readonly id: string
  /** What it was made for. */
  readonly because: string | null
  readonly why: string
  /** What takes the room, in words; null where nothing does. */
  readonly taken: string | null
  /** Changes of which any one would keep it, in words. */
  readonly remedies: readonly string[]
  /** Whether there are such changes for other commitments too. */
  readonly hasOthers: boolean
}

function reasonGiven({ because }: Missed): string {
  return because === null ? '' : ` (${because})`
}

function makeRoom({ taken, remedies, hasOthers }: Missed): string {
  if (remedies.length > 0) {
    const apart = hasOthers ? ' (each counted alone)' : ''
    return `${remedies.length > 1 ? 'any of these keeps it' : 'this keeps it'}${apart}: ${remedies.join('; ')}`
  }
  return taken === null
    ? 'mend that, or agree on another time; pm roadmap shows the whole plan'
    : `the room is taken by ${taken}: move or split one of these, add capacity, or agree on another time`
}

interface Capacity {
  /** null: items without a team. */
  readonly team: string | null
  readonly capacity: string
  readonly unit: string
  /** What is held back of it, as a percentage; undefined where nothing is. */
  readonly reserve?: string
}

// Where there is no room at all no work is too large for it.
function withoutRoom({ team, capacity, reserve }: Capacity): string | undefined {
  if (capacity !== '0') return undefined
  return reserve === '100'
    ? 'all capacity is held back: lower reserve under roadmap in pm.yaml'
    : `${team === null ? 'roadmap.capacity' : `the capacity of ${team}`} in pm.yaml is 0: raise it, or give the work to another team`
}

function afterReserve({ reserve }: Capacity): string {
  return reserve === undefined ? '' : ` (${reserve} % held back)`
}

const noRoadmaps = {
  outside: 'that is no path inside the repository',
  'no-file': 'it is a folder',
  git: "it is one of git's own files",
  data: 'it holds data, and a roadmap is Markdown',
  'no-markdown': 'its name does not end in .md, .mdx or .markdown',
} as const

/** Why no roadmap can be written to a file. */
export type RoadmapFileFault = keyof typeof noRoadmaps

const otherFormats = {
  excel: { is: 'an Excel workbook', hint: 'export its sheet as CSV' },
  opendocument: { is: 'an OpenDocument file', hint: 'export its sheet as CSV' },
  zip: { is: 'a ZIP archive', hint: 'take the CSV out of it' },
  pdf: { is: 'a PDF', hint: 'write one title a line' },
  json: {
    is: 'JSON',
    hint: 'make a CSV of it, whose first line names its columns',
  },
} as const

// 2027Q1 and Q1 2027.
function quarterMeant(text: string): string | undefined {
  const [, year, quarter, ofYear, inYear] =
    /^(\d{4})\W?q([1-4])$|^q([1-4])\W?(\d{4})$/i.exec(text) ?? []
  const name = year ? `${year}-Q${quarter}` : inYear && `${inYear}-Q${ofYear}`
  return name && `did you mean ${name}?`
}

function mebibytes(bytes: number): string {
  return (bytes / 1_048_576).toFixed(1)
}
