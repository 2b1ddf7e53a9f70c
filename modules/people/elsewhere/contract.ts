import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { ById, Id, Instant } from '../../../shared/page.ts'
import * as outside from '../../../shared/refusals.outside.ts'
import { notFound } from '../../../shared/refusals.ts'
import { EnteredReply } from '../factors/contract.ts'
import { attemptOver, onlyInBrowser } from '../factors/refusals.ts'
import { proveAgain } from '../refusals.ts'
import * as refused from './refusals.ts'

const tag = 'people'

/** Why a provider cannot be reached. */
const reaching = [
  outside.innerHost,
  outside.oddPort,
  outside.unknownHost,
  outside.tooManyRedirects,
  outside.answerTooLarge,
  outside.answerTooLate,
  outside.secretKeyMissing,
  outside.secretKeyWrong,
  refused.providerUnusable,
]

export const ProviderReply = z
  .object({ issuer: z.string(), clientId: z.string(), label: z.string() })
  .meta({ id: 'SignInProvider' })

const Shown = z.object({
  provider: ProviderReply.nullable(),
  callback: z.string().nullable().describe('The address to be registered with the provider'),
})

export const showProvider = endpoint({
  id: 'showSignInProvider',
  method: 'GET',
  path: '/sign-in-provider',
  tag,
  summary: 'G4: where else the company’s people sign in (OpenID Connect); its secret is never told',
  roles: ['admin'],
  reply: Shown,
})

export const setProvider = endpoint({
  id: 'setSignInProvider',
  method: 'PUT',
  path: '/sign-in-provider',
  tag,
  summary: 'G4: let people sign in elsewhere. The provider is asked whether it is one before anything is kept',
  roles: ['admin'],
  body: z.strictObject({
    issuer: z
      .url({ protocol: /^https?$/ })
      .max(300)
      .describe('http only for servers named in company.inner_hosts'),
    clientId: z.string().trim().min(1).max(300),
    clientSecret: z.string().min(1).max(1000).optional().describe('The kept one where left out'),
    label: z.string().trim().min(1).max(40).describe('What the button is called'),
  }),
  reply: Shown,
  refusals: [onlyInBrowser, proveAgain, refused.clientSecretNeeded, ...reaching],
})

export const removeProvider = endpoint({
  id: 'removeSignInProvider',
  method: 'DELETE',
  path: '/sign-in-provider',
  tag,
  summary: 'G4: no longer let people sign in elsewhere; whose accounts were whose stays known',
  roles: ['admin'],
  status: 204,
  refusals: [onlyInBrowser, proveAgain, notFound],
})

export const startElsewhere = endpoint({
  id: 'startElsewhere',
  method: 'POST',
  path: '/sessions/elsewhere',
  tag,
  summary:
    'G4: begin to sign in elsewhere: the address to which the browser goes (code flow with PKCE, state and nonce)',
  open: true,
  reply: z.object({ address: z.string() }),
  refusals: [refused.noProvider, ...reaching],
})

export const enterElsewhere = endpoint({
  id: 'enterElsewhere',
  method: 'POST',
  path: '/sessions/elsewhere/answer',
  tag,
  summary:
    'G4: sign in with what the provider sent back. Who has a second factor here is asked for it as after a password',
  open: true,
  status: 201,
  body: z.strictObject({ query: z.string().max(8000).describe('The query with which the browser came back') }),
  reply: EnteredReply,
  refusals: [
    attemptOver,
    refused.noProvider,
    refused.elsewhereRefused,
    refused.elsewhereUnknown,
    refused.elsewhereTaken,
    ...reaching,
  ],
})

export const listIdentities = endpoint({
  id: 'listIdentities',
  method: 'GET',
  path: '/me/identities',
  tag,
  summary: 'G4: one’s own accounts elsewhere, with which one has signed in',
  reply: z.object({
    items: z.array(z.object({ id: Id, issuer: z.string(), linkedAt: Instant, usedAt: Instant })),
  }),
})

export const unlinkIdentity = endpoint({
  id: 'unlinkIdentity',
  method: 'DELETE',
  path: '/me/identities/{id}',
  tag,
  summary: 'G4: unlink an account elsewhere; a sign-in with it links it anew where its verified e-mail fits',
  params: ById,
  status: 204,
  refusals: [notFound, onlyInBrowser, proveAgain],
})
