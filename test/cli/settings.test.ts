import { describe, expect, it } from 'vitest'
import { DEFAULT_MIN_CONFIDENCE } from '../../src/extract/index.ts'
import { readSettings, SETTING_NAMES, SETTINGS } from '../../src/settings.ts'

describe('settings', () => {
  it('have their defaults when nothing is set', () => {
    const settings = readSettings({}, {})
    for (const name of SETTING_NAMES) expect(settings[name]).toBe(SETTINGS[name].default)
  })

  it('take the flag before the variable, and the variable before the default', () => {
    const environment = { HEARSAY_RECORD: 'variable.db', HEARSAY_PORT: '8000' }
    expect(readSettings({ record: 'flag.db' }, environment)).toMatchObject({ record: 'flag.db', port: 8000 })
  })

  it('take an empty variable for one that is not set', () => {
    expect(readSettings({}, { HEARSAY_RECORD: '' }).record).toBe('hearsay.db')
  })

  it.each([
    [
      { port: 'abc' },
      {},
      '--port: expected a whole number from 0 to 65535, got "abc"; give --port 4780, or leave it out',
    ],
    [{}, { HEARSAY_PORT: '70000' }, 'HEARSAY_PORT: expected a whole number from 0 to 65535, got "70000"'],
    [{ minConfidence: '1.5' }, {}, '--min-confidence: expected a number from 0 to 1, got "1.5"'],
    [{ batch: '1.5' }, {}, '--batch: expected a whole number'],
    [{ batch: '' }, {}, '--batch: expected a whole number'],
    [{ record: '' }, {}, '--record: expected a value'],
    [{}, { HEARSAY_DEBUG: 'maybe' }, 'HEARSAY_DEBUG: expected 1 or 0, got "maybe"'],
  ])('refuse what they cannot use: %j %j', (given, environment, message) => {
    expect(() => readSettings(given, environment)).toThrow(message)
  })
})

it('leaves out by default what the model itself would leave out', () => {
  expect(SETTINGS.minConfidence.default).toBe(DEFAULT_MIN_CONFIDENCE)
})
