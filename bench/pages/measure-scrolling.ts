import type { Browser } from 'playwright-core'
import { openPage } from './open-page.ts'

export interface Scrolling {
  readonly framesPerSecond: number
  /** The longest frame, in milliseconds. */
  readonly longest: number
  /** How far it came, in pixels. */
  readonly pixels: number
}

const SECONDS = 5
/** A quick reader's wheel: some three screens in a second. */
const PIXELS_PER_SECOND = 3_000

/** Scrolls down a page from where its list begins, and counts the frames that the browser draws meanwhile. */
export async function measureScrolling(browser: Browser, address: string): Promise<Scrolling> {
  const page = await openPage(browser)
  await page.goto(address)
  await page.waitForSelector('.utterance')
  await page.waitForTimeout(1500)
  const scrolling = await page.evaluate(scroll, { seconds: SECONDS, speed: PIXELS_PER_SECOND })
  await page.context().close()
  return scrolling
}

function scroll({ seconds, speed }: { seconds: number; speed: number }): Promise<Scrolling> {
  document.documentElement.style.scrollBehavior = 'auto'
  document.querySelector('.utterance')?.scrollIntoView()
  return new Promise((resolve) => {
    const began = performance.now()
    const from = scrollY
    let before = began
    let frames = 0
    let longest = 0
    const step = (now: number) => {
      frames++
      longest = Math.max(longest, now - before)
      before = now
      scrollTo(0, from + ((now - began) / 1000) * speed)
      if (now - began < seconds * 1000) return requestAnimationFrame(step)
      resolve({ framesPerSecond: (1000 * frames) / (now - began), longest, pixels: scrollY - from })
    }
    requestAnimationFrame(step)
  })
}
