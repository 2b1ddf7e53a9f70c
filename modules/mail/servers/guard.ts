import { isTrusted, type Reached, reach, type Service } from '../../../platform/outside.ts'
import { Refused } from '../../../shared/refusal.ts'
import type { Settings } from '../../../shared/setting.ts'
import { plainOutside } from '../refusals.ts'
import { type Problem, problem } from '../rules/problems.ts'
import type { Server } from './shapes.ts'

/** Where to connect for a server, vetted. Without encryption, or with any certificate, only on the own network. */
export async function reachServer(settings: Settings, server: Server, service: Service): Promise<Reached> {
  const bare = server.security === 'plain' || server.anyCertificate
  if (bare && !isTrusted(settings, server.host)) throw new Refused(plainOutside({ host: server.host }))
  return reach(settings, { host: server.host, port: server.port, service })
}

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET_ISSUER)|ALTNAME|DEPTH_ZERO/i
const NO_TLS = /EPROTO|ETLS|wrong version number|ssl3_|STARTTLS/i
const SILENT = /ETIMEDOUT|ESOCKETTIMEDOUT|EHOSTUNREACH|ENETUNREACH|timeout|ConnectionTimeout|GreetingTimeout/i
const LOGIN = /EAUTH|AUTHENTICATIONFAILED|ENOAUTH/i

/** What went wrong with a server, so that it can be said in words. */
export function problemOf(error: unknown, server: Pick<Server, 'host'>): Problem {
  if (error instanceof Refused) {
    const { reason } = error.why.kind
    if (reason === 'unknown_host') return problem('name', server.host)
    return reason.startsWith('secret_key') ? problem('key') : problem('inner', server.host)
  }
  const { code = '', message = '', ...more } = error as { code?: string; message?: string }
  const { authenticationFailed, serverResponseCode } = more as {
    authenticationFailed?: boolean
    serverResponseCode?: string
  }
  const said = `${code} ${serverResponseCode ?? ''} ${message}`
  if (authenticationFailed || LOGIN.test(said)) return problem('login')
  if (CERTIFICATE.test(said)) return problem('certificate', server.host)
  if (NO_TLS.test(said)) return problem('encryption', server.host)
  if (/ENOTFOUND|EAI_AGAIN|EDNS/.test(said)) return problem('name', server.host)
  if (/ECONNREFUSED/.test(said)) return problem('closed', server.host)
  return SILENT.test(said) ? problem('silent', server.host) : problem('broken', server.host)
}
