import { describe, expect, it } from 'vitest'
import {
  describeSearch,
  dropFilters,
  filtersOfFacet,
  isChosen,
  listSetFilters,
} from '../../web/parts/name-filters.ts'

describe('what a search is called', () => {
  it('is told in the words of its filters', () => {
    expect(describeSearch({ words: 'dam', act: 'deny' })).toBe('“dam”, denies')
    expect(describeSearch({ outlet: 'Northline', from: '2024-03-14', leastOrigins: '2' })).toBe(
      'Northline, from 14 March 2024, known origins at least 2',
    )
    expect(describeSearch({})).toBe('')
  })

  it('has the name of a voice that it knows by id, and does not show the id where it has none', () => {
    const search = { voice: 'voi_0123456789abcdef', story: 'sto_0123456789abcdef' }
    expect(listSetFilters(search, { voice: 'Marta Oskarin' }).map(({ value }) => value)).toEqual([
      'Marta Oskarin',
      'one story',
    ])
    expect(listSetFilters(search)[0]!.value).toBe('one voice')
    expect(listSetFilters({ voice: 'Oskarin', act: 'sing' }).map(({ value }) => value)).toEqual([
      'Oskarin',
      'sing',
    ])
  })
})

describe('a value of a facet', () => {
  it('stands for a whole year, or for a number of origins', () => {
    expect(filtersOfFacet('year', '2024')).toEqual({ from: '2024-01-01', to: '2024-12-31' })
    expect(filtersOfFacet('origins', '1')).toEqual({ leastOrigins: '1', mostOrigins: '1' })
    expect(filtersOfFacet('origins', '3')).toEqual({ leastOrigins: '3' })
    expect(filtersOfFacet('outlet', 'Northline')).toEqual({ outlet: 'Northline' })
  })

  it('is chosen only where the search asks for just that', () => {
    expect(isChosen({ leastOrigins: '3' }, 'origins', '3')).toBe(true)
    expect(isChosen({ leastOrigins: '3', mostOrigins: '4' }, 'origins', '3')).toBe(false)
    expect(isChosen({ from: '2024-01-01', to: '2024-06-30' }, 'year', '2024')).toBe(false)
    expect(isChosen({}, 'outlet', 'Northline')).toBe(false)
  })

  it('is taken off without touching the rest', () => {
    expect(dropFilters({ words: 'dam', from: '2024-01-01', to: '2024-12-31' }, ['from', 'to'])).toEqual({
      words: 'dam',
    })
  })
})
