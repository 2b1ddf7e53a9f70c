/** A number as one reads it aloud: mobiles in threes and fours; others, and veiled ones, as they were written. */
export const spokenPhone = (phone: string): string => {
  const mobile = /^(?:\+?86[- ]?)?(1\d{2})[- ]?(\d{4})[- ]?(\d{4})$/.exec(phone.trim())
  return mobile ? mobile.slice(1).join(' ') : phone
}

/** What a phone can dial: the digits, a plus before them, and the extension as a pause. */
export const dialled = (phone: string): string => {
  // Whatever word or sign follows the number, an extension follows that.
  const [number = '', extension] = phone.split(/[^\d+()\s./-]+/)
  const digits = number.replace(/[^\d+]/g, '')
  return extension ? `${digits},${extension.replace(/\D/g, '')}` : digits
}

/** Veiled until the customer is one's own (T6). */
export const isVeiled = (value: string): boolean => value.includes('*')
