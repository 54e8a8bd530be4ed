import { countThings } from './count-things.ts'

/** How far reading has come in something whose end is known. */
export interface Distance {
  readonly done: number
  readonly total: number
  readonly unit: 'file' | 'byte'
  /** Where this run began, when an earlier one was stopped. */
  readonly from?: number
}

/** Before this the rate says nothing about the rest. */
const LEAST_TIME = 3000

/** How far, how fast, how long it still takes: `1,204 of 10,000 files, 31 a second, about 5 minutes left`. */
export function tellPace({ done, total, unit, from = 0 }: Distance, elapsedMs: number): string {
  const far =
    unit === 'file'
      ? `${countThings(done, 'file').split(' ')[0]} of ${countThings(total, 'file')}`
      : `${tellMegabytes(done)} of ${tellMegabytes(total)} MB`
  if (elapsedMs < LEAST_TIME || done === from) return far
  const rate = ((done - from) / elapsedMs) * 1000
  const left = (total - done) / rate
  return `${far}, ${unit === 'file' ? tellRate(rate) : `${tellMegabytes(rate)} MB a second`}, about ${tellDuration(left)} left`
}

/** A rate below one is told by the minute: nobody thinks in thirds of a file. */
function tellRate(perSecond: number): string {
  return perSecond >= 1 ? `${Math.round(perSecond)} a second` : `${Math.round(perSecond * 60)} a minute`
}

function tellMegabytes(bytes: number): string {
  return (bytes / 1e6).toLocaleString('en', { maximumFractionDigits: bytes < 1e7 ? 1 : 0 })
}

function tellDuration(seconds: number): string {
  if (seconds < 90) return countThings(Math.max(1, Math.round(seconds)), 'second')
  if (seconds < 90 * 60) return countThings(Math.round(seconds / 60), 'minute')
  return countThings(Math.round(seconds / 3600), 'hour')
}
