import type { Chance } from './make-chance.ts'

/** A case is read within a blink, or a million of them take days. Long runs are the exception. */
const MAX_SIZE = 40_000
const MAX_LONG_SIZE = 250_000

/** What breaks parsers: ends and beginnings of every markup, numbers at the edge of their type, bytes of no text. */
const PIECES = (
  '\0|\xff|\xfe\xff|\xff\xfe|\xef\xbb\xbf|\xed\xa0\x80|\xc3|\xf0\x9f\x98|\r|\n|\r\n|\r\n\r\n|\n\n\n|\t|"|""|\'|\\|\\u0000|\\ud83d|\\"|' +
  '<|>|</|/>|<!--|-->|<![CDATA[|]]>|<?xml version="1.0"?>|<!DOCTYPE a [<!ENTITY b "c">]>|&|&#0;|&#xd800;|&#xffffffff;|&b;|&amp;amp;|' +
  '<p>|</p>|<div>|</div>|<table>|<tr><td>|<ul><li>|<blockquote>|<script>|</script>|<style>|<title>|<head>|</head>|<body>|</body>|<html>|</html>|' +
  '<svg>|<template>|<a href="|<a href="http://[">|<base href="//">|<meta charset=utf-16>|<meta charset="x">|<meta http-equiv=refresh content="0;url=|' +
  '<script type="application/ld+json">|{"@graph":[|{"@type":"NewsArticle","articleBody":"|<time datetime="|<item>|</item>|<entry>|<channel>|xml:base="|xmlns:x="|' +
  '{|}|[|]|{"|":|null|1e999|{"text":"|"text":|__proto__|constructor|,|;|title,text\n|text;date\n|=?utf-8?B?|=?utf-8?q?=?=|=3D|=\r\n|--|From |From a Thu Jan  1 00:00:00 1970\n|' +
  'Content-Type: |Content-Type: multipart/mixed; boundary=""\r\n|Content-Length: |Content-Encoding: gzip\r\n|Transfer-Encoding: chunked\r\n|HTTP/1.1 200 OK\r\n|WARC/1.0\r\n|' +
  '\x1f\x8b\x08|PK\x03\x04|PK\x01\x02|PK\x05\x06|%PDF-1.7|stream\n|endstream|endobj|1 0 obj|/Length |/Kids [2 0 R]|/Parent 1 0 R|BT|ET|Tj|<<|>>|' +
  '# |## |**|_|`|[a](|](|> |* * *|---|===|By |(AP) — |MAP, March 3 —|March 32, 2019|2019-13-45T99:99:99+99:99|https://a.example/|\u201c|said.'
).split('|')
const NUMBERS =
  '0 -1 1 2 00000000000 65535 65536 2147483647 2147483648 4294967295 4294967296 9007199254740993 99999999999 1e308 0x7f NaN'.split(
    ' ',
  )
const RUNS = (
  '<|<a |<b>|<div>|</div>|<p>|<table><tr><td>|&|&amp;|&#|"|""|\'|(|[|[[|{|{"a":|[a](|!|*|**|_|`|#|> |- |\n|\r\n|\r| |\t|\u00a0|a|A |a b |1|1 |1,|,|, |;|.|. |...|' +
  'By A, |and |A. |\0|\xff|\xe2\x80|é|漢|=?|=?a?b?|=|=\n|a: b\n|From a 1:00 2000\n|--a\n|<!--|<![CDATA[|<?|\\|\\u|%|http://|@|a@|/|March 1 |1/1/|"text":|<item>|<x:|](|' +
  '\u201c|\u201d|said |Photo: |AP |WARC/1.0\r\n|0\r\n|1 0 obj |q |[(a)'
).split('|')

interface MutationOptions {
  readonly chance: Chance
  /** Other files, of any kind, of which pieces are taken. */
  readonly donors: readonly Buffer[]
}

type Mutation = (bytes: Buffer, options: MutationOptions) => Buffer

