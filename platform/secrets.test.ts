import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Refusal, Refused } from '../shared/refusal.ts'
import { openApp, type TestApp } from '../testing/app.ts'
import type { Keyring } from './keyring.ts'
import { forgetOlderIn, isKey, keyIn, keyOf, seal, turnKeyIn, unseal, whyNotOpen } from './secrets.ts'

let app: TestApp
let folder: string
beforeAll(async () => {
  app = await openApp()
  folder = mkdtempSync(join(tmpdir(), 'jinke-key-'))
  chmodSync(folder, 0o755)
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await app.close()
})
beforeEach(async () => {
  await app.query('delete from secret_key')
  rmSync(join(folder, 'secret.key'), { force: true })
})

const sealed = (keyring: Keyring, plain: string, about = 'a mailbox') =>
  app.writing((work) => seal({ ...work, keyring }, plain, about))
const opened = (keyring: Keyring, text: string, about = 'a mailbox') =>
  app.writing((work) => unseal({ ...work, keyring }, text, about))
const reasonOf = (act: Promise<unknown>) =>
  act.then(
    () => 'not refused',
    (error: Refused) => (error.why as Refusal | undefined)?.kind.reason ?? 'broken',
  )

describe('secrets at rest', () => {
  test('a password is sealed with the key of the data folder, which only its owner reads, and opens again', async () => {
    const ring = keyIn(folder)
    expect(existsSync(join(folder, 'secret.key'))).toBe(false)
    const text = await sealed(ring, '密码 pass')
    expect(statSync(join(folder, 'secret.key')).mode & 0o777).toBe(0o600)
    expect(isKey(readFileSync(join(folder, 'secret.key'), 'utf8').trim())).toBe(true)
    expect(text).not.toContain('pass')
    expect(await opened(ring, text)).toBe('密码 pass')
    expect(await sealed(ring, '密码 pass')).not.toBe(text)
  })

  test('it opens nowhere else, and not once it was changed', async () => {
    const ring = keyIn(folder)
    const text = await sealed(ring, 'pass')
    expect(await reasonOf(opened(ring, text, 'another mailbox'))).toBe('broken')
    const parts = text.split('.')
    parts[3] = Buffer.from('else').toString('base64url')
    expect(await reasonOf(opened(ring, parts.join('.')))).toBe('broken')
  })

  test('two that make the key at once make one', async () => {
    const [one, other] = await Promise.all([keyIn(folder).key(true), keyIn(folder).key(true)])
    expect(one).toEqual(other)
  })

  test('a key that is gone, or another one, is told in plain words, and nothing is made anew', async () => {
    const ring = keyIn(folder)
    const text = await sealed(ring, 'pass')
    const right = readFileSync(join(folder, 'secret.key'))
    rmSync(join(folder, 'secret.key'))
    expect(await reasonOf(opened(ring, text))).toBe('secret_key_missing')
    expect(await reasonOf(sealed(ring, 'new'))).toBe('secret_key_missing')
    expect(existsSync(join(folder, 'secret.key'))).toBe(false)
    const wrong = keyOf(Buffer.alloc(32, 9).toString('base64'))
    expect(await reasonOf(opened(wrong, text))).toBe('secret_key_wrong')
    expect(await reasonOf(sealed(wrong, 'new'))).toBe('secret_key_wrong')
    writeFileSync(join(folder, 'secret.key'), 'not a key')
    expect(await reasonOf(opened(ring, text))).toBe('secret_key_wrong')
    expect(readFileSync(join(folder, 'secret.key'), 'utf8')).toBe('not a key')
    writeFileSync(join(folder, 'secret.key'), right)
    expect(await opened(ring, text)).toBe('pass')
    expect(await app.writing((work) => whyNotOpen({ ...work, keyring: ring }))).toBeNull()
  })
})

describe('another key', () => {
  test('seals from then on; the older one opens what it sealed, until it is forgotten', async () => {
    const ring = keyIn(folder)
    const before = await sealed(ring, 'before')
    await turnKeyIn(folder)
    expect(statSync(join(folder, 'secret.key')).mode & 0o777).toBe(0o600)
    const after = await sealed(ring, 'after')
    expect(after.split('.')[1]).not.toBe(before.split('.')[1])
    expect([await opened(ring, before), await opened(ring, after)]).toEqual(['before', 'after'])
    await forgetOlderIn(folder)
    expect(await opened(ring, after)).toBe('after')
    expect(await reasonOf(opened(ring, before))).toBe('secret_key_wrong')
  })

  test('in the environment stands before the older one', async () => {
    const [old, young] = [7, 8].map((fill) => Buffer.alloc(32, fill).toString('base64'))
    const before = await sealed(keyOf(`${old}`), 'before')
    const both = keyOf(`${young},${old}`)
    expect(await opened(both, before)).toBe('before')
    const after = await sealed(both, 'after')
    expect(await opened(keyOf(`${young}`), after)).toBe('after')
    expect(await reasonOf(opened(keyOf(`${old}`), after))).toBe('secret_key_wrong')
  })
})
