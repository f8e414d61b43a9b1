import { changedOf } from './three-way.js'

/** What a text is beside its lines. */
export interface TextForm {
  readonly hasByteOrderMark: boolean
  /** undefined where lines end in both ways. */
  readonly lineEnd: '\n' | '\r\n' | undefined
  readonly endsWithLine: boolean
}

const BYTE_ORDER_MARK = '\ufeff'

function formOf(text: string): TextForm {
  return {
    hasByteOrderMark: text.startsWith(BYTE_ORDER_MARK),
    lineEnd: !text.includes('\r') ? '\n' : /(?<!\r)\n/.test(text) ? undefined : '\r\n',
    endsWithLine: text.endsWith('\n') || text === '',
  }
}

/** Three texts made comparable: with line feeds alone where each ends its lines in one way, and one at the end. */
export interface Comparable {
  readonly base: string
  readonly ours: string
  readonly theirs: string
  /** The form that a merged text takes: of each of its parts that of the side that changed it. */
  readonly form: TextForm
}

/** Makes three texts comparable and finds the form of their merge. */
export function comparable(base: string, ours: string, theirs: string): Comparable {
  const forms = [base, ours, theirs].map(formOf) as [TextForm, TextForm, TextForm]
  const isMixed = forms.some(({ lineEnd }) => lineEnd === undefined)
  const even = (text: string) => evened(text, isMixed)
  // An empty base has no form of its own.
  const pick = <K extends keyof TextForm>(name: K) => {
    const [b, o, t] = forms
    return (base === '' ? o : changedOf(b[name], o[name], t[name]) === 'theirs' ? t : o)[name]
  }
  return {
    base: even(base),
    ours: even(ours),
    theirs: even(theirs),
    form: {
      hasByteOrderMark: pick('hasByteOrderMark'),
      lineEnd: isMixed ? undefined : pick('lineEnd'),
      endsWithLine: pick('endsWithLine'),
    },
  }
}

function evened(text: string, isMixed: boolean): string {
  const bare = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text
  const lines = isMixed ? bare : bare.replaceAll('\r\n', '\n')
  return lines === '' || lines.endsWith('\n') ? lines : `${lines}\n`
}

/** A merged text in a form again. */
export function withForm(
  text: string,
  { hasByteOrderMark, lineEnd, endsWithLine }: TextForm,
): string {
  const cut = endsWithLine || !text.endsWith('\n') ? text : text.slice(0, -1)
  const lines = lineEnd === '\r\n' ? cut.replaceAll('\n', '\r\n') : cut
  return hasByteOrderMark ? BYTE_ORDER_MARK + lines : lines
}
