/**
 * The verbs of team mode: workers, and the jobs that they failed at.
 *
 * @module
 */
import { JSON_FLAG, OUTPUT_FLAG, type Verb } from './verb.ts'

export const WORK_VERBS: readonly Verb[] = [
  {
    name: 'work',
    operands: '',
    least: 0,
    most: 0,
    summary: 'A worker: take jobs from the queue of a record on PostgreSQL.',
    details: [
      'Any number of workers, on any number of machines, share the work of one record: what "hearsay add --queue" put into the queue, and ' +
        'all feeds that the record knows ("hearsay watch --queue"). They make the record that one program alone would make.',
      'Each job is left to its worker for --lease seconds, and longer as long as it is heard of; the job of a worker that is gone is taken by ' +
        'another. A job that fails is tried again after growing pauses, eight times in all; "hearsay jobs" tells what was given up.',
      'Where the database is away, a worker says so, waits and goes on. Ctrl-C or SIGTERM finishes what is in hand, or gives it back.',
    ],
    flags: [{ name: 'until-empty', help: 'End when no job is left and all is related.' }, JSON_FLAG],
    settings: [
      'record',
      'threads',
      'lease',
      'minConfidence',
      'model',
      'maxBytes',
      'offline',
      'delay',
      'userAgent',
      'allowPrivate',
      'httpProxy',
      'httpsProxy',
      'noProxy',
      'log',
      'logFormat',
      'debug',
    ],
    examples: [
      {
        command: 'hearsay work --threads 4 --record postgres://news@db.example/news',
        says: 'four jobs at a time, until Ctrl-C',
      },
      { command: 'hearsay work --until-empty', says: 'with the record in HEARSAY_RECORD' },
    ],
    load: () => import('./work.ts'),
  },
  {
    name: 'jobs',
    operands: '',
    least: 0,
    most: 0,
    summary: 'What waits for workers, and what they gave up, with the reason.',
    details: [
      'For each job that was given up: what it was, why, how often it was tried, and when last. What could not be read as it is (a ' +
        'broken line, a page without a report) is given up at once; the rest of its job is kept all the same.',
    ],
    flags: [
      { name: 'retry', help: 'Put all that was given up back into the queue.' },
      { name: 'forget', help: 'Forget all that was given up.' },
      JSON_FLAG,
      OUTPUT_FLAG,
    ],
    settings: ['record', 'debug'],
    examples: [
      {
        command: 'hearsay jobs --record postgres://news@db.example/news',
        says: 'how the work stands',
      },
      { command: 'hearsay jobs --retry', says: 'once the reason is gone' },
    ],
    load: () => import('./jobs.ts'),
  },
]
