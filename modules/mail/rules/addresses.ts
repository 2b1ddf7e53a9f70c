/** One end of a mail, as its header names it. */
export interface Party {
  part: 'from' | 'reply' | 'to' | 'cc' | 'bcc'
  name: string
  address: string
}

/** C1: the key under which contact points keep an address, however it was written. */
export const addressKey = (address: string): string => address.normalize('NFKC').trim().toLowerCase()

const LONGEST = 254
// Local part and domain as mail servers take them; international ones too. No spaces, quotes, brackets or control characters.
const ADDRESS =
  /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}(?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u

/** Whether a text is one mail address, and nothing that could smuggle in a header or a second recipient. */
export const isAddress = (text: string): boolean => text.length <= LONGEST && ADDRESS.test(text)

export const domainOf = (address: string): string => addressKey(address).split('@').at(-1) ?? ''

const TOKEN = /^(?<user>.+)\+j(?<token>[a-z0-9]{20,40})@(?<domain>.+)$/

/** `sales@firm.cn` with the token of one mail: the answer comes to the same mailbox and says to what it answers. */
export function plusAddress(address: string, token: string): string {
  const at = address.lastIndexOf('@')
  return `${address.slice(0, at)}+j${token}${address.slice(at)}`
}

/** The token in an address to which an answer came; null where there is none. */
export const tokenIn = (address: string): string | null => TOKEN.exec(addressKey(address))?.groups?.token ?? null

/** The same address without what stands behind the plus. */
export const withoutPlus = (address: string): string => addressKey(address).replace(/^([^+]*)\+[^@]*(?=@)/, '$1')

const IDS = /<([^<>\s]{1,500})>/g

/** Message-IDs in a header, without their brackets, each once, in their order. */
export const messageIds = (header: string | undefined): string[] => [
  ...new Set([...(header ?? '').matchAll(IDS)].map((found) => found[1] as string)),
]

const LINE_BREAKS = /[\p{Cc}\u2028\u2029]+/gu
/** A text that goes into a header: in one line. */
export const oneLine = (text: string): string => text.replace(LINE_BREAKS, ' ').trim()
