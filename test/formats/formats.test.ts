import { describe, expect, it } from 'vitest'
import { EXPORT_FORMATS } from '../../src/cli/choose-format.ts'
import { VERBS } from '../../src/cli/verbs.ts'
import {
  DEFAULT_FORMAT,
  FORMATS,
  findFormat,
  IMPORT_FORMATS,
  isFolderFormat,
  openMaterial,
  tellFormat,
} from '../../src/formats/index.ts'
import { relateRecord } from '../../src/pipeline.ts'
import { makeFolder, openReports, parseLines, REPORTS, writeText } from './data/open-reports.ts'

const verbOf = (name: string) => VERBS.find((verb) => verb.name === name)!
const choicesOf = (name: string) => verbOf(name).flags.find((flag) => flag.name === 'format')?.choices

describe('the list of formats', () => {
  it('is what the command line offers, which loads none of them to know', () => {
    expect(EXPORT_FORMATS).toEqual(FORMATS.map(({ name }) => name))
    const format = verbOf('export').flags.find(({ name }) => name === 'format')!
    expect(format.help).toContain(`One of ${EXPORT_FORMATS.join(', ')}.`)
    expect(choicesOf('import')).toEqual(IMPORT_FORMATS)
    expect(FORMATS[0]!.name).toBe(DEFAULT_FORMAT)
    const folders = FORMATS.filter(({ name }) => verbOf('export').writesFolder?.({ format: name }))
    expect(folders).toEqual(FORMATS.filter(isFolderFormat))
  })

  it('says of each what it is, in words that begin with a capital', () => {
    for (const { says, extension } of FORMATS) {
      expect(says).toMatch(/^[A-Z].*[^.]$/)
      expect(extension).toMatch(/^\.[\w.]+$/)
    }
  })

  it('names all there are to who asks for another', () => {
    expect(() => findFormat('word')).toThrow(/format: expected one of jsonl, json, .*brat.*, got "word"/)
  })
})

describe('a story alone', () => {
  const other = {
    title: 'Choir of Vellbruck on tour',
    outlet: 'Almering Mail',
    publishedAt: '2019-05-02',
    text: '“We shall sing in eleven towns,” Jon Falk said in Vellbruck on Thursday.',
  }

  it('has its articles, and what holds across them', async () => {
    const record = await openReports([...REPORTS, other])
    const { items } = await record.listStories()
    const story = items.find(({ articles }) => articles.length === 2)!
    const falk = (await record.findStatements({ words: 'eleven' })).items[0]!.statement.id
    const whale = (await record.findStatements({ words: 'whale' })).items[0]!.statement.id
    const foreign = await record.correct({ kind: 'reject', statement: falk })
    const own = await record.correct({ kind: 'confirm', statement: whale })
    await record.undoCorrection(foreign.id)
    const lines = parseLines(await writeText(record, 'jsonl', story.id))
    const ids = (kind: string) => lines.filter((line) => line.kind === kind).map(({ id }) => id)
    expect(ids('article')).toEqual([...story.articles].sort())
    expect(ids('story')).toEqual([story.id])
    expect(ids('correction')).toEqual([own.id])
    expect(lines.filter(({ kind }) => kind === 'reading')).toHaveLength(2)
    const voices = new Set(ids('voice'))
    const named = lines.flatMap(({ kind, voice }) => (kind === 'statement' && voice ? [voice.id] : []))
    expect(new Set(named)).toEqual(voices)
    expect(JSON.stringify(lines)).not.toContain('Falk')
  })

  it('is what it was when the writing began, though it goes meanwhile', async () => {
    const record = await openReports()
    const { id, articles } = (await record.listStories()).items[0]!
    const openSnapshot = async () => {
      const snapshot = await record.openSnapshot()
      await record.removeArticles(articles)
      await relateRecord(record)
      return snapshot
    }
    const material = await openMaterial({ ...record, openSnapshot }, { story: id })
    const seen: string[] = []
    for await (const { article } of material.articles()) seen.push(article.id)
    await material.close()
    expect(seen).toEqual([...articles].sort())
  })

  it('is refused where there is none, and nothing stays open', async () => {
    const record = await openReports()
    let open = 0
    const openSnapshot = async () => {
      const snapshot = await record.openSnapshot()
      open++
      return { ...snapshot, close: () => snapshot.close().then(() => void open--) }
    }
    const looked = openMaterial({ ...record, openSnapshot }, { story: 'sto_none' })
    await expect(looked).rejects.toThrow(/hearsay show story/)
    expect(open).toBe(0)
  })
})

describe('a record that is written while others add to it', () => {
  it('is written as it was', async () => {
    const record = await openReports([REPORTS[0]!])
    const material = await openMaterial(record)
    const [read] = await openReports([REPORTS[1]!]).then(async (one) =>
      one.loadReadArticles((await one.listArticles()).items.map(({ id }) => id)),
    )
    await record.saveArticles([read!])
    const seen: string[] = []
    for await (const { article } of material.articles()) {
      seen.push(article.outlet!)
      // Several things may be read at a time.
      for await (const voice of material.voices()) expect(voice.articleCount).toBe(1)
    }
    await material.close()
    expect(seen).toEqual(['Port Elin Tribune'])
  })
})

describe('a file to import', () => {
  it('is refused when nobody can tell what it is, or it is not there', async () => {
    await expect(tellFormat(makeFolder())).rejects.toThrow(/without annotations of brat/)
    await expect(tellFormat('/nowhere/at.all')).rejects.toThrow(/that is there/)
    await expect(tellFormat(makeFolder(), { given: 'jsonl' })).rejects.toThrow(/a file, as jsonl is one/)
  })
})
