const MERMAID =
  /^(?:gantt|dateFormat YYYY-MM-DD|axisFormat %Y-%m|section [^:;#,%{}<>"`|\\]+|(?:(?:\d+|-) )?[^:;#,%{}<>"`|\\]+ :[a-z0-9, -]+)$/
// What Mermaid takes for a word of its own where it begins a line.
const MERMAID_WORD =
  /^(?:acc(?:title|descr)|call\s|click\s|dateFormat\s(?!YYYY-MM-DD$)|axisFormat\s(?!%Y-%m$)|excludes\s|includes\s|gantt.|href\s|inclusiveEndDates|tickInterval\s|title\s|todayMarker\s|topAxis|weekday\s|weekend\s|vert\b|\d{4}-\d\d-\d\d)/i
const LABEL = '[^:;#%{}<>"`|\\\\[\\]]+'
const FLOWCHART = new RegExp(
  [
    '^(?:%%\\{init: \\{"flowchart": \\{"nodeSpacing": 15, "rankSpacing": 35\\}\\}\\}%%',
    'flowchart LR',
    `t\\d+(?:\\["${LABEL}<br/>${LABEL}"\\]|\\[\\["${LABEL}<br/>${LABEL}"\\]\\])`,
    't\\d+ --> t\\d+',
    'classDef (?:hard stroke-width:4px|proposed stroke-dasharray:5 4)',
    'class t\\d+(?:,t\\d+)* (?:hard|proposed))$',
  ].join('|'),
)
const OWN_COMMENT = /^<!-- (?:pm:roadmap:(?:begin|end)|Written by pm roadmap: .*) -->$/
const OWN_MARKUP =
  /<details><summary>[\w ]+(?: \(\d+\))?<\/summary>|<\/details>|<br>|`(?:pm )?[A-Za-z0-9._-]+`/g
// A character of markup that an even number of backslashes stands before.
const MARKUP = /(?<!\\)(?:\\\\)*[<>[\]`@~]/
const REFERENCE = /(?<!&)#\w/

/** The lines of Markdown by pm in which a text of somebody is markup, a link, a mention, a reference or a part of a chart. */
export function markupLines(markdown: string): readonly string[] {
  let block: 'mermaid' | 'text' | undefined
  return markdown.split('\n').filter((line) => {
    if (block && line === '```') {
      block = undefined
      return false
    }
    if (block === 'mermaid')
      return MERMAID_WORD.test(line) || (!MERMAID.test(line) && !FLOWCHART.test(line))
    // Nothing is markup there, and only such a line ends it.
    if (block === 'text') return /^\s*(?:`|~)|<!--/.test(line)
    if (line === '```mermaid' || line === '```text') {
      block = line === '```text' ? 'text' : 'mermaid'
      return false
    }
    if (OWN_COMMENT.test(line)) return false
    const rest = line.replace(OWN_MARKUP, '').replace(/^#{1,6} /, '')
    return MARKUP.test(rest) || REFERENCE.test(rest)
  })
}

/** What each line of Markdown is: a row with its number of cells, a heading, a list item, nothing or text. */
export function markdownShape(markdown: string): readonly string[] {
  return markdown.split('\n').map((line) => {
    if (line.startsWith('|')) return `row of ${cells(line)}`
    if (/^#{1,6} /.test(line)) return 'heading'
    if (line.startsWith('- ')) return 'list item'
    return line === '' ? '' : 'text'
  })
}

// GitHub parts cells at each pipe that no backslash escapes; a backslash takes the next character with it.
function cells(row: string): number {
  return row.replace(/\\./g, '').split('|').length - 2
}
