// Loaded into the server before anything else, and only while the statements of the parts are recorded: writes what each
// marked request sends to the database, with its values, line by line.
import { AsyncLocalStorage } from 'node:async_hooks'
import { appendFileSync } from 'node:fs'
import http from 'node:http'
import { createRequire } from 'node:module'

const file = process.env.JINKE_BENCH_RECORD
const marked = new AsyncLocalStorage()

const { emit } = http.Server.prototype
http.Server.prototype.emit = function (event, ...args) {
  const mark = event === 'request' ? args[0].headers['x-bench-record'] : undefined
  return mark ? marked.run(mark, () => emit.call(this, event, ...args)) : emit.call(this, event, ...args)
}

const require = createRequire(import.meta.url)
const pg = require('pg')
const { prepareValue } = require('pg/lib/utils')
const { query } = pg.Client.prototype
pg.Client.prototype.query = function (...args) {
  const mark = marked.getStore()
  if (mark) {
    const [first, second] = args
    const { text, values } = typeof first === 'string' ? { text: first, values: second } : first
    appendFileSync(file, `${JSON.stringify({ mark, text, values: Array.isArray(values) ? values.map(asText) : [] })}\n`)
  }
  return query.apply(this, args)
}

/** As the driver sends it. */
function asText(value) {
  const sent = prepareValue(value)
  return Buffer.isBuffer(sent)
    ? `\\x${sent.toString('hex')}`
    : sent === null || sent === undefined
      ? null
      : String(sent)
}
