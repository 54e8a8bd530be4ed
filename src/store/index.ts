/** @module store: the record in a database. The only place with SQL. */

import { RecordError, UsageError } from '../errors.ts'
import { checkCorrection, checkOpening, checkPageRequest, checkQuery, checkText } from './check-given.ts'
import type { Connection } from './connection.ts'
import { type Copied, type CopyOptions, copyBetween } from './copy-record.ts'
import { correct, listCorrections, undoCorrection } from './corrections/correct.ts'
import { loadAsRead } from './corrections/hold-corrections.ts'
import { takeCorrections } from './corrections/take-corrections.ts'
import { countFacets } from './count-facets.ts'
import { exportLines } from './export-lines.ts'
import { findKnownAddresses, listFeeds, saveFeed } from './feeds.ts'
import { findArticle } from './find-article.ts'
import { findStatements } from './find-statements.ts'
import { findStory } from './find-story.ts'
import { findUtterance } from './find-utterance.ts'
import { findVoice } from './find-voice.ts'
import { findStatementsById } from './found-statement.ts'
import { listStorySummaries } from './list-story-summaries.ts'
import {
  countThings,
  countVoicesOf,
  listArticles,
  listLeastCertain,
  listOutlets,
  listStories,
  listVoices,
} from './lists.ts'
import { loadReadArticles } from './load-read-articles.ts'
import { findMark, removeMark, saveMark } from './marks.ts'
import { findCopies, findStoriesOf, findSummaries } from './of-articles.ts'
import type { OpenRecord } from './open-record.ts'
import { openSnapshot } from './open-snapshot.ts'
import { openPeople } from './people/open-people.ts'
import { connectToPostgres, hidePassword, isPostgresAddress } from './postgres/connect.ts'
import { relateNext } from './relate-next.ts'
import { rememberAnswers } from './remember-answers.ts'
import { removeArticles } from './remove-articles.ts'
import { rereadArticles } from './reread-articles.ts'
import { findKnown, saveArticles } from './save-articles.ts'
import { listSavedSearches, removeSearch, saveSearch } from './saved-searches.ts'
import { connectToSqlite } from './sqlite/connect.ts'
import { countUnrelated } from './unrelated.ts'

export type { Copied, CopyOptions, CopyProgress } from './copy-record.ts'
export { foldName } from './fold-name.ts'
export type * from './open-record.ts'
export { foldAccountName } from './people/names.ts'
export type * from './people/people.ts'
export { mayAct, ROLES } from './people/people.ts'
export { LONGEST_SESSION_MS } from './people/sessions.ts'
export { TOKEN_BEGINNING } from './people/tokens.ts'
export { hidePassword, isPostgresAddress } from './postgres/connect.ts'
export { mayPass } from './postgres/explain-error.ts'
export {
  type FailedJob,
  openQueueDatabase,
  type QueueCounts,
  type QueueDatabase,
} from './postgres/open-queue-database.ts'

const KEPT_ANSWERS = 200
/** Whole stories and voices, of which a page asks for one part after the other. They may be of thousands of statements. */
const KEPT_VIEWS = 8

/** How a record is opened, and how long to wait for others. */
export interface OpenOptions {
  /** `create` makes the file when it is not there; `read` throws a UsageError then. */
  readonly mode: 'create' | 'read'
  /** How long to wait for another program that is writing to the record, in milliseconds: 10,000 when not given. */
  readonly waitMs?: number
  /**
   * How long to wait for the answer of a database server to one question, in milliseconds; for ever when not given. Longer than
   * `waitMs`, which is waited within it.
   */
  readonly answerMs?: number
}

/**
 * The record in this file. Several programs may have it open; one at a time writes. Mode `read` needs no more than
 * permission to read; where writing is permitted too, it can also save, so that relations which a kill prevented can be
 * made up for.
 *
 * Throws a UsageError when there is no file to read, when the path is a folder, another program's file or no database,
 * or when permission is missing; a RecordError when a newer Hearsay made the record, when it is damaged, when the disk
 * is full, or when another program keeps it locked. The methods throw RecordErrors for the last three too.
 */
