import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type ImportFormat, readImport, tellFormat } from '../../src/formats/index.ts'
import { collect, makeFolder, openReports, writeText } from './data/open-reports.ts'

const folder = makeFolder()
const path = (name: string) => join(folder, name)
const save = (name: string, content: string | Uint8Array) => writeFileSync(path(name), content)
const WRITTEN = ['jsonl', 'json', 'csv', 'annotations', 'schema-org', 'prov', 'gexf', 'html', 'atom']

beforeAll(async () => {
  const record = await openReports()
  for (const format of WRITTEN) save(format, await writeText(record, format))
  const json = JSON.parse(readFileSync(path('json'), 'utf8'))
  save('json-indented', JSON.stringify(json, undefined, 2))
  save('json-sorted', `{"articles":${JSON.stringify(json.articles)},"format":"hearsay record"}`)
  save('with-mark', `\uFEFF${readFileSync(path('jsonl'), 'utf8')}`)
  save('parquet', new TextEncoder().encode('PAR1\u0015\u0004'))
  save('empty', '')
  save('report.txt', 'Ferry stops for a week\n\n“It is worn out,” Lena Ortwin said.\n')
  save('foreign', '{"@context":{"oa":"http://www.w3.org/ns/oa#"},"@graph":[]}')
  save('of-a-page', '[\n{"type": [ "Annotation" ], "target": "urn:x"}]')
})

describe('the form of a file', () => {
  it.each([
    ['jsonl', 'jsonl'],
    ['with-mark', 'jsonl'],
    ['annotations', 'annotations'],
    ['of-a-page', 'annotations'],
  ])('%s is told by its beginning', async (name, form) => {
    expect(await tellFormat(path(name))).toBe(form)
    expect(await tellFormat(path(name), { given: form as ImportFormat })).toBe(form)
  })

  it.each([
    ['json', /the JSON document of hearsay export .*lacks what was read.*--format jsonl and import that/],
    ['json-indented', /the JSON document of hearsay export --format json/],
    ['json-sorted', /the JSON document of hearsay export --format json/],
    ['csv', /the table of hearsay export --format csv/],
    ['schema-org', /linked data of schema\.org.*export it with --format jsonl/],
    ['prov', /linked data of PROV.*export it with --format jsonl/],
    ['gexf', /XML or HTML/],
    ['html', /XML or HTML/],
    ['atom', /XML or HTML.*"hearsay add" takes in a report or a feed/],
    ['parquet', /a file of Parquet/],
    ['empty', /an empty file/],
    ['report.txt', /a file that begins Ferry stops.*"hearsay add"/],
    ['foreign', /linked data that is no Web Annotation by its beginning.*--format/],
  ])(
    '%s is told for what it is, and refused, at once and with every format that it may be said to have',
    async (name, told) => {
      await expect(tellFormat(path(name))).rejects.toThrow(told)
      if (name === 'foreign') return
      for (const given of ['jsonl', 'annotations'] as const) {
        const taken = collect(readImport(path(name), { format: given }))
        await expect(taken).rejects.toThrow(`as --format ${given} says, got "`)
      }
    },
  )

  it('is not what was said where it is something else', async () => {
    await expect(tellFormat(path('annotations'), { given: 'jsonl' })).rejects.toThrow(
      /expected JSON lines .*, as --format jsonl says, got "Web Annotations"; leave --format out/,
    )
    await expect(tellFormat(path('jsonl'), { given: 'annotations' })).rejects.toThrow(/leave --format out/)
    await expect(tellFormat(path('jsonl'), { given: 'brat' })).rejects.toThrow(/expected annotations of brat/)
    await expect(tellFormat(folder, { given: 'brat' })).rejects.toThrow(/without annotations of brat/)
  })

  it('may be given where it cannot be told', async () => {
    save('late', `{"id":"art_1","text":"${'A word. '.repeat(1000)}","kind":"article"}`)
    await expect(tellFormat(path('late'))).rejects.toThrow(/a file that begins \{/)
    expect(await tellFormat(path('late'), { given: 'jsonl' })).toBe('jsonl')
    expect(await tellFormat(path('foreign'), { given: 'annotations' })).toBe('annotations')
  })

  it('is that of brat where annotations stand beside a text', async () => {
    save('report.ann', 'T1\tContent 0 5\tFerry\n')
    expect(await tellFormat(path('report.txt'))).toBe('brat')
    expect(await tellFormat(path('report.ann'))).toBe('brat')
  })
})
