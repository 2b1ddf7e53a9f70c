/** The browser's part of passkeys, which speaks to the device; loaded when somebody first uses one. */
const library = () => import('@simplewebauthn/browser')

/** Whether passkeys can be used at this address: browsers offer them over https, and on localhost, never at an IP address. */
export const canUsePasskeys = (): boolean =>
  window.isSecureContext && 'PublicKeyCredential' in window && !/^[\d.]+$|:/.test(location.hostname)

type Options = Record<string, unknown>
type Signed = { id: string } & Record<string, unknown>

/** Lets the device make a passkey; throws where the person gives up. */
export async function makePasskey(options: Options): Promise<Signed> {
  const { startRegistration } = await library()
  return { ...(await startRegistration({ optionsJSON: options as never })) }
}

/** Lets the device sign with a passkey; throws where the person gives up. */
export async function signWithPasskey(options: Options): Promise<Signed> {
  const { startAuthentication } = await library()
  return { ...(await startAuthentication({ optionsJSON: options as never })) }
}
