import { expect, test } from 'vitest'
import { lean } from './leanContracts.ts'

test('an endpoint keeps how it is called, and goes where nobody calls it', () => {
  const code = `const tag = 'touches'
export const Reply = z.object({ id: Id }).meta({ id: 'Touch' })
export const paging = { limit: z.int() }
export const logTouch = endpoint({ id: 'logTouch', method: 'POST', path: '/touches', tag, summary: 'x', body: Reply, reply: Reply, refusals: [a] })
export const perDay = setting({ key: 'a.b', schema: z.int(), fallback: 1, label: words.perDay, rule: 'T2' })
export const download = endpoint({ id: 'file', produces: 'text/csv', status: 200 })
`
  expect(lean(code, true).replaceAll('  ', ' ')).toBe(`const tag = 'touches'
export const Reply = /* @__PURE__ */ (() => (z.object({ id: Id }).meta({ id: 'Touch' })))()
export const paging = /* @__PURE__ */ (() => ({ limit: z.int() }))()
export const logTouch = /* @__PURE__ */ (() => (endpoint({ id: 'logTouch', method: 'POST', path: '/touches', })))()
export const perDay = /* @__PURE__ */ (() => (setting({ key: 'a.b', fallback: 1, })))()
export const download = /* @__PURE__ */ (() => (endpoint({ id: 'file', produces: 'text/csv', })))()
`)
})

test('what endpoints have in common keeps no shapes, and a name taken out of shapes goes by itself', () => {
  const code = `const reasoned = { method: 'POST', body: z.object({ reason }), refusals: [notFound] }
const act = (id) => ({ id, path: '/quotes', reply: QuoteReply })
const { from, ...rest } = filters
`
  expect(lean(code, true)).toBe(`const reasoned = /* @__PURE__ */ (() => ({ method: 'POST',  }))()
const act = (id) => ({ id, path: '/quotes',  })
const from = /* @__PURE__ */ (() => { const { from, ...rest } = filters; return from })(), rest = /* @__PURE__ */ (() => { const { from, ...rest } = filters; return rest })()
`)
})
