import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

// A passkey as a device keeps one: ES256, no attestation.

const PRESENT = 1
const VERIFIED = 4
const ATTESTED = 64

interface Asked {
  readonly challenge: string
  /** Where the browser is. */
  readonly origin: string
  /** Whether the device has verified its owner, by a finger or a code. */
  readonly verified?: boolean
}

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest()
const base64url = (data: Buffer | string): string => Buffer.from(data).toString('base64url')

export class Authenticator {
  readonly #id = randomBytes(32)
  readonly #keys: { publicKey: KeyObject; privateKey: KeyObject } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  counter = 0

  /** What a browser sends to have it registered. */
  register(asked: Asked) {
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' })
    const length = Buffer.alloc(2)
    length.writeUInt16BE(this.#id.length)
    // CBOR: { 1: 2, 3: -7, -1: 1, -2: x, -3: y }
    const key = [
      Buffer.from('a5010203262001215820', 'hex'),
      Buffer.from(x, 'base64url'),
      Buffer.from('225820', 'hex'),
      Buffer.from(y, 'base64url'),
    ]
    const data = Buffer.concat([this.#data(asked, ATTESTED), Buffer.alloc(16), length, this.#id, ...key])
    // CBOR: { fmt: 'none', attStmt: {}, authData: … }
    const attestation = Buffer.concat([
      Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746158', 'hex'),
      Buffer.from([data.length]),
      data,
    ])
    return this.#answer({ clientDataJSON: client('webauthn.create', asked), attestationObject: base64url(attestation) })
  }

  /** What a browser sends as the proof that the device is there. */
  signIn(asked: Asked) {
    const data = this.#data(asked, 0)
    const told = client('webauthn.get', asked)
    const signature = sign(
      'sha256',
      Buffer.concat([data, sha256(Buffer.from(told, 'base64url'))]),
      this.#keys.privateKey,
    )
    return this.#answer({ clientDataJSON: told, authenticatorData: base64url(data), signature: base64url(signature) })
  }

  #data({ origin, verified = true }: Asked, more: number): Buffer {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(++this.counter)
    const flags = PRESENT | (verified ? VERIFIED : 0) | more
    return Buffer.concat([sha256(new URL(origin).hostname), Buffer.from([flags]), counter])
  }

  #answer(response: Record<string, string>) {
    const id = base64url(this.#id)
    return { id, rawId: id, type: 'public-key', response, clientExtensionResults: {} }
  }
}

const client = (type: string, { challenge, origin }: Asked): string =>
  base64url(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
