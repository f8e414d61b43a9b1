import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv, type ValidateFunction } from 'ajv'
import { CORE_SCHEMA, load } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { dateFault } from '../../../src/core/calendar/day.js'
import { builtInFrameworks } from '../../../src/core/frameworks/builtin.js'
import type { Framework } from '../../../src/core/frameworks/framework.js'
import {
  publishedPath,
  publishedSchema,
  type SchemaKind,
  schemaDocuments,
  schemaKinds,
  schemaText,
} from '../../../src/core/schema/json/documents.js'

const acme = fileURLToPath(new URL('../../../fixtures/acme', import.meta.url))
const known = { frameworks: builtInFrameworks() }
const ajv = new Ajv({
  allowUnionTypes: true,
  formats: { date: (text: string) => dateFault(text) === undefined },
})
const validators = Object.fromEntries(
  schemaKinds.map((kind) => [kind, ajv.compile(JSON.parse(schemaText(kind, known)))]),
) as Record<SchemaKind, ValidateFunction>

function faultsOf(kind: SchemaKind, yaml: string): string[] {
  const validate = validators[kind]
  validate(load(yaml, { schema: CORE_SCHEMA }))
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

describe('schemaText', () => {
  it('is draft-07 with two spaces, the same every time', () => {
    for (const kind of schemaKinds) {
      const text = schemaText(kind, known)
      expect(text).toBe(schemaText(kind, known))
      expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`)
      expect(JSON.parse(text)).toMatchObject({
        $schema: 'http://json-schema.org/draft-07/schema#',
        title: schemaDocuments[kind].title,
      })
    }
  })

  it.each(schemaKinds)('says of each field of %s what it means', (kind) => {
    const lacking: string[] = []
    const visit = (node: unknown, path: string) => {
      if (typeof node !== 'object' || node === null) return
      const { properties, type } = node as Record<string, object>
      const isForm = typeof properties === 'object' && type !== undefined
      for (const [name, field] of Object.entries(isForm ? properties : {}))
        if (!('description' in field) && !('$ref' in field)) lacking.push(`${path}.${name}`)
      for (const [key, inner] of Object.entries(node)) visit(inner, `${path}/${key}`)
    }
    visit(JSON.parse(publishedSchema(kind)), '')
    // The lists of a file are what the file is.
    expect(lacking.filter((path) => !/^\/anyOf\/0\.(items|kpis)$/.test(path))).toEqual([])
  })

  const files: readonly (readonly [SchemaKind, string])[] = [
    ['config', 'pm.yaml'],
    ...readdirSync(`${acme}/backlog`).map((name) => ['backlog', `backlog/${name}`] as const),
    ...readdirSync(`${acme}/kpis`).map((name) => ['kpis', `kpis/${name}`] as const),
    ...readdirSync(`${acme}/frameworks`).map(
      (name) => ['framework', `frameworks/${name}`] as const,
    ),
  ]
  it.each(files)('of %s accepts %s of the example company', (kind, file) => {
    expect(faultsOf(kind, readFileSync(`${acme}/${file}`, 'utf8'))).toEqual([])
  })

  it.each([
    ['config', 'frameworks: {ice: {formula: mean}, weighted: {criteria: {fit: 0.4, reach: 0.6}}}'],
    ['config', 'frameworks: {ours: {inputs: {a: }, score: a * 2}}'],
    [
      'config',
      'teams: {web: , payments: {capacity: 12 per quarter}}\nroadmap: {period: {weeks: 2}}',
    ],
    ['backlog', '- A plain idea\n- {id: 007, title: 12, owner: true}'],
    ['backlog', 'items:\n'],
    ['backlog', '{id: a, title: A, effort: , owner: , status: , due: , kpis: , rice: }'],
    ['backlog', '{id: a, title: A, value: 8, growth: {lift: 5%}, wsjf: {job_size: 3 to 8}}'],
    [
      'backlog',
      '{id: a, title: A, rice: {impact: medium to massive, reach: {low: 1, likely: 2, high: 4}}}',
    ],
    ['backlog', '{id: a, title: A, due: {date: 2027-03-15, kind: hard}, moscow: must}'],
    ['kpis', '{id: a, title: A, baseline: 61, target: 70}'],
    [
      'estimates',
      'rater: ana\nestimates: {pay-12: {effort: 3 to 8, rice: {impact: high}, on: 2026-11-02}}',
    ],
    ['estimates', 'rater: ana\nestimates: {pay-12: {kpis: {conversion: +2 to 3}}, pay-13: }'],
    ['estimates', 'rater: ana\nestimates:'],
    ['backlog', '{id: a, title: A, confidence: from-evidence, ice: {confidence: from-evidence}}'],
    ['config', 'evidence: {groups: {facts: {most: 30%, kinds: {data: 20%}}}, max_age: 365}'],
  ] as const)('of %s accepts %s', (kind, yaml) => {
    expect(faultsOf(kind, yaml)).toEqual([])
  })

  it.each([
    ['config', 'framwork: rice'],
    ['config', 'roadmap: {period: year}'],
    ['config', 'frameworks: {ice: {formula: median}}'],
    ['config', 'frameworks: {ours: {inputs: {a: {minimum: 3}}}}'],
    ['backlog', '{title: no id}'],
    ['backlog', '{id: "two words", title: A}'],
    ['backlog', '{id: a, title: }'],
    ['backlog', '{id: a, title: A, status: doing}'],
    ['backlog', '{id: a, title: A, tags: checkout}'],
    ['backlog', '{id: a, title: A, lables: [checkout]}'],
    ['backlog', '{id: a, title: A, due: 2027-02-30}'],
    ['backlog', '{id: a, title: A, due: {date: 2027-03-15, kind: firm}}'],
    ['backlog', '{id: a, title: A, rice: {reech: 3}}'],
    ['backlog', '{id: a, title: A, rice: {impact: masive}}'],
    ['backlog', '{id: a, title: A, rice: {confidence: 80}}'],
    ['backlog', '{id: a, title: A, effort: {low: 1, high: 2}}'],
    ['backlog', '{id: a, title: A, moscow: maybe}'],
    ['backlog', '{items: [{id: a, title: A}], owner: ana}'],
    ['backlog', 'true'],
    ['backlog', '[42]'],
    ['kpis', '{id: a, title: A, target: 70}'],
    ['kpis', '{id: a, title: A, baseline: 61, target: many}'],
    ['kpis', 'kpis: [conversion]'],
    ['estimates', 'rater: ana\nestimates: {pay-12: {rice: {impcat: high}}}'],
    ['estimates', 'estimates: {}'],
    ['estimates', 'rater: ana\nestimates: {pay-12: {rice: {confidence: from-evidence}}}'],
    ['estimates', 'rater: ana\nestimates: {pay-12: {kpis: 2}}'],
    ['backlog', '{id: a, title: A, rice: {impact: from-evidence}}'],
    ['config', 'evidence: {groups: {facts: {most: 30%}}}'],
    ['framework', '{inputs: {a: {words: {low: one}}}, score: a}'],
    ['framework', '{inputs: {a: }, formula: a}'],
  ] as const)('of %s refuses %s', (kind, yaml) => {
    expect(faultsOf(kind, yaml)).not.toEqual([])
  })

  it('of the project is the one in its folder', () => {
    for (const kind of schemaKinds) {
      const path = new URL(`../../../${publishedPath(kind)}`, import.meta.url)
      expect(readFileSync(path, 'utf8')).toBe(publishedSchema(kind))
    }
  })

  it('of a repository whose frameworks are all known refuses any other key', () => {
    const [rice] = known.frameworks
    const growth: Framework = {
      name: 'growth',
      title: 'Growth',
      inputs: [{ name: 'lift', unit: '%', words: {}, min: 0 }],
      buckets: [],
      needs: [],
    }
    const text = schemaText('backlog', { frameworks: [rice!, growth], framework: rice! })
    const validate = ajv.compile(JSON.parse(text))
    const isValid = (fields: object) => validate({ id: 'a', title: 'A', ...fields })
    expect(isValid({ reach: 400, impact: 'high', growth: { lift: '5%' } })).toBe(true)
    expect(isValid({ growth: { lift: -5 } })).toBe(false)
    expect(isValid({ value: 8 })).toBe(false)
    expect(isValid({ wsjf: { job_size: 3 } })).toBe(false)
    expect(isValid({ titel: 'A' })).toBe(false)
  })

  it('of a repository offers the names that it gives, and accepts others', () => {
    const names = {
      ...known,
      framework: known.frameworks[0]!,
      teams: [{ name: 'payments', about: 'Payments' }, { name: 'web' }],
      raters: ['ana'],
      kpis: [{ id: 'conversion', title: 'Checkout conversion', unit: '%' }],
    }
    const backlog = JSON.parse(schemaText('backlog', names))
    const { team, effort_by_team, kpis, weighted } = backlog.definitions.item.properties
    expect(team.anyOf[0]).toEqual({ enum: ['payments', 'web'] })
    expect(Object.keys(effort_by_team.properties)).toEqual(['payments', 'web'])
    expect(effort_by_team.properties.payments.description).toBe('Payments')
    expect(kpis.properties.conversion.description).toBe('Checkout conversion; in %')
    expect(weighted.anyOf[0].additionalProperties).toBe(false)
    const validate = ajv.compile(backlog)
    const isValid = (fields: object) => validate({ id: 'a', title: 'A', ...fields })
    expect(isValid({ team: 'web', effort_by_team: { web: 2 }, kpis: { conversion: 1 } })).toBe(true)
    expect(isValid({ team: 'shop', effort_by_team: { shop: 2 }, kpis: { revenue: 1 } })).toBe(true)
    expect(isValid({ team: ['web'] })).toBe(false)
    expect(isValid({ kpis: { conversion: [1] } })).toBe(false)
    const estimates = JSON.parse(schemaText('estimates', names))
    expect(estimates.properties.rater.anyOf[0]).toEqual({ enum: ['ana'] })
  })

  it('has a comment where one is given', () => {
    expect(JSON.parse(schemaText('kpis', known, 'Made anew.')).$comment).toBe('Made anew.')
    expect(JSON.parse(schemaText('kpis', known))).not.toHaveProperty('$comment')
  })

  it('tells an editor what a field means', () => {
    const { properties } = JSON.parse(schemaText('config', known))
    expect(properties.framework).toMatchObject({ default: 'rice' })
    expect(properties.framework.anyOf[0].enum).toContain('wsjf')
    expect(properties.rules.properties.moonshot.description).toBe('Confidence under 50 %')
    const backlog = JSON.parse(schemaText('backlog', known))
    const item = backlog.definitions.item.properties
    expect(item.depends_on.description).toMatch(/finished before/)
    expect(item.rice.anyOf[0].properties.impact.description).toMatch(/massive 3, high 2/)
  })
})
