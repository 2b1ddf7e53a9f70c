import { describe, expect, test } from 'vitest'
import { Gate, LookUps, Portions } from './gate.ts'

describe('the gate', () => {
  const stays = new AbortController().signal
  const ALL = { atOnce: 1, waiting: 4, waitMs: 60_000, ofOne: 5 }

  test('lets in askers by turns, and what one of them asks in the order in which it came', async () => {
    const gate = new Gate(ALL)
    const order: string[] = []
    const leave = await gate.enter('li', stays)
    const coming = ['li 1', 'li 2', 'li 3', 'wang 1'].map((name) =>
      gate.enter(name.split(' ')[0] as string, stays).then((leaveAgain) => {
        order.push(name)
        leaveAgain()
      }),
    )
    leave()
    await Promise.all(coming)
    expect(order).toEqual(['li 1', 'wang 1', 'li 2', 'li 3'])
  })

  test('where it is full, the last of whoever has most waiting makes room for who has less; nobody else', async () => {
    const gate = new Gate({ ...ALL, waiting: 3 })
    const leave = await gate.enter('li', stays)
    const [first, , last] = [1, 2, 3].map(() => gate.enter('li', stays)) as Promise<() => void>[]
    expect([gate.hasRoomFor('li'), gate.hasRoomFor('wang')]).toEqual([false, true])
    const other = gate.enter('wang', stays)
    await expect(last).rejects.toThrow('too_busy')
    expect(gate.hasRoomFor('wang')).toBe(false)
    await expect(gate.enter('wang', stays)).rejects.toThrow('too_busy')
    leave()
    ;(await (first as Promise<() => void>))()
    ;(await other)()
  })

  test('gives one asker a share of its places', async () => {
    const gate = new Gate({ ...ALL, ofOne: 2 })
    const leave = await gate.enter('li', stays)
    const second = gate.enter('li', stays)
    await expect(gate.enter('li', stays)).rejects.toThrow('too_many_at_once')
    leave()
    const leaveAgain = await second
    leaveAgain()
    await gate.enter('li', stays)
  })

  test('forgets who left while waiting, and who waited too long', async () => {
    const gate = new Gate({ ...ALL, waitMs: 5 })
    const gone = new AbortController()
    const leave = await gate.enter('li', stays)
    const left = gate.enter('li', gone.signal)
    gone.abort()
    await expect(left).rejects.toThrow('too_busy')
    await expect(gate.enter('li', stays)).rejects.toThrow('too_busy')
    leave()
    await gate.enter('li', stays)
  })

  test('a portion is given back once, however often it is said', () => {
    const portions = new Portions({ ofOne: 2, ofAll: 3 })
    const giveBack = portions.take('li', 2)
    expect(() => portions.take('li')).toThrow('too_many_at_once')
    expect(() => portions.take('wang', 2)).toThrow('too_busy')
    giveBack()
    giveBack()
    portions.take('li', 2)
    portions.take('wang')
    expect(() => portions.take('zhao')).toThrow('too_busy')
  })

  test('guesses hold nobody up who was found before', async () => {
    const lookUps = new LookUps({ atOnce: 1, waiting: 0, waitMs: 60_000, ofOne: 1 })
    const found = async () => 'li'
    await lookUps.inTurn('key of li', 'here', stays, found)
    let tell: (nobody: null) => void = () => undefined
    const guess = lookUps.inTurn('a guess', 'here', stays, () => new Promise<null>((resolve) => (tell = resolve)))
    await expect(lookUps.inTurn('another guess', 'there', stays, found)).rejects.toThrow('too_busy')
    expect(await lookUps.inTurn('key of li', 'here', stays, found)).toBe('li')
    tell(null)
    expect(await guess).toBeNull()
  })
})
