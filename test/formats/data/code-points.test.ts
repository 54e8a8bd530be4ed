import { expect, it } from 'vitest'
import { countCodePoints } from '../../../src/formats/data/code-points.ts'

const TEXT = '🌊 a🌊🌊b “c”'

it('counts characters as other tools do, and finds them again', () => {
  const { count, find, length } = countCodePoints(TEXT)
  const characters = [...TEXT]
  expect(length).toBe(characters.length)
  for (const [number] of characters.entries()) {
    const offset = characters.slice(0, number).join('').length
    expect(count(offset)).toBe(number)
    expect(find(number)).toBe(offset)
  }
  expect(count(TEXT.length)).toBe(characters.length)
  expect(find(characters.length)).toBe(TEXT.length)
})

it('takes the middle of a pair for its beginning', () => {
  expect(countCodePoints(TEXT).count(1)).toBe(0)
  expect(countCodePoints(TEXT).count(5)).toBe(3)
})

it('leaves a text without such characters as it is', () => {
  const { count, find, length } = countCodePoints('plain “text”')
  expect([count(7), find(7), length]).toEqual([7, 7, 12])
})