/** One to six changes, as chance has it: bytes, slices, numbers, pieces of other files. */
export function mutateBytes(bytes: Buffer, options: MutationOptions): Buffer {
  const { chance } = options
  let mutated = bytes
  for (let left = 1 + chance.below(chance.percent(30) ? 6 : 2); left > 0; left--) {
    const mutation = chance.percent(3) ? insertRun : chance.pick(MUTATIONS)
    mutated = mutation(mutated, options)
  }
  return mutated.length > MAX_LONG_SIZE ? mutated.subarray(0, MAX_LONG_SIZE) : mutated
}

const MUTATIONS: readonly Mutation[] = [
  flipBits,
  setBytes,
  cutSlice,
  cutEnd,
  cutStart,
  doubleSlice,
  moveSlice,
  splicePiece,
  changeNumber,
  changeNumber,
  writeInteger,
  insertPiece,
  insertPiece,
  insertPiece,
  replaceEvery,
  moveLine,
  dropMark,
  nestElement,
]

function flipBits(bytes: Buffer, { chance }: MutationOptions): Buffer {
  const changed = Buffer.from(bytes)
  for (let left = 1 + chance.below(4); left > 0 && changed.length > 0; left--) {
    const at = chance.below(changed.length)
    changed[at] = changed[at]! ^ (1 << chance.below(8))
  }
  return changed
}

function setBytes(bytes: Buffer, { chance }: MutationOptions): Buffer {
  const changed = Buffer.from(bytes)
  const start = chance.below(changed.length + 1)
  const end = start + 1 + chance.below(8)
  for (let at = start; at < end && at < changed.length; at++) changed[at] = chance.below(256)
  return changed
}

/** Slices are short as a rule; some are as long as the file. */
function pickSlice(bytes: Buffer, chance: Chance): { readonly from: number; readonly to: number } {
  const from = chance.below(bytes.length + 1)
  const most = chance.percent(80) ? Math.min(200, bytes.length - from) : bytes.length - from
  return { from, to: from + chance.below(most + 1) }
}

function cutSlice(bytes: Buffer, { chance }: MutationOptions): Buffer {
  const { from, to } = pickSlice(bytes, chance)
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)])
}

function cutEnd(bytes: Buffer, { chance }: MutationOptions): Buffer {
  return bytes.subarray(0, chance.below(bytes.length + 1))
}

function cutStart(bytes: Buffer, { chance }: MutationOptions): Buffer {
  return bytes.subarray(chance.below(Math.min(bytes.length, 300) + 1))
}

function doubleSlice(bytes: Buffer, { chance }: MutationOptions): Buffer {
  const { from, to } = pickSlice(bytes, chance)
  const times = Math.min(1 + chance.below(chance.percent(10) ? 300 : 3), MAX_SIZE / Math.max(1, to - from))
  const copies = Array<Buffer>(Math.max(1, Math.floor(times))).fill(bytes.subarray(from, to))
  return Buffer.concat([bytes.subarray(0, to), ...copies, bytes.subarray(to)])
}

function moveSlice(bytes: Buffer, { chance }: MutationOptions): Buffer {
  const { from, to } = pickSlice(bytes, chance)
  const rest = Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)])
  return insert(rest, bytes.subarray(from, to), chance.below(rest.length + 1))
}

function splicePiece(bytes: Buffer, { chance, donors }: MutationOptions): Buffer {
  if (donors.length === 0) return bytes
  const donor = chance.pick(donors)
  const { from, to } = pickSlice(donor, chance)
  const piece = donor.subarray(from, Math.min(to, from + 3000))
  const at = chance.below(bytes.length + 1)
  if (chance.percent(50)) return insert(bytes, piece, at)
  return Buffer.concat([bytes.subarray(0, at), piece])
}

/** Lengths, counts, days and numbers of objects: whatever is written in digits. */
function changeNumber(bytes: Buffer, { chance }: MutationOptions): Buffer {
  const text = bytes.toString('latin1')
  const found = [...text.matchAll(/\d+/g)]
  if (found.length === 0) return bytes
  const { index, 0: digits } = chance.pick(found)
  const near = String(Number(digits) + chance.below(5) - 2)
  const number = chance.percent(40) ? near : chance.pick(NUMBERS)
  return Buffer.from(text.slice(0, index) + number + text.slice(index + digits.length), 'latin1')
}

