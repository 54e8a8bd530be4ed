/**
 * `hearsay/read`: files, folders, archives and addresses in, articles out.
 *
 * @module
 */
export {
  type Columns,
  createFetcher,
  type Distance,
  type Failure,
  type Fetched,
  type Fetcher,
  type FetcherOptions,
  type FetchOptions,
  FIELDS,
  type Field,
  type Mapping,
  type Reading,
  type ReadOptions,
  type RecordReader,
  readArticles,
} from '../read/index.ts'
