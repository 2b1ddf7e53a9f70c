import { isIP } from 'node:net'
import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { Settings } from '../../../shared/setting.ts'
import { type Problem, problem } from '../rules/problems.ts'
import { problemOf, reachServer } from './guard.ts'
import type { ServerWithPassword } from './shapes.ts'

const CONNECT_MS = 20_000
const SILENCE_MS = 60_000
/** What is kept back until it is written down that the mail goes now. */
const LAST_BYTES = 64

export type Envelope = { from: string; to: string[] }

/** What became of one try. */
export type Outcome =
  | { state: 'sent'; refused: string[] }
  /** Surely not taken: `again` where it may be tried once more. */
  | { state: 'refused'; again: boolean; problem: Problem; noSuchAddress: string[] }
  /** Handed over whole, and the server said nothing. */
  | { state: 'unsure' }

/** Connects, encrypts and signs in, for `act`. */
async function withServer<T>(
  settings: Settings,
  server: ServerWithPassword,
  act: (connection: SMTPConnection) => Promise<T>,
): Promise<T> {
  const { address, host, port } = await reachServer(settings, server, 'smtp')
  const connection = new SMTPConnection({
    host: address,
    port,
    secure: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'plain',
    tls: { ...(isIP(host) ? {} : { servername: host }), rejectUnauthorized: !server.anyCertificate },
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
  })
  try {
    return await new Promise<T>((resolve, reject) => {
      connection.once('error', reject)
      connection.connect((error) => {
        if (error) return reject(error)
        const go = () => act(connection).then(resolve, reject)
        if (server.user === '') return void go()
        connection.login({ credentials: { user: server.user, pass: server.password } }, (wrong) =>
          wrong ? reject(wrong) : void go(),
        )
      })
    })
  } finally {
    connection.close()
  }
}

/** Connects, encrypts and signs in; throws where that fails. */
export const checkSending = (settings: Settings, server: ServerWithPassword): Promise<void> =>
  withServer(settings, server, async () => undefined)

/** What `handing` threw: no fault of the server's. */
class NotHanded extends Error {}

/**
 * Sends a mail once. Its last bytes leave only after `handing` has been kept: whatever breaks before surely did not
 * arrive, and whatever breaks after may have. Throws what `handing` throws, and then nothing was handed over.
 */
export async function sendOnce(
  settings: Settings,
  server: ServerWithPassword,
  envelope: Envelope,
  source: Buffer,
  handing: () => Promise<void>,
): Promise<Outcome> {
  let handed = false
  async function* inTwo() {
    yield source.subarray(0, -LAST_BYTES)
    await handing().catch((error: Error) => {
      throw new NotHanded(error.message, { cause: error })
    })
    handed = true
    yield source.subarray(-LAST_BYTES)
  }
  try {
    const { rejected } = await withServer(
      settings,
      server,
      (connection) =>
        new Promise<SMTPConnection.SentMessageInfo>((resolve, reject) => {
          // Read only once the server has said to go on; a library that reads ahead would hand over too early.
          connection.send(envelope, Readable.from(inTwo(), { objectMode: false, highWaterMark: 1 }), (error, info) =>
            error ? reject(error) : resolve(info),
          )
        }),
    )
    return { state: 'sent', refused: [...rejected] }
  } catch (error) {
    if (error instanceof NotHanded) throw error.cause
    const { responseCode, response = '', code, rejected, rejectedErrors } = error as SmtpError
    if (handed && responseCode === undefined) return { state: 'unsure' }
    return {
      state: 'refused',
      again: responseCode === undefined ? code !== 'EAUTH' : responseCode < 500,
      problem: problemOfTry({ responseCode, response, code }, error, server, envelope),
      noSuchAddress: (rejectedErrors ?? [])
        .filter(
          (each) =>
            (each.responseCode ?? 0) >= 550 && /5\.1\.[0-3]|user|recipient|mailbox|不存在/i.test(each.response ?? ''),
        )
        .map((each, n) => each.recipient ?? rejected?.[n] ?? ''),
    }
  }
}

interface SmtpError {
  code?: string
  responseCode?: number
  response?: string
  rejected?: string[]
  rejectedErrors?: (SmtpError & { recipient?: string })[]
}

function problemOfTry(
  { responseCode, response = '', code }: SmtpError,
  error: unknown,
  server: ServerWithPassword,
  { from }: Envelope,
): Problem {
  if (code === 'EAUTH') return problem('login')
  if (responseCode === undefined) return problemOf(error, server)
  if (responseCode < 500) return problem('later', response)
  if (responseCode === 552) return problem('large')
  if (/MAIL FROM|sender|发件人|from address/i.test(`${(error as { command?: string }).command} ${response}`))
    return problem('sender', from)
  return code === 'EENVELOPE' ? problem('recipient') : problem('content', response)
}
