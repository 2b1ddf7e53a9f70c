import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Problem } from '../api.ts'
import { createOutbox, type Kept, type NewlyKept } from './outbox.ts'
import { memoryStore } from './stores.ts'

const ME = 'main:wang'
const lost = () => new Problem({ status: 0, reason: 'unreachable', title: 'No network', detail: '' })
const refused = () => new Problem({ status: 422, reason: 'nothing_said', title: 'No', detail: 'Say what was said' })
const touch = (key: string, person = ME): NewlyKept<string> => ({
  key,
  person,
  body: `said ${key}`,
  about: 'Jincheng',
  keptAt: '2026-06-10T08:00:00Z',
})

/** A server that remembers keys, as ours does: the same key again is answered, not done again. */
function aServer(answer: (entry: Kept<string>) => void = () => undefined) {
  const done = new Map<string, string>()
  const asked: string[] = []
  return {
    done,
    asked,
    send: async (entry: Kept<string>) => {
      asked.push(entry.key)
      answer(entry)
      done.set(entry.key, entry.body)
    },
  }
}

function anOutbox(send: (entry: Kept<string>) => Promise<unknown>, store = memoryStore<string>()) {
  let before: Promise<unknown> = Promise.resolve()
  const oneAtATime = (act: () => Promise<void>) => {
    const run = before.then(act)
    before = run
    return run
  }
  return createOutbox<string>({ store, send, oneAtATime, tellOthers: () => undefined })
}

describe('T1: a touch logged without a network', () => {
  test('is kept, counted, and sent in the order in which it was logged', async () => {
    const server = aServer()
    const outbox = anOutbox(server.send)
    for (const key of ['a', 'b', 'c']) await outbox.keep(touch(key))
    expect(outbox.entries.get().map((entry) => entry.key)).toEqual(['a', 'b', 'c'])
    expect(await outbox.sendAll(ME)).toBe(true)
    expect(server.asked).toEqual(['a', 'b', 'c'])
    expect(outbox.entries.get()).toEqual([])
  })

  test('stays where it is while the server is not reached, and the later ones do not overtake it', async () => {
    let online = false
    const server = aServer(() => {
      if (!online) throw lost()
    })
    const outbox = anOutbox(server.send)
    await outbox.keep(touch('a'))
    await outbox.keep(touch('b'))
    expect(await outbox.sendAll(ME)).toBe(false)
    expect(server.asked).toEqual(['a'])
    online = true
    expect(await outbox.sendAll(ME)).toBe(true)
    expect([...server.done.keys()]).toEqual(['a', 'b'])
  })

  test('that the server refuses stays with the reason, holds up nobody, and can be mended', async () => {
    const server = aServer((entry) => {
      if (entry.body === 'said a') throw refused()
    })
    const outbox = anOutbox(server.send)
    await outbox.keep(touch('a'))
    await outbox.keep(touch('b'))
    expect(await outbox.sendAll(ME)).toBe(true)
    const [kept] = outbox.entries.get()
    expect(kept).toMatchObject({ key: 'a', refused: { reason: 'nothing_said', message: 'Say what was said' } })
    expect([...server.done.keys()]).toEqual(['b'])
    expect(await outbox.sendAll(ME)).toBe(true)
    expect(server.asked.filter((key) => key === 'a')).toHaveLength(1)
    await outbox.mend(kept as Kept<string>, 'said more')
    await outbox.sendAll(ME)
    expect(server.done.get('a')).toBe('said more')
    expect(outbox.entries.get()).toEqual([])
  })

  test('waits when the session has ended, and can be discarded', async () => {
    const outbox = anOutbox(async () => {
      throw new Problem({ status: 401, reason: 'not_signed_in', title: '', detail: '' })
    })
    await outbox.keep(touch('a'))
    expect(await outbox.sendAll(ME)).toBe(false)
    expect(outbox.entries.get()[0]).not.toHaveProperty('refused')
    await outbox.discard(outbox.entries.get()[0] as Kept<string>)
    expect(outbox.entries.get()).toEqual([])
  })

  test('is never sent by someone else on the same phone', async () => {
    const server = aServer()
    const outbox = anOutbox(server.send)
    await outbox.keep(touch('a', 'main:zhou'))
    await outbox.keep(touch('b'))
    await outbox.sendAll(ME)
    expect([...server.done.keys()]).toEqual(['b'])
    expect(outbox.entries.get().map((entry) => entry.key)).toEqual(['a'])
  })

  test('happens exactly once and in order, however often the network fails before or after the server has it', async () => {
    const faults = fc.array(fc.constantFrom('fine', 'lost before', 'lost after'), { maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 8 }), faults, async (count, weather) => {
        const recorded: string[] = []
        const keys = new Set<string>()
        const store = memoryStore<string>()
        const left = [...weather]
        const outbox = anOutbox(async (entry) => {
          const now = left.shift() ?? 'fine'
          if (now === 'lost before') throw lost()
          if (!keys.has(entry.key)) recorded.push(entry.key)
          keys.add(entry.key)
          if (now === 'lost after') throw lost()
        }, store)
        const all = Array.from({ length: count }, (_, i) => `k${i}`)
        for (const key of all) await outbox.keep(touch(key))
        // Two tabs try at the same time, again and again.
        for (let i = 0; i <= weather.length; i++) await Promise.all([outbox.sendAll(ME), outbox.sendAll(ME)])
        expect(recorded).toEqual(all)
        expect(await store.all()).toEqual([])
      }),
    )
  })
})
