/** @module store: the record in a database. The only place with SQL. */
import { correct, listCorrections, undoCorrection } from './corrections/correct.ts'
import { loadAsRead } from './corrections/hold-corrections.ts'
import { exportLines } from './export-lines.ts'
import { findKnownAddresses, listFeeds, saveFeed } from './feeds.ts'
import { findArticle } from './find-article.ts'
import { findStatements } from './find-statements.ts'
import { findStory } from './find-story.ts'
import { findVoice } from './find-voice.ts'
import { findStatementsById } from './found-statement.ts'
import { countThings, countVoicesOf, listArticles, listStories, listVoices } from './lists.ts'
import { loadReadArticles } from './load-read-articles.ts'
import { findMark, removeMark, saveMark } from './marks.ts'
import type { OpenRecord } from './open-record.ts'
import { relateNext } from './relate-next.ts'
import { removeArticles } from './remove-articles.ts'
import { rereadArticles } from './reread-articles.ts'
import { findKnown, saveArticles } from './save-articles.ts'
import { connect } from './sqlite/connect.ts'
import { createPauses } from './sqlite/let-others-write.ts'
import { countUnrelated } from './unrelated.ts'

export { foldName } from './fold-name.ts'
export type * from './open-record.ts'

export interface OpenOptions {
  /** `create` makes the file when it is not there; `read` throws a UsageError then. */
  readonly mode: 'create' | 'read'
  /** How long to wait for another program that is writing to the record, in milliseconds: 10,000 when not given. */
  readonly waitMs?: number
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
  const connection = await connect(path, options)
  const { db } = connection
  const letOthersWrite = createPauses()
  return {
    path,
    saveArticles: (articles) => saveArticles(db, articles),
    findKnown: (ids) => findKnown(db, ids),
    isRelated: async () => (await countUnrelated(db)) === 0,
    countUnrelated: () => countUnrelated(db),
    async relateNext(work, { most }) {
      await letOthersWrite()
      return relateNext(db, work, { most })
    },
    loadReadArticles: (ids) => loadReadArticles(db, ids),
    loadAsRead: (ids) => loadAsRead(db, ids),
    removeArticles: (ids) => removeArticles(db, ids),
    rereadArticles: (articles) => rereadArticles(db, articles),
    countVoicesOf: (articles) => countVoicesOf(db, articles),
    correct: (request, maker) => correct(db, request, maker),
    undoCorrection: (id, maker) => undoCorrection(db, id, maker),
    listCorrections: () => listCorrections(db),
    findMark: (input) => findMark(db, input),
    saveMark: (mark) => saveMark(db, mark),
    removeMark: (input) => removeMark(db, input),
    listFeeds: () => listFeeds(db),
    saveFeed: (feed) => saveFeed(db, feed),
    findKnownAddresses: (addresses) => findKnownAddresses(db, addresses),
    count: () => countThings(db),
    listArticles: (request = {}) => listArticles(db, request),
    listVoices: (request = {}) => listVoices(db, request),
    listStories: (request = {}) => listStories(db, request),
    findArticle: (id) => findArticle(db, id),
    findVoice: (idOrName) => findVoice(db, idOrName),
    findStory: (id) => findStory(db, id),
    findStatementsById: (ids) => findStatementsById(db, ids),
    findStatements: (query) => findStatements(db, query),
    exportLines: () => exportLines(connection),
    close: () => connection.close(),
  }
}
