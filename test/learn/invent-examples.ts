import type { Example } from '../../src/learn/example.ts'
import { seededChance } from '../../src/learn/index.ts'

/**
 * Judged readings of 40 invented articles, whose confidences hold but for those with feature 7: of these the people who
 * judged take none for right.
 */
export function inventExamples({ habit }: { readonly habit: 'strict about 7' | 'none' }): Example[] {
  const chance = seededChance(21)
  return Array.from({ length: 400 }, (_, index) => {
    const odds = Math.round((chance() * 4 - 1) * 10) / 10
    const isSeven = chance() < 0.25
    const isRight = chance() < 1 / (1 + Math.exp(-odds)) && !(isSeven && habit === 'strict about 7')
    const features = Int32Array.of(1, isSeven ? 7 : 8, 100 + Math.floor(chance() * 30))
    return { group: `article ${index % 40}`, isRight, odds, features }
  })
}
