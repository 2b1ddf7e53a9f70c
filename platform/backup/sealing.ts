import { Readable } from 'node:stream'
import type { ReadableStream as WebStream } from 'node:stream/web'

/** For whom a backup is encrypted: those who know a passphrase, or those who hold the keys of the recipients (age1…). */
export type Sealing = { readonly passphrase: string } | { readonly recipients: readonly string[] }

/** What opens an encrypted backup: a passphrase, or keys (AGE-SECRET-KEY-1…). */
export type Opening = { readonly passphrase: string } | { readonly identities: readonly string[] }

// Loading it takes a tenth of a second, which few commands need.
const age = () => import('age-encryption')

export const AGE = 'age-encryption.org/'

export async function* sealed(plain: AsyncIterable<Buffer>, sealing: Sealing): AsyncGenerator<Buffer> {
  const { Encrypter } = await age()
  const encrypter = new Encrypter()
  if ('passphrase' in sealing) encrypter.setPassphrase(sealing.passphrase)
  else for (const recipient of sealing.recipients) encrypter.addRecipient(recipient)
  yield* flowing((stream) => encrypter.encrypt(stream), plain)
}

export async function* opened(secret: AsyncIterable<Buffer>, opening: Opening): AsyncGenerator<Buffer> {
  const { Decrypter } = await age()
  const decrypter = new Decrypter()
  if ('passphrase' in opening) decrypter.addPassphrase(opening.passphrase)
  else for (const identity of opening.identities) decrypter.addIdentity(identity)
  yield* flowing((stream) => decrypter.decrypt(stream), secret)
}

async function* flowing(
  through: (stream: ReadableStream<Uint8Array>) => Promise<ReadableStream<Uint8Array>>,
  bytes: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  const entering = Readable.toWeb(Readable.from(bytes, { objectMode: false })) as ReadableStream<Uint8Array>
  const leaving = (await through(entering)) as unknown as WebStream<Uint8Array>
  for await (const chunk of leaving) yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
}

/** Whether backups can be encrypted for it. */
export async function isRecipient(text: string): Promise<boolean> {
  const { Encrypter } = await age()
  try {
    new Encrypter().addRecipient(text)
    return true
  } catch {
    return false
  }
}

/** A new key, and for whom to encrypt so that it opens. */
export async function newIdentity(): Promise<{ identity: string; recipient: string }> {
  const { generateX25519Identity, identityToRecipient } = await age()
  const identity = await generateX25519Identity()
  return { identity, recipient: await identityToRecipient(identity) }
}
