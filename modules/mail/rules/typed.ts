import { isAddress } from './addresses.ts'

/** Addresses as somebody typed them, with commas or spaces between. */
export const addressesIn = (typed: string): string[] => typed.split(/[\s,，;；、]+/).filter((word) => word !== '')
export const wrongAddressIn = (typed: string): string | undefined => addressesIn(typed).find((word) => !isAddress(word))

const RE = /^\s*(?:(?:re|aw|回复|答复|回覆)\s*[:：]\s*)+/i
/** A subject without the marks of earlier answers. */
export const withoutRe = (subject: string): string => subject.replace(RE, '')
