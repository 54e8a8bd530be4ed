import { describe, expect, test } from 'vitest'
import { cleanAddress } from '../../src/read/clean-address.ts'

const FERRY = 'https://www.tribune.example/2022/ferry'

describe('one report has one address', () => {
  test.each([
    // where the reader came from
    `${FERRY}?utm_source=rss&utm_medium=feed&fbclid=abc&gclid=1&igshid=2&mc_cid=3&CMPID=share&_ga=1.2&guccounter=1`,
    `${FERRY}?at_medium=RSS&at_campaign=KARANGA`,
    `${FERRY}#comments`,
    `${FERRY}#:~:text=ferry`,
    // how it is written
    'HTTPS://WWW.Tribune.EXAMPLE:443/2022/ferry',
    'https://www.tribune.example./2022/ferry',
    'https://ana:secret@www.tribune.example/2022/ferry',
    // AMP and phones
    `${FERRY}/amp`,
    `${FERRY}.amp`,
    `${FERRY}?amp=1`,
    `${FERRY}?amp`,
    `${FERRY}?outputType=amp`,
    'https://amp.tribune.example/2022/ferry',
    'https://m.tribune.example/2022/ferry',
    'https://mobile.tribune.example/2022/ferry?amp=true',
    'https://www.google.com/amp/s/www.tribune.example/2022/ferry',
    'https://www.google.co.uk/amp/s/amp.tribune.example/2022/ferry/amp?usqp=mq331AQ',
    'https://www-tribune-example.cdn.ampproject.org/c/s/www.tribune.example/2022/ferry/amp?amp_js_v=0.1',
    'https://www-tribune-example.cdn.ampproject.org/v/s/www.tribune.example/2022/ferry?amp_gsa=1&amp_js_v=a9',
  ])('%s', (address) => {
    expect(cleanAddress(address)).toBe(FERRY)
  })

  test.each([
    ['https://tribune.example/2022/ferry/amp/', 'https://tribune.example/2022/ferry/'],
    ['https://tribune.example/ferry.amp.html', 'https://tribune.example/ferry.html'],
    ['https://en.m.wikinews.org/wiki/Ferry', 'https://en.wikinews.org/wiki/Ferry'],
    ['http://www.google.com/amp/tribune.example/a', 'http://tribune.example/a'],
    ['https://m.tribune.co.uk/a', 'https://www.tribune.co.uk/a'],
    // What stays is left as it is written.
    ['https://tribune.example/a?q=a%20b&utm_source=x&r=c+d', 'https://tribune.example/a?q=a%20b&r=c+d'],
    ['https://tribune.example/a?fbclid=1&q=%E9&amp', 'https://tribune.example/a?q=%E9'],
    ['https://tribune.example/a?utm_source=x&&', 'https://tribune.example/a?&'],
  ])('%s is %s', (address, clean) => {
    expect(cleanAddress(address)).toBe(clean)
  })

  test.each([
    // what may be another page
    'https://tribune.example/ferry?id=7&page=2&b=1&a=2',
    'https://tribune.example/ferry/',
    'https://tribune.example/amp',
    'https://tribune.example/amp/7',
    'https://tribune.example/champ',
    'https://tribune.example/guitar-amp',
    'https://tribune.example/a?output=1&amp=fender',
    'https://m.co.uk/a',
    'https://meteo.example/a',
    'https://www.google.com/amp/',
    'https://tribune.example/#!/ferry',
    'https://tribune.example/a?source=2&src=3&user_id=4',
    'http://tribune.example:8080/a',
    'https://tribune.example/a.php?cid=123',
    'https://tribune.example/a?ref=7&share=8&via=9&cmp=10&icid=11&ncid=12&rss_id=13&pk_id=14&at_id=15&ns_id=16&trk=17',
    'https://tribune.example/a?q=a%20b',
  ])('%s stays', (address) => {
    expect(cleanAddress(address)).toBe(address)
  })
})
