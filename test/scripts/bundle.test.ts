import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, transformSync } from 'esbuild'
import { describe, expect, test } from 'vitest'
import { bundle, codeOfText } from '../../scripts/check/bundle.js'
import { noFunctionsOfText, withoutMaker } from '../../scripts/no-functions-of-text.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const zod = join(dirname(createRequire(import.meta.url).resolve('zod')), 'v4', 'core')

describe('the check of the bundle', () => {
  test.each([
    ['eval("1")', 'eval'],
    ['a=eval;a("1")', 'eval'],
    ['new Function("return 1")', 'the constructor of functions'],
    ['let F=Function,b=1;new F("")', 'the constructor of functions'],
    ['Reflect.construct(Function,["x"])', 'the constructor of functions'],
    ['f.constructor.constructor("x")', 'a constructor of a constructor'],
    ['import{runInNewContext}from"node:vm"', 'a module that runs text'],
    ['await import("vm")', 'a module that runs text'],
    ['await import(path)', 'an import of something that it is told'],
    ['await import(`./x.js`)', 'an import of something that it is told'],
    ['require(path)', 'a require of something that it is told'],
    ['await import("/etc/x.js")', 'an import of /etc/x.js'],
    ['await import("left-pad")', 'an import of left-pad'],
  ])('finds %s', (code, what) => {
    expect(codeOfText(`let a=1;${code};`, ['zod'])).toContain(what)
  })

  test.each([
    'await import("./cli/chunk-A1.js")',
    'await import("node:child_process")',
    'await import("zod")',
    'Object.setPrototypeOf(a,Function.prototype)',
    'throw Error("Function types are not supported")',
    'new Error("no eval (here)")',
    'this.constructor(a)',
    'a.require(b)',
  ])('passes %s', (code) => {
    expect(codeOfText(`let a=1;${code};`, ['zod'])).toEqual([])
  })

  test('passes what is built', () => {
    expect(bundle(root)).toEqual([])
  })
})

describe('what makes functions of text in zod', () => {
  test.each(['compile.js', 'doc.js', 'util.js'])('is found in %s and taken out', (name) => {
    const text = readFileSync(join(zod, name), 'utf8')
    const minified = (code: string) => transformSync(code, { minifyWhitespace: true }).code
    expect(codeOfText(minified(text), [])).toEqual(['the constructor of functions'])
    expect(codeOfText(minified(withoutMaker(text, name)), [])).toEqual([])
  })

  test('fails the build where it is not found', async () => {
    expect(() => withoutMaker('export {}', 'doc.js')).toThrow('doc.js has "const F = Function;" 0')
    expect(() => withoutMaker('const F = Function;'.repeat(2), 'doc.js')).toThrow('2 times')
    const stdin = { contents: 'export const a = 1', resolveDir: root }
    const built = build({
      ...{ stdin, plugins: [noFunctionsOfText], bundle: true, write: false, logLevel: 'silent' },
    })
    await expect(built).rejects.toThrow('zod has no v4/core/compile.js any more')
  })
})
