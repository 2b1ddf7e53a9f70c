import { beforeEach, expect, test, vi } from 'vitest'
import { Problem } from './api.ts'

const reload = vi.fn()
const gone = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'))
const here = () => Promise.resolve('the part')
const server = { there: true }

beforeEach(() => {
  const kept = new Map<string, string>()
  vi.resetModules()
  reload.mockClear()
  vi.stubGlobal('location', { reload })
  vi.stubGlobal('navigator', { onLine: true, language: 'zh-CN' })
  vi.stubGlobal('fetch', () => (server.there ? Promise.resolve({ ok: true }) : Promise.reject(new TypeError('away'))))
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
})

test('without a server the part is missed as any call is, and once the server is back the page starts anew', async () => {
  const { loadPart } = await import('./parts.ts')
  server.there = false
  await expect(loadPart(gone)).rejects.toMatchObject({ name: Problem.name, status: 0 })
  expect(await loadPart(here)).toBe('the part')
  expect(reload).not.toHaveBeenCalled()
  server.there = true
  loadPart(here)
  await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce())
})

test('after a new release the page starts anew by itself, but only once', async () => {
  const { loadPart } = await import('./parts.ts')
  loadPart(gone)
  await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce())
  await expect(loadPart(gone)).rejects.toThrow('Failed to fetch')
  expect(reload).toHaveBeenCalledOnce()
})

test('what is loaded ahead of need never makes the page start anew', async () => {
  const { preloadPart } = await import('./parts.ts')
  await expect(preloadPart(gone)).rejects.toThrow('Failed to fetch')
  expect(reload).not.toHaveBeenCalled()
})
