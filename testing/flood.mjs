import { Agent, request } from 'node:http'

// A process of its own that asks at a steady rate, whether or not it is answered (an open loop), so that it neither slows
// down with the server nor shares its thread. What it is to do comes as JSON in the first argument; at the end it writes as JSON what
// it was told.
//   url      where the server is
//   asked    [{ method, path, key }]: what is asked by turns; without a key as a stranger
//   rate     requests a second; in its place clients: so many ask again as soon as they were answered (a closed loop)
//   seconds  how long
//   every    milliseconds after which what was told is written (and begun anew) while it goes on; left out: once, at the end

const { url, asked, rate, clients, seconds, every } = JSON.parse(process.argv[2])
/** More lines, and more that waits for one of them, would measure this process. */
const [LINES, MOST_UNDER_WAY] = [900, 2_000]
const TICK_MS = 10
const agent = new Agent({ keepAlive: true, maxSockets: LINES })

let [told, underWay, due] = [nothing(), 0, 0]
function nothing() {
  return { sent: 0, heldBack: 0, statuses: {}, withoutRetryAfter: 0, ms: [], turnedAwayMs: [], failed: 0 }
}

function ask() {
  const { method, path, key } = asked[due++ % asked.length]
  const begun = performance.now()
  told.sent++
  underWay++
  const headers = key ? { authorization: `Bearer ${key}` } : {}
  const asking = request(`${url}${path}`, { method, agent, headers }, (reply) => {
    reply.resume()
    reply.on('end', () => {
      const { statusCode: status } = reply
      told.statuses[status] = (told.statuses[status] ?? 0) + 1
      const isAway = status === 429 || status === 503
      if (isAway && !(Number(reply.headers['retry-after']) > 0)) told.withoutRetryAfter++
      ;(isAway ? told.turnedAwayMs : told.ms).push(performance.now() - begun)
      done()
    })
  })
  asking.on('error', () => {
    told.failed++
    done()
  })
  asking.end()
}

function holdBack() {
  due++
  told.heldBack++
}

function done() {
  underWay--
  if (clients && !isOver()) ask()
}

const sorted = (times) => Float64Array.from(times).sort()
const share = (times, of) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * of))] ?? 0)

function tell() {
  const { ms, turnedAwayMs, ...counts } = told
  told = nothing()
  const [answered, away] = [sorted(ms), sorted(turnedAwayMs)]
  const times = { p50: share(answered, 0.5), p99: share(answered, 0.99), most: share(answered, 1) }
  process.stdout.write(`${JSON.stringify({ ...counts, ...times, awayP99: share(away, 0.99) })}\n`)
}

const begun = performance.now()
const passed = () => (performance.now() - begun) / 1000
const isOver = () => passed() >= seconds
const telling = every ? setInterval(tell, every) : null
for (let client = 0; client < (clients ?? 0); client++) ask()
const ticking = setInterval(() => {
  if (rate) while (due < Math.min(passed(), seconds) * rate) underWay < MOST_UNDER_WAY ? ask() : holdBack()
  // What is under way is waited for.
  if (!isOver() || underWay > 0) return
  clearInterval(ticking)
  clearInterval(telling)
  tell()
  agent.destroy()
}, TICK_MS)
