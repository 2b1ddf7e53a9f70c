import { Agent, type IncomingMessage, request } from 'node:http'
import { uuidv7 } from 'uuidv7'
import type { Role } from '../../shared/endpoint.ts'

export interface Answer {
  status: number
  bytes: number
  text(): string
  json<T>(): T
}

/** Somebody at work: signed in, with connections of their own, as a browser keeps them open. */
export class Client {
  readonly url: URL
  readonly person: { id: string; role: Role; teamId: string }
  readonly cookie: string
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 6 })
  /** Under which name the server is to record what it sends to the database, request by request; null: not at all. */
  record: string | null = null
  #requests = 0
  /** What a part keeps from one time to the next. */
  cursor: string | null = null

  constructor(url: URL, person: Client['person'], cookie: string) {
    this.url = url
    this.person = person
    this.cookie = cookie
  }

  get(path: string): Promise<Answer> {
    return this.send('GET', path)
  }

  /** Sends JSON (or a form's bytes) once: each write has a key of its own, as the screens give it one. */
  send(method: string, path: string, body?: unknown, type = 'application/json'): Promise<Answer> {
    const payload = body === undefined ? undefined : Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body))
    const { hostname, port } = this.url
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          hostname,
          port,
          path: `/api/v1${path}`,
          method,
          agent: this.#agent,
          headers: {
            cookie: this.cookie,
            ...(method !== 'GET' && { 'x-jinke': '1', 'idempotency-key': uuidv7() }),
            ...(payload && { 'content-type': type, 'content-length': payload.length }),
            ...(this.record && { 'x-bench-record': `${this.record}/${this.#requests++}` }),
          },
        },
        (incoming) => readAnswer(incoming).then(resolve, reject),
      )
      sent.on('error', reject)
      sent.end(payload)
    })
  }

  close(): void {
    this.#agent.destroy()
  }
}

async function readAnswer(incoming: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const bytes = chunks.reduce((sum, chunk) => sum + chunk.length, 0)
  const text = () => Buffer.concat(chunks).toString()
  return { status: incoming.statusCode ?? 0, bytes, text, json: () => JSON.parse(text()) }
}

/** What was not answered as it should have been. */
export class Unanswered extends Error {}

/** Demands an answer that is no refusal. */
export function demandOk(answer: Answer): Answer {
  if (answer.status >= 300) throw new Unanswered(`${answer.status} ${answer.text().slice(0, 300)}`)
  return answer
}

export async function signIn(url: string, person: Client['person'] & { email: string }, password: string) {
  const answer = await fetch(`${url}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: person.email, password }),
  })
  if (!answer.ok) throw new Error(`${person.email} cannot sign in: ${answer.status} ${await answer.text()}`)
  const cookie = (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
  return new Client(new URL(url), person, cookie)
}
