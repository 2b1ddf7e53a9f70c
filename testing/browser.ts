import { hashPassword } from '../modules/people/password.ts'
import type { TestApp } from './app.ts'

export interface Browser {
  /** What the browser keeps: the cookie that the server gave, if any. */
  readonly cookie: string | null
  /** Attributes of that cookie as they were sent, in lower case. */
  readonly attributes: readonly string[]
  readonly status: number
  readonly headers: Headers
  readonly body: Record<string, unknown>
  /** A request from a page of Jinke, with the cookie and the page's header. */
  fetch(path: string, init?: RequestInit): Promise<Response>
}

/** Posts to an endpoint as a browser does, with the cookie that it had before, and goes on as whom it signed in. */
export async function browse(
  app: Pick<TestApp, 'url'>,
  path: string,
  body: unknown,
  before?: Browser,
  headers: Record<string, string> = {},
): Promise<Browser> {
  const response = await fetch(`${app.url}/api/v1${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'accept-language': 'en',
      ...(before?.cookie ? { cookie: before.cookie, 'x-jinke': '1' } : {}),
      ...headers,
    },
    body: JSON.stringify(body),
  })
  // Of several cookies the one that is given; the others are taken back.
  const given = response.headers.getSetCookie().find((cookie) => !/^[^=]+=;/.test(cookie)) ?? ''
  const [value, ...attributes] = given.split(/;\s*/)
  const cookie = value || null
  return {
    cookie,
    attributes: attributes.map((a) => a.toLowerCase()),
    status: response.status,
    headers: response.headers,
    body: response.status === 204 ? {} : await response.json(),
    fetch: (path, init) =>
      fetch(`${app.url}/api/v1${path}`, {
        ...init,
        headers: {
          cookie: cookie ?? '',
          'x-jinke': '1',
          'accept-language': 'en',
          ...(init?.body ? { 'content-type': 'application/json' } : {}),
          ...init?.headers,
        },
      }),
  }
}

export const signIn = (app: Pick<TestApp, 'url'>, login: string, password: string): Promise<Browser> =>
  browse(app, '/sessions', { login, password })

/** As if the person had chosen the password that an admin gave, as one must at the first sign-in. */
export const keepPassword = (app: Pick<TestApp, 'query'>, id: string): Promise<unknown> =>
  app.query('update person set must_change_password = false where id = $1', [id])

/** Gives a person a password and nothing else, as if it had been chosen long ago. */
export const givePassword = async (app: Pick<TestApp, 'query'>, id: string, password: string): Promise<unknown> =>
  app.query('update person set password_hash = $2, must_change_password = false where id = $1', [
    id,
    await hashPassword(password),
  ])

/** Goes on with a sign-in that has begun. */
export const goOn = (app: Pick<TestApp, 'url'>, begun: Browser, path: string, body: unknown): Promise<Browser> =>
  browse(app, path, body, begun)
