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

/** Posts to an endpoint as a browser does, and goes on as whom it signed in. */
export async function browse(app: Pick<TestApp, 'url'>, path: string, body: unknown): Promise<Browser> {
  const response = await fetch(`${app.url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': 'en' },
    body: JSON.stringify(body),
  })
  const [value, ...attributes] = (response.headers.get('set-cookie') ?? '').split(/;\s*/)
  const cookie = value || null
  return {
    cookie,
    attributes: attributes.map((a) => a.toLowerCase()),
    status: response.status,
    headers: response.headers,
    body: await response.json(),
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
