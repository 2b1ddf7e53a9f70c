import { createHash } from 'node:crypto'
import type { Refusal } from '../../shared/refusal.ts'
import { COMMON_PASSWORDS } from './commonPasswords.ts'
import { weakPassword } from './refusals.ts'

const SHORTEST_PASSWORD = 8
const DIGEST = 4

/** What every guesser of ours tries, whatever the company. */
const OURS = ['jinke', '近客']

/**
 * G4: why a password is not taken; null where it is. Its length and how well known it is decide, not of which kinds of
 * characters it is made. `words` are what it must not be, with or without digits and marks around: the person's name and
 * logins, the company's name.
 */
export function whyWeak(password: string, words: readonly (string | null | undefined)[]): Refusal | null {
  const plain = password.normalize('NFKC').toLowerCase()
  if ([...plain].length < SHORTEST_PASSWORD || isCommon(plain)) return weakPassword()
  const bare = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  const own = [...OURS, ...words.flatMap(spellings)]
  return own.includes(plain) || own.includes(bare) ? weakPassword() : null
}

const spellings = (word: string | null | undefined): string[] =>
  word ? [word, word.split('@')[0] ?? '', word.replace(/\s/g, '')].map((spelt) => spelt.toLowerCase()) : []

let digests: Set<number> | undefined

function isCommon(plain: string): boolean {
  if (/^(.)\1*$/u.test(plain)) return true
  digests ??= readDigests(Buffer.from(COMMON_PASSWORDS, 'base64'))
  return digests.has(createHash('sha256').update(plain).digest().readUInt32BE(0))
}

const readDigests = (bytes: Buffer): Set<number> =>
  new Set(Array.from({ length: bytes.length / DIGEST }, (_, n) => bytes.readUInt32BE(n * DIGEST)))
