import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const run = promisify(execFile)
const root = resolve('.')

/** A wrong import of each kind: the rule, the importing file, what it imports. */
const WRONG: [rule: string, from: string, to: string][] = [
  ['shared-is-pure', 'shared/wrong.ts', 'platform/sql.ts'],
  ['platform-is-ignorant-of-the-business', 'platform/wrong.ts', 'modules/people/index.ts'],
  ['module-customers-imports-only-earlier', 'modules/customers/wrong.ts', 'modules/touches/index.ts'],
  ['modules-know-no-server-and-no-screens', 'modules/pool/wrong.ts', 'server/web.ts'],
  ['modules-meet-at-their-doors', 'modules/pool/insideOut.ts', 'modules/customers/repo/list.ts'],
  ['rules-policies-contracts-are-pure', 'modules/pool/rules/wrong.ts', 'platform/sql.ts'],
  ['rules-policies-contracts-are-pure', 'modules/deals/needs/contract.ts', 'platform/sql.ts'],
  ['routes-and-ui-know-no-sql', 'modules/pool/ui/wrong.ts', 'modules/pool/repo.ts'],
  ['the-browser-sees-only-what-is-pure', 'web/wrong.ts', 'modules/pool/index.ts'],
  ['ui-of-one-module-leaves-the-others-alone', 'modules/pool/ui/across.ts', 'modules/customers/ui/panel.ts'],
  ['kit-has-no-business', 'web/kit/wrong.ts', 'modules/pool/contract.ts'],
  ['no-unlisted-module', 'modules/unlisted/wrong.ts', 'shared/text.ts'],
  ['no-circles', 'shared/circle.ts', 'shared/text.ts'],
]

let folder: string
let broken: { rule: string; from: string }[]

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true })
  await writeFile(join(folder, path), text)
}

/** Runs the checker, as the test run does, in a small house of its own under the real configuration. */
async function check(): Promise<typeof broken> {
  const cruise = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const args = ['--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json']
  // It exits with the number of errors that it found, which is what is wanted here.
  const { stdout } = await run(process.execPath, [cruise, ...args, 'shared', 'platform', 'modules', 'server', 'web'], {
    cwd: folder,
    maxBuffer: 1 << 26,
  }).catch((error: { stdout: string }) => error)
  const report = JSON.parse(stdout) as { summary: { violations: { from: string; rule: { name: string } }[] } }
  return report.summary.violations.map(({ from, rule }) => ({ from, rule: rule.name }))
}

const importing = (from: string, to: string) =>
  `import { thing } from '${'../'.repeat(from.split('/').length - 1)}${to}'\nexport const used = thing\n`

beforeAll(async () => {
  folder = await mkdtemp(join(root, 'dist-walls-'))
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const file of ['web/right.ts', ...WRONG.map(([, , to]) => to)]) await put(file, 'export const thing = 1\n')
  broken = await check()
})
afterAll(() => rm(folder, { recursive: true }))

describe('the walls', () => {
  test('a house without a wrong import stands', () => {
    expect(broken).toEqual([])
  })

  test('a wrong import of each kind fails', async () => {
    for (const [, from, to] of WRONG) await put(from, importing(from, to))
    await put('shared/text.ts', importing('shared/text.ts', 'shared/circle.ts'))
    const found = await check()
    for (const [rule, from] of WRONG) expect(found).toContainEqual({ rule, from })
  })
})
