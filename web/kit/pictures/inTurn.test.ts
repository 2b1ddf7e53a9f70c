import { afterEach, expect, test, vi } from 'vitest'
import { inTurn } from './inTurn.ts'

afterEach(() => vi.unstubAllGlobals())

test('a picture that cannot be drawn keeps no other from being drawn, and is told of', async () => {
  const told: unknown[] = []
  // Browsers have it.
  vi.stubGlobal('reportError', (error: unknown) => told.push(error))
  const broken = new Error('no canvas')
  const drawn: string[] = []
  inTurn(() => drawn.push('first'))
  inTurn(() => {
    throw broken
  })
  await new Promise<void>((done) => inTurn(() => done()))
  expect(drawn).toEqual(['first'])
  expect(told).toEqual([broken])
})
