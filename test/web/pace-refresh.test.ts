import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { paceRefresh } from '../../web/pace-refresh.ts'

describe('a page of a record that changes', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  /** A page loaded at version 0, and how often it asked anew. */
  const openPage = () => {
    let asked = 0
    const pace = paceRefresh(() => (asked += 1))
    pace.tell('0')
    return { pace, countAsked: () => asked }
  }

  it('asks anew a moment after the first change, and once for several within it', () => {
    const { pace, countAsked } = openPage()
    vi.advanceTimersByTime(60_000)
    expect(countAsked()).toBe(0)
    pace.tell('1')
    pace.tell('2')
    vi.advanceTimersByTime(300)
    expect(countAsked()).toBe(1)
    vi.advanceTimersByTime(60_000)
    expect(countAsked()).toBe(1)
  })

  it('asks anew where it was loaded from an answer that is older than what is told first', () => {
    let asked = 0
    const pace = paceRefresh(() => (asked += 1))
    pace.noteLoaded('old')
    pace.noteLoaded('new')
    pace.tell('new')
    vi.advanceTimersByTime(60_000)
    expect(asked).toBe(1)
  })

  it('asks anew each ten seconds while articles come in each second, and at the end', () => {
    const { pace, countAsked } = openPage()
    for (let second = 1; second <= 25; second += 1) {
      pace.tell(String(second))
      vi.advanceTimersByTime(1000)
    }
    expect(countAsked()).toBe(3)
    vi.advanceTimersByTime(10_000)
    expect(countAsked()).toBe(4)
    vi.advanceTimersByTime(60_000)
    expect(countAsked()).toBe(4)
  })

  it('does not ask twice for what was corrected on it, whether the event comes before or after the answer', () => {
    const { pace, countAsked } = openPage()
    pace.tell('1')
    pace.noteShown('1')
    pace.noteShown('2')
    pace.tell('2')
    vi.advanceTimersByTime(60_000)
    expect(countAsked()).toBe(0)
    pace.noteShown('3')
    pace.tell('4')
    vi.advanceTimersByTime(300)
    expect(countAsked()).toBe(1)
  })

  it('asks anew at the first look where it was loaded unseen', () => {
    let asked = 0
    const pace = paceRefresh(() => (asked += 1))
    pace.noteShown('')
    pace.tell('7')
    vi.advanceTimersByTime(300)
    expect(asked).toBe(1)
  })
})
