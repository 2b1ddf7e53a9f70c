import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

export interface Elsewhere {
  email?: string
  email_verified?: boolean
}

/** A real OpenID Connect provider on this machine, with accounts by name; any password is right. */
export interface OpenIdProvider {
  readonly issuer: string
  readonly client: { clientId: string; clientSecret: string }
  readonly accounts: Record<string, Elsewhere>
  /** How many seconds a code is good for. */
  codeSeconds: number
  /** Signs in there as a browser does, from the address where it was sent; answers where it is sent back to. */
  comeBack(address: string, account: string): Promise<URL>
  close(): Promise<void>
}

export async function openProvider(callback: string): Promise<OpenIdProvider> {
  const client = { clientId: 'jinke', clientSecret: 'a secret of the client' }
  const accounts: Record<string, Elsewhere> = {}
  const server: Server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const opened: OpenIdProvider = {
    issuer,
    client,
    accounts,
    codeSeconds: 60,
    comeBack: (address, account) => comeBack(address, account, callback),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [callback],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    cookies: { keys: ['only for tests'] },
    ttl: {
      AuthorizationCode: () => opened.codeSeconds,
      AccessToken: 600,
      IdToken: 600,
      Interaction: 600,
      Session: 600,
      Grant: 600,
    },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...accounts[id] }) }),
  })
  server.on('request', provider.callback())
  return opened
}

/** Follows the redirects over HTTP, types the name, agrees, and stops where it is sent back to Jinke. */
async function comeBack(address: string, account: string, callback: string): Promise<URL> {
  const cookies = new Map<string, string>()
  const ask = async (url: URL, form?: Record<string, string>) => {
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const given of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (given.split(';')[0] ?? '').split(/=(.*)/)
      cookies.set(name, value)
    }
    return answer
  }
  let url = new URL(address)
  let answer = await ask(url)
  while (!url.href.startsWith(callback)) {
    const to = answer.headers.get('location')
    if (to) {
      url = new URL(to, url)
      if (!url.href.startsWith(callback)) answer = await ask(url)
      continue
    }
    const page = await answer.text()
    const action = /<form[^>]* action="([^"]+)"/.exec(page)?.[1]
    if (!action) throw new Error(`the provider shows no form: ${page}`)
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? ''
    url = new URL(action, url)
    answer = await ask(url, { prompt, login: account, password: 'any' })
  }
  return url
}
