import { expect, test } from 'vitest'
import { lean } from './leanContracts.ts'

test('an endpoint keeps how it is called, and goes where nobody calls it', () => {
  const code = `const tag = 'touches'
export const Reply = z.object({ id: Id }).meta({ id: 'Touch' })
export const logTouch = endpoint({ id: 'logTouch', method: 'POST', path: '/touches', tag, summary: 'x', body: Reply, reply: Reply, refusals: [a] })
export const download = endpoint({ id: 'file', produces: 'text/csv', status: 200 })
`
  expect(lean(code).replaceAll('  ', ' ')).toBe(`const tag = 'touches'
export const Reply = /* @__PURE__ */ (() => z.object({ id: Id }).meta({ id: 'Touch' }))()
export const logTouch = /* @__PURE__ */ (() => endpoint({ id: 'logTouch', method: 'POST', path: '/touches', }))()
export const download = /* @__PURE__ */ (() => endpoint({ id: 'file', produces: 'text/csv', }))()
`)
})
