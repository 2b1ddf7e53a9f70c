// Runs in a thread of its own: whatever a foreign mail does to its reader, the server goes on.

import { parentPort } from 'node:worker_threads'
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser'
import { beginning, writable } from '../../../shared/written.ts'
import { addressKey, messageIds, type Party } from '../rules/addresses.ts'
import type { Headers } from '../rules/automatic.ts'
import { safeHtml, textOf } from './safeHtml.ts'
import type { MailRead, ReadQuestion } from './shapes.ts'

/** What a text keeps at most, in characters. */
const LONGEST_TEXT = 500_000
const MOST_ATTACHMENTS = 100

const port = parentPort
port?.on('message', async ({ source }: ReadQuestion) => {
  try {
    port.postMessage(await readMail(Buffer.from(source)))
  } catch (error) {
    port.postMessage({ failure: 'broken', message: String(error) })
  }
})

async function readMail(source: Buffer): Promise<MailRead> {
  const parsed = await simpleParser(source, {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipTextLinks: true,
    skipImageLinks: true,
    maxHtmlLengthToParse: 2_000_000,
  })
  const html = parsed.html ? beginning(parsed.html, 2_000_000) : null
  // Of a mail that is HTML only the text is not missing, but empty.
  const text = beginning(parsed.text?.trim() ? parsed.text : textOf(html ?? ''), LONGEST_TEXT)
  const headers = headersOf(parsed)
  const files = parsed.attachments.slice(0, MOST_ATTACHMENTS)
  return {
    messageId: messageIds(writable(parsed.messageId ?? headers['message-id'] ?? ''))[0] ?? null,
    refs: [...messageIds(headers.references), ...messageIds(headers['in-reply-to'])].slice(-50),
    subject: beginning(writable(parsed.subject ?? ''), 1000),
    date: dateOf(headers.date),
    parties: partiesOf(parsed),
    headers,
    text: writable(text),
    html: html === null ? null : writable(safeHtml(html)),
    attachments: files.map((file, n) => ({
      name: beginning(writable(file.filename ?? nameFor(file.contentType, n)), 255),
      type: writable(file.contentType).toLowerCase(),
      cid: file.cid ? writable(file.cid) : null,
      inline: file.related === true,
      bytes: file.content,
    })),
  }
}

// Of one that cannot be read the parser says that it is now.
function dateOf(header: string | undefined): string | null {
  const at = new Date(header?.split('\n')[0] ?? '')
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}

const nameFor = (type: string, n: number): string => {
  if (type === 'text/calendar') return 'invite.ics'
  if (type === 'message/rfc822') return `mail-${n + 1}.eml`
  return `file-${n + 1}`
}

/** Each header by its name, unfolded; of one that stands several times, all, parted by line breaks. */
function headersOf(parsed: ParsedMail): Headers {
  const headers: Record<string, string> = {}
  for (const { key, line } of parsed.headerLines.slice(0, 500)) {
    const unfolded = writable(line.slice(line.indexOf(':') + 1)).replace(/\r?\n[ \t]*/g, ' ')
    const value = beginning(unfolded.trim(), 10_000)
    headers[key] = headers[key] === undefined ? value : `${headers[key]}\n${value}`
  }
  return headers
}

function partiesOf(parsed: ParsedMail): Party[] {
  const of = (part: Party['part'], given: AddressObject | AddressObject[] | undefined): Party[] =>
    [given ?? []]
      .flat()
      .flatMap(({ value }) => value)
      .flatMap((each) => (each.group ? each.group : [each]))
      .filter(({ address }) => address?.includes('@'))
      .slice(0, 200)
      .map(({ name, address }) => ({
        part,
        name: beginning(writable(name ?? ''), 200),
        address: beginning(addressKey(writable(address ?? '')), 320),
      }))
  return [
    ...of('from', parsed.from),
    ...of('reply', parsed.replyTo),
    ...of('to', parsed.to),
    ...of('cc', parsed.cc),
    ...of('bcc', parsed.bcc),
  ]
}
