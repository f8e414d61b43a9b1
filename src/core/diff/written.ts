import type { YamlNode } from '../yaml/node.js'
import type { Written } from './change.js'

/** A node as a change shows it. */
export function writtenOf(node: YamlNode): Written {
  return { value: plainOf(node), text: textOf(node, true) }
}

/** A value that no file gives as a node, such as a number of a CSV. */
export function writtenNumber(value: number): Written {
  return { value, text: String(value) }
}

// Behind leading zeros stands no quantity: `007`.
const NAME = /^[-+]?0\d/

function plainOf(node: YamlNode): unknown {
  switch (node.kind) {
    case 'scalar':
      return typeof node.value === 'number' && NAME.test(node.text) ? node.text : node.value
    case 'sequence':
      return node.items.map(plainOf)
    case 'map':
      return Object.fromEntries(node.entries.map(({ key, value }) => [key.text, plainOf(value)]))
  }
}

function textOf(node: YamlNode, isOuter = false): string {
  switch (node.kind) {
    case 'scalar':
      return node.value === null ? 'null' : isOuter ? node.text : inside(node.text)
    case 'sequence':
      return `[${node.items.map((each) => textOf(each)).join(', ')}]`
    case 'map':
      return `{${node.entries.map(({ key, value }) => `${key.text}: ${textOf(value)}`).join(', ')}}`
  }
}

function inside(text: string): string {
  return /[,[\]{}\n]|: |^$/.test(text) ? JSON.stringify(text) : text
}
