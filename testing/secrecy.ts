import { changeSettings } from '../modules/company/contract.ts'
import { showUndertaking, signUndertaking } from '../modules/secrecy/contract.ts'
import type { Caller, TestApp } from './app.ts'

/** For tests of what tiers mean besides secrecy: all of them are open. */
export const sealNothing = (app: TestApp) =>
  app.admin.call(changeSettings, { body: { values: { 'secrecy.sealed_tiers': [] } } })

/** S2: signs the undertaking as it now reads. */
export async function sign(...people: Caller[]): Promise<void> {
  for (const who of people) {
    const { version } = await who.call(showUndertaking)
    await who.call(signUndertaking, { body: { version } })
  }
}
