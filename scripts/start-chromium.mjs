// The browser with which pages are tested and photographed: Debian's Chromium, or Chrome where that is installed.
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
]

// It must not look for updates, nor for anything else outside of this machine.
const SWITCHES = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** @returns {string | undefined} the path of the browser, where there is one */
export function findChromium() {
  return PLACES.find((place) => existsSync(place))
}

/** @param {string} executablePath */
export function startChromium(executablePath) {
  return chromium.launch({ executablePath, args: SWITCHES })
}