/** Lengths and counts of packed files stand in two or four bytes. */
function writeInteger(bytes: Buffer, { chance }: MutationOptions): Buffer {
  if (bytes.length < 4) return bytes
  const changed = Buffer.from(bytes)
  const at = chance.below(bytes.length - 3)
  const number = chance.pick([0, 1, 2, 0x7fff, 0xffff, 0x10000, 0x7fffffff, 0xffffffff, bytes.length])
  if (chance.percent(50)) changed.writeUInt32LE(number, at)
  else changed.writeUInt16LE(number & 0xffff, at)
  return changed
}

function insertPiece(bytes: Buffer, { chance }: MutationOptions): Buffer {
  const at = chance.below(bytes.length + 1)
  return insert(bytes, encode(chance.pick(PIECES)), at)
}

/** Mostly thousands of bytes; now and then so many that whatever takes time by the square of a length is seen. */
function insertRun(bytes: Buffer, { chance }: MutationOptions): Buffer {
  const unit = encode(chance.pick(RUNS) + (chance.percent(20) ? chance.pick(RUNS) : ''))
  const size = chance.percent(4) ? MAX_LONG_SIZE - 50_000 : chance.percent(30) ? 20_000 : 2000
  const run = Buffer.alloc(Math.floor(size / unit.length) * unit.length, unit)
  return insert(bytes, run, chance.below(bytes.length + 1))
}

function replaceEvery(bytes: Buffer, { chance }: MutationOptions): Buffer {
  if (bytes.length === 0) return bytes
  const old = bytes[chance.below(bytes.length)]!
  const piece = chance.percent(50) ? encode(chance.pick(PIECES)) : Buffer.from([chance.below(256)])
  const changed = bytes
    .toString('latin1')
    .replaceAll(String.fromCharCode(old), () => piece.toString('latin1'))
  return Buffer.from(changed.slice(0, MAX_SIZE), 'latin1')
}

function moveLine(bytes: Buffer, { chance }: MutationOptions): Buffer {
  const lines = bytes.toString('latin1').split('\n')
  const [line] = lines.splice(chance.below(lines.length), 1)
  lines.splice(chance.below(lines.length + 1), 0, line!)
  return Buffer.from(lines.join('\n'), 'latin1')
}

/** A tag, quotation mark or bracket that is missing. */
function dropMark(bytes: Buffer, { chance }: MutationOptions): Buffer {
  const text = bytes.toString('latin1')
  const found = [...text.matchAll(/<\/?[a-z][\w:]*>?|["'>{}[\]()]|\r?\n/gi)]
  if (found.length === 0) return bytes
  const { index, 0: mark } = chance.pick(found)
  return Buffer.from(text.slice(0, index) + text.slice(index + mark.length), 'latin1')
}

/** One of the file's own elements in itself, closed as often as it is opened. */
function nestElement(bytes: Buffer, { chance }: MutationOptions): Buffer {
  const text = bytes.toString('latin1')
  const found = [...text.matchAll(/<([a-z][\w:]*)[^<>]*>/gi)]
  if (found.length === 0) return bytes
  const { index, 0: tag, 1: name } = chance.pick(found)
  const depth = Math.min(1 + chance.below(chance.percent(5) ? 3000 : 20), Math.ceil(MAX_SIZE / tag.length))
  const nested = `${tag.repeat(depth)}Nested words.${`</${name}>`.repeat(depth)}`
  return insert(bytes, Buffer.from(nested, 'latin1'), index)
}

function insert(bytes: Buffer, piece: Buffer, at: number): Buffer {
  return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)])
}

/** Characters above 255 stand for themselves in UTF-8, the others for bytes. */
function encode(piece: string): Buffer {
  return Buffer.from(piece, /[^\0-\xff]/.test(piece) ? 'utf8' : 'latin1')
}
