import type { YamlMap, YamlNode, YamlScalar } from '../../../src/core/yaml/node.js'

/** A plain scalar as the YAML core schema resolves it, at the start of a file. */
export function plain(text: string): YamlScalar {
  const value = /^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/.test(text) ? Number(text) : text
  return { kind: 'scalar', start: 0, end: text.length, value: text === '' ? null : value, text }
}

/** A scalar in quotes. */
export function quoted(text: string): YamlScalar {
  return { kind: 'scalar', start: 0, end: text.length + 2, value: text, text }
}

/** A mapping of keys to values, each value at an offset of its own. */
export function mapping(values: Readonly<Record<string, string | YamlNode>>): YamlMap {
  let offset = 1
  const entries = Object.entries(values).map(([name, value]) => {
    const key = { ...quoted(name), start: offset, end: offset + name.length }
    const node = typeof value === 'string' ? plain(value) : value
    const start = key.end + 2
    const placed = { ...node, start, end: start + (node.end - node.start) }
    offset = placed.end + 2
    return { key, value: placed }
  })
  return { kind: 'map', start: 0, end: offset, entries }
}
