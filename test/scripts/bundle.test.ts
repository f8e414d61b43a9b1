import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { bundle, codeOfText } from '../../scripts/check/bundle.js'

const root = fileURLToPath(new URL('../..', import.meta.url))

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
    ['process.getBuiltinModule(path)', 'a module of Node that it is told'],
    ['process.getBuiltinModule("node:vm")', 'a module that runs text'],
    ['await import(path)', 'an import of something that it is told'],
    ['await import(`./x.js`)', 'an import of something that it is told'],
    ['require(path)', 'a require of something that it is told'],
    ['await import("/etc/x.js")', 'an import of /etc/x.js'],
    ['await import("left-pad")', 'an import of left-pad'],
  ])('finds %s', (code, what) => {
    expect(codeOfText(`let a=1;${code};`, ['yaml'])).toContain(what)
  })

  test.each([
    'await import("./cli/chunk-A1.js")',
    'await import("node:child_process")',
    'process.getBuiltinModule("node:fs")',
    'await import("yaml")',
    'Object.setPrototypeOf(a,Function.prototype)',
    'throw Error("Function types are not supported")',
    'new Error("no eval (here)")',
    'this.constructor(a)',
    'a.require(b)',
  ])('passes %s', (code) => {
    expect(codeOfText(`let a=1;${code};`, ['yaml'])).toEqual([])
  })

  test('passes what is built', () => {
    expect(bundle(root)).toEqual([])
  })
})