export async function openRecord(path: string, options: OpenOptions): Promise<OpenRecord> {
  checkOpening(path, options)
  const connection = await connectTo(path, options)
  const { db, reader, readVersion } = connection
  const reading = { db: reader, ...rememberAnswers({ readVersion, most: KEPT_ANSWERS }) }
  const views = rememberAnswers({ readVersion, most: KEPT_VIEWS })
  return refuseOnceClosed({
    path: connection.path,
    get isWritable() {
      return connection.isWritable()
    },
    people: openPeople({ db, reader }),
    saveArticles: (articles) => saveArticles(db, articles),
    findKnown: (ids) => findKnown(db, ids),
    isRelated: async () => (await countUnrelated(db)) === 0,
    countUnrelated: () => countUnrelated(db),
    async relateNext(work, { most }) {
      await connection.letOthersWrite()
      return relateNext(db, work, { most })
    },
    loadReadArticles: (ids) => loadReadArticles(reader, ids),
    loadAsRead: (ids) => loadAsRead(reader, ids),
    removeArticles: (ids) => removeArticles(db, ids),
    rereadArticles: (articles) => rereadArticles(db, articles),
    countVoicesOf: (articles) => countVoicesOf(reader, articles),
    correct: async (request, maker) => correct(db, checkCorrection(request), maker),
    undoCorrection: (id, maker) => undoCorrection(db, id, maker),
    listCorrections: () => listCorrections(reader),
    findMark: (input) => findMark(db, input),
    saveMark: (mark) => saveMark(db, mark),
    removeMark: (input) => removeMark(db, input),
    listFeeds: () => listFeeds(db),
    saveFeed: (feed) => saveFeed(db, feed),
    findKnownAddresses: (addresses) => findKnownAddresses(reader, addresses),
    count: () => countThings(reading),
    listArticles: async (request = {}) => listArticles(reading, checkPageRequest(request)),
    listVoices: async (request = {}) => listVoices(reading, checkPageRequest(request)),
    listStories: async (request = {}) => listStories(reading, checkPageRequest(request)),
    findArticle: async (id) => findArticle(reader, checkText('findArticle', id)),
    findVoice: async (idOrName) => {
      checkText('findVoice', idOrName)
      return views.remember(`voice ${idOrName}`, () => findVoice(reader, idOrName))
    },
    findStory: async (id) => {
      checkText('findStory', id)
      return views.remember(`story ${id}`, () => findStory(reader, id))
    },
    findStatementsById: (ids) => findStatementsById(reader, ids),
    findStatements: async (query = {}) => findStatements(reading, checkQuery(query)),
    countFacets: async (query = {}) => countFacets(reading, checkQuery(query)),
    listStorySummaries: async (request = {}) => listStorySummaries(reading, checkPageRequest(request)),
    findUtterance: async (id) => findUtterance(reader, checkText('findUtterance', id)),
    findSummaries: (ids) => findSummaries(reader, ids),
    findCopies: (articles) => findCopies(reader, articles),
    findStoriesOf: (articles) => findStoriesOf(reader, articles),
    listLeastCertain: async (request = {}) => listLeastCertain(reading, checkPageRequest(request)),
    listOutlets: async () => (await listOutlets(reading)).map(({ key, ...outlet }) => outlet),
    listSavedSearches: () => listSavedSearches(reader),
    saveSearch: (search) => saveSearch(db, search),
    removeSearch: (id) => removeSearch(db, id),
    readVersion,
    exportLines: () => exportLines(connection),
    openSnapshot: () => openSnapshot(connection),
    takeCorrections: (corrections) => takeCorrections(db, corrections),
    close: () => connection.close(),
  })
}

/** What comes after `close` is told so, in place of what the driver of the database says then. */
function refuseOnceClosed(record: OpenRecord): OpenRecord {
  let isClosed = false
  return new Proxy(record, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (name === 'close')
        return () => {
          isClosed = true
          return target.close()
        }
      if (!isClosed || typeof value !== 'function') return value
      return async () => {
        throw new RecordError(`${target.path}: closed already; open it again, or close it later`)
      }
    },
  })
}

/**
 * Copies the whole record at one place, a file or the address of a PostgreSQL database, to another where there is none yet, and
 * compares them. Throws as `openRecord` does, and a UsageError when there is something in the other.
 */
export async function copyRecord(from: string, to: string, options: CopyOptions = {}): Promise<Copied> {
  const source = await connectTo(from, { mode: 'read' })
  try {
    const target = await connectTo(to, { mode: 'create' })
    try {
      return await copyBetween(source, target, options)
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}

function connectTo(path: string, options: OpenOptions): Promise<Connection> {
  if (isPostgresAddress(path)) return connectToPostgres(path, options)
  // An address that is mistyped may have a password in it, and is no name that anybody gives a file.
  if (/^\w+:\/\//.test(path)) {
    throw new UsageError('record', {
      expected: 'a file, or the address of a PostgreSQL database',
      got: hidePassword(path),
      fix: 'begin the address with postgres://',
    })
  }
  return connectToSqlite(path, options)
}
