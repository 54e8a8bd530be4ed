/**
 * A name as it is compared: without case, diacritics and extra space.
 *
 * @example foldName('  Nicolás  MADURO ')
 *   // 'nicolas maduro'
 */
export function foldName(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/gu, ' ').trim()
}
