import type { CallOf, ReplyOf } from '../../../shared/endpoint.ts'
import type { addMailAccount } from '../contract.ts'
import { type ProviderKey, providerOf, serversOf } from '../rules/providers.ts'

export type Account = ReplyOf<typeof addMailAccount>
export type AccountKind = Account['kind']
type Body = CallOf<typeof addMailAccount>['body']
type Server = NonNullable<Body['smtp']>

export interface ServerDraft {
  host: string
  port: string
  security: 'tls' | 'starttls' | 'plain'
  user: string
  anyCertificate: boolean
}

/** A mailbox as it is being connected or changed. */
export interface AccountDraft {
  address: string
  name: string
  provider: ProviderKey
  password: string
  imap: ServerDraft
  smtp: ServerDraft
  receives: boolean
  readerIds: string[]
  perHour: string
  since: string
  plus: boolean
}

const FRESH: ServerDraft = { host: '', port: '', security: 'tls', user: '', anyCertificate: false }

export function draftOfAccount(kind: AccountKind, of?: Account): AccountDraft {
  return {
    address: of?.address ?? '',
    name: of?.name ?? '',
    provider: of ? 'other' : 'exmail',
    password: '',
    imap: serverDraft(of?.imap) ?? { ...FRESH, port: '993' },
    smtp: serverDraft(of?.smtp) ?? { ...FRESH, port: '465' },
    receives: of ? of.imap !== null : kind !== 'company',
    readerIds: of?.readerIds ?? [],
    perHour: String(of?.perHour ?? 200),
    since: of?.since ?? '',
    plus: of?.plus ?? false,
  }
}

const serverDraft = (server: Account['smtp'] | undefined): ServerDraft | null =>
  server ? { ...server, port: String(server.port) } : null

/** The address was typed or the provider chosen: the servers follow, and the user is mostly the address. */
export function follow(draft: AccountDraft, change: Partial<Pick<AccountDraft, 'address' | 'provider'>>): AccountDraft {
  const address = change.address ?? draft.address
  const told = providerOf(address)
  const provider = change.provider ?? (told === 'other' ? draft.provider : told)
  const { imap, smtp } = serversOf(provider, address)
  const server = (place: typeof imap, before: ServerDraft): ServerDraft => ({
    ...before,
    host: place.host,
    port: String(place.port),
    security: place.security,
    user: address,
  })
  return { ...draft, address, provider, imap: server(imap, draft.imap), smtp: server(smtp, draft.smtp) }
}

const serverOf = (draft: ServerDraft, password: string): Server => ({
  host: draft.host.trim(),
  port: Number(draft.port) || 0,
  security: draft.security,
  user: draft.user.trim(),
  anyCertificate: draft.anyCertificate,
  ...(password !== '' && { password }),
})

/** What is tried: as it was typed. */
export const partsOf = (draft: AccountDraft): { imap: Server | null; smtp: Server } => ({
  imap: draft.receives ? serverOf(draft.imap, draft.password) : null,
  smtp: serverOf(draft.smtp, draft.password),
})

export const bodyOf = (kind: AccountKind, draft: AccountDraft): Body => ({
  kind,
  address: draft.address.trim(),
  name: draft.name,
  ...partsOf(draft),
  readerIds: draft.readerIds,
  perHour: Number(draft.perHour) || 200,
  plus: draft.plus,
  ...(draft.since && { since: draft.since }),
})
