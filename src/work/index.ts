/** @module work: the queue and the workers of team mode. Jobs are kept by pg-boss, on the PostgreSQL server that keeps the record. */

export type { Done } from './do-job.ts'
export type { JobKind } from './job.ts'
export { type FailedJob, openQueue, type Queue, USUAL_LEASE_SECONDS } from './open-queue.ts'
export { type PutInputsOptions, type PutOutcome, putInputs } from './put-inputs.ts'
export { runWorker, type WorkEvent, type WorkerOptions } from './run-worker.ts'
