// vCard 2.1, as old phones and Outlook write it, in the words of vCard 3: bare parameters, quoted-printable values in
// any character set. Pictures and keys, which nobody imports, go.

import iconv from 'iconv-lite'

const UNWANTED = /^(?:[^.:;]+\.)?(?:PHOTO|LOGO|SOUND|KEY|AGENT)[;:]/i
const LINE = /^([^:;]+)((?:;(?:"[^"]*"|[^":;])+)*):([\s\S]*)$/

/** A card that vCard 3 readers understand; lines that are no properties are left out. */
export function decode21(card: string): string {
  const lines = unfold(card).filter((line) => !UNWANTED.test(line))
  const readable = lines.flatMap((line) => {
    const [, name, parameters = '', value = ''] = LINE.exec(line) ?? []
    return name ? [property(name, parameters, value)] : []
  })
  if (!/^END:VCARD/i.test(readable.at(-1) ?? '')) readable.push('END:VCARD')
  return readable.join('\r\n')
}

/** A blank begins a continuation; in quoted-printable, = ends a line that goes on. */
function unfold(card: string): string[] {
  const lines: string[] = []
  for (const line of card.split(/\r?\n/)) {
    const before = lines.at(-1)
    const goesOn = before !== undefined && /QUOTED-PRINTABLE/i.test(before) && before.endsWith('=')
    if (goesOn) lines[lines.length - 1] = before.slice(0, -1) + line
    else if (before !== undefined && /^[ \t]/.test(line)) lines[lines.length - 1] = before + line.slice(1)
    else if (line.trim() !== '') lines.push(line)
  }
  return lines
}

function property(name: string, parameters: string, value: string): string {
  const given = (parameters.match(/;(?:"[^"]*"|[^";])+/g) ?? []).map((parameter) => parameter.slice(1))
  const isQuoted = given.some((parameter) => /^(?:ENCODING=)?QUOTED-PRINTABLE$/i.test(parameter))
  const charset = given.find((parameter) => /^CHARSET=/i.test(parameter))?.slice('CHARSET='.length) ?? 'utf-8'
  const kept = given
    .filter((parameter) => !/^(?:CHARSET=|ENCODING=|QUOTED-PRINTABLE$|BASE64$|8BIT$)/i.test(parameter))
    .map((parameter) => (parameter.includes('=') ? parameter : `TYPE=${parameter}`))
  return `${[name, ...kept].join(';')}:${isQuoted ? unquote(value, charset) : value}`
}

function unquote(value: string, charset: string): string {
  const bytes = value.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  const text = iconv.decode(Buffer.from(bytes, 'latin1'), iconv.encodingExists(charset) ? charset : 'utf-8')
  return text.replace(/\r?\n/g, '\\n').replaceAll(',', '\\,')
}
