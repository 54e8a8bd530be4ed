/**
 * A second program at a record, for tests: `open PATH MODE PATH MODE ...` says of each what it
 * finds there and whether it can save; `save PATH COUNT SEED` adds
 * reports one by one and prints the id of each when it is acknowledged; `relate PATH MOST MS` relates all that is left,
 * each step taking so many milliseconds, and prints the ids. With AS_NOBODY=1 it gives up root's rights
 * first, for which no permission counts.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type { Changes, Shelf } from '../../src/shelf.ts'
import { openRecord } from '../../src/store/index.ts'
import { recordAddress } from '../record-address.ts'
import { buildManyArticles, shuffle } from './build-record.ts'

const [verb, ...words] = process.argv.slice(2)
if (process.env.AS_NOBODY === '1' && process.getuid?.() === 0) {
  process.setgroups?.([])
  process.setgid?.(65534)
  process.setuid?.(65534)
}

if (verb === 'open') {
  for (let index = 0; index < words.length; index += 2) {
    await tellErrors(openAndTell(words[index]!, words[index + 1] as 'create' | 'read'))
  }
} else if (verb === 'relate') {
  await tellErrors(relateAll(words[0]!, { most: Number(words[1]), ms: Number(words[2]) }))
} else {
  await tellErrors(saveOneByOne(words[0]!, { count: Number(words[1]), seed: Number(words[2]) }))
}

async function tellErrors(work: Promise<void>): Promise<void> {
  try {
    await work
  } catch (error) {
    if (!(error instanceof Error)) throw error
    console.log(JSON.stringify({ error: error.name, message: error.message }))
    process.exitCode = 1
  }
}

async function openAndTell(path: string, mode: 'create' | 'read'): Promise<void> {
  const record = await openRecord(recordAddress(path), { mode })
  const { articles } = await record.count()
  const [saved] = await record
    .saveArticles(buildManyArticles(1))
    .catch((error: Error) => [`${error.name}: ${error.message}`])
  console.log(JSON.stringify({ articles, saved }))
  await record.close()
}

async function relateAll(path: string, { most, ms }: { most: number; ms: number }): Promise<void> {
  const record = await openRecord(recordAddress(path), { mode: 'read' })
  const work = async (shelf: Shelf, { added }: Changes) => {
    for (const { article } of added) {
      await shelf.keepTraces('article', new Map([[article.id, true]]))
      process.stdout.write(`${article.id} related\n`)
    }
    await wait(ms)
  }
  while ((await record.relateNext(work, { most })) > 0);
  await record.close()
}

async function saveOneByOne(path: string, { count, seed }: { count: number; seed: number }): Promise<void> {
  const record = await openRecord(recordAddress(path), { mode: 'create' })
  for (const article of shuffle(buildManyArticles(count, { statements: 5 }), { seed })) {
    const [answer] = await record.saveArticles([article])
    process.stdout.write(`${article.article.id} ${answer}\n`)
  }
  await record.close()
}
