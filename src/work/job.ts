/**
 * The jobs of team mode: what is put into the queue, and comes out of it on another machine.
 *
 * @module
 */
import { z } from 'zod'
import { FIELDS } from '../read/index.ts'

const columns = z.partialRecord(z.enum(FIELDS), z.string())

const settings = {
  /** Statements below it are left out; that of the worker when left out. */
  minConfidence: z.number().optional(),
  columns: columns.optional(),
  maxBytes: z.number().optional(),
}

const readJob = z.object({
  kind: z.literal('read'),
  /** For people: `news.jsonl, 32 articles`. */
  label: z.string(),
  /** A lot of articles or small files, as `packMaterial` gives it. */
  packed: z.string(),
  ...settings,
})
const addressJob = z.object({ kind: z.literal('fetch'), address: z.string(), ...settings })
const feedJob = z.object({ kind: z.literal('fetch'), feed: z.string() })
const relateJob = z.object({ kind: z.literal('relate') })

const job = z.union([readJob, addressJob, feedJob, relateJob])

/** Material that is at hand: it is read, searched, and kept. */
export type ReadJob = Readonly<z.infer<typeof readJob>>
/** An address to fetch, with all that it names where it is a list. */
export type AddressJob = Readonly<z.infer<typeof addressJob>>
/** A visit to a feed that is watched, by its address. */
export type FeedJob = Readonly<z.infer<typeof feedJob>>
/** All that changed and is not yet related. */
export type RelateJob = Readonly<z.infer<typeof relateJob>>
export type Job = ReadJob | AddressJob | FeedJob | RelateJob
export type JobKind = Job['kind']

/** A job as the queue kept it. Throws where it is none of ours, or of a newer Hearsay. */
export function parseJob(data: unknown): Job {
  const known = recogniseJob(data)
  if (known) return known
  throw new Error('no job that this version of Hearsay knows: update Hearsay on all machines')
}

/** The job, where it is one that this version knows. */
export function recogniseJob(data: unknown): Job | undefined {
  const parsed = job.safeParse(data)
  return parsed.success ? parsed.data : undefined
}

/** What a job is about, in some words. */
export function describeJob(job: Job): string {
  if (job.kind === 'read') return job.label
  if (job.kind === 'relate') return 'what changed in the record'
  return 'feed' in job ? job.feed : job.address
}
