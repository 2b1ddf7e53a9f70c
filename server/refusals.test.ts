import { describe, expect, test } from 'vitest'
import { openApi, refusalsOf } from '../platform/http/openapi.ts'
import { placeOf } from '../platform/http/place.ts'
import type { Endpoint } from '../shared/endpoint.ts'
import { type Operation, operationsOf } from '../testing/fuzz/requests.ts'
import type { Schema } from '../testing/fuzz/values.ts'
import { routes } from './web.ts'

// Bad input names its field: every refusal of what was asked says which field it is about, and the edge finds where that stands.

/** What names no field, since none is to be mended: why. */
const NAMES_NONE: Readonly<Record<string, readonly string[]>> = {
  'it is about the request as a whole': ['unreadable_body', 'too_large', 'wrong_media_type', 'too_broad'],
  'its faults name their fields, its place is known to the edge': ['invalid_input', 'idempotency_key_reused'],
  'the customer stands so that it may not rest': [
    'too_few_touches',
    'open_need',
    'unpaid_order',
    'open_complaint',
    'tier_never_suspended',
  ],
  'one has taken or holds as many as one may': [
    'claim_limit',
    'holding_cap',
    'cooling_off',
    'checklist_full',
    'too_many_calendar_accounts',
  ],
  'the record lacks what the step needs': [
    'diagnosis_missing',
    'approval_needed',
    'not_delivered',
    'not_paid',
    'greeting_lacks',
    'steps_left',
    'no_owner_yet',
    'no_score',
    'no_mailbox',
    'no_mail_sender',
  ],
  'the record is past it': ['quote_expired', 'not_reversible'],
  'another server said so, or the page stands at another address': [
    'elsewhere_refused',
    'elsewhere_unknown',
    'no_passkeys_here',
  ],
}

const BAD_INPUT = [400, 413, 415, 422]
const endpoints = routes.map(({ endpoint }) => endpoint)
const told = endpoints.flatMap((endpoint) => refusalsOf(endpoint).map((kind) => ({ endpoint, kind })))

describe('the catalogue of refusals', () => {
  test('bad input names a field, or stands among the few that have none to name', () => {
    const bad = told.filter(({ kind }) => BAD_INPUT.includes(kind.status) && kind.fields.length === 0)
    expect([...new Set(bad.map(({ kind }) => kind.reason))].toSorted()).toEqual(
      Object.values(NAMES_NONE).flat().toSorted(),
    )
  })

  test('a field that a refusal names is one of an endpoint that may refuse so', () => {
    const document = openApi(endpoints, '0') as unknown as {
      paths: Record<string, Record<string, unknown>>
      components: { schemas: Record<string, Schema> }
    }
    const operations = new Map(operationsOf(document).map((operation) => [operation.operationId, operation]))
    const has = ({ id }: Endpoint, name: string): boolean => {
      const { parameters, requestBody = null } = operations.get(id) as Operation
      const written = JSON.stringify(requestBody, (_key, value) =>
        value?.$ref ? document.components.schemas[value.$ref.split('/').at(-1)] : value,
      )
      return parameters.some((p) => p.name === name) || written.includes(`"${name}":`)
    }
    const misnamed = [...new Set(told.map(({ kind }) => kind))].flatMap((kind) =>
      kind.fields
        .filter((name) => !told.some((each) => each.kind === kind && has(each.endpoint, name)))
        .map((name) => `${kind.reason}: ${name}`),
    )
    expect(misnamed).toEqual([])
  })
})

describe('where a refusal finds its field', () => {
  const endpoint = (id: string) => endpoints.find((each) => each.id === id) as Endpoint
  const asked = (id: string, { params = {}, query = {}, body }: { params?: object; query?: object; body?: unknown }) =>
    ({ routeOptions: { config: { endpoint: endpoint(id) } }, params, query, body }) as never

  test.each([
    ['in the body', ['contactId'], 'openNeed', { body: { deciderId: 'a', contactId: 'b' } }, 'body.contactId'],
    ['in the query', ['to'], 'listAbsences', { query: { from: 'a', to: 'b' } }, 'query.to'],
    ['in the address', ['contactId'], 'changeContact', { params: { id: 'a', contactId: 'b' } }, 'params.contactId'],
    ['nested', ['dueOn'], 'recordHeld', { body: { promises: [{ what: 'a', dueOn: 'b' }] } }, 'body.promises.0.dueOn'],
    [
      'nowhere surely, where several of a list have it: the list',
      ['dueOn'],
      'recordHeld',
      { body: { promises: [{ dueOn: 'a' }, { dueOn: 'b' }] } },
      'body.promises',
    ],
    ['where it would stand, had it been sent', ['password'], 'addPerson', { body: { name: 'a' } }, 'body.password'],
    [
      'as the endpoint calls it',
      ['newPassword', 'password'],
      'addPerson',
      { body: { password: 'a' } },
      'body.password',
    ],
    ['nowhere, where the endpoint has no such field', ['startsAt'], 'keepAppointment', { body: {} }, undefined],
    ['nowhere, where what came is no object', ['name'], 'revokeKey', { body: 'name' }, undefined],
    ['never in what an object only inherits', ['constructor'], 'addPerson', { body: {} }, undefined],
  ])('%s', (_where, names, id, sent, place) => {
    expect(placeOf(names, asked(id, sent))).toBe(place)
  })
})
