import pino, { type DestinationStream, type Logger } from 'pino'

/** Values that never reach a log line, wherever they stand in what is logged. */
const REDACTED = ['password', 'newPassword', 'oldPassword', 'key', 'token', 'authorization', 'cookie']

export type { Logger } from 'pino'

export function createLog(level: string, to: DestinationStream = pino.destination({ fd: 2, sync: false })): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: REDACTED.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[redacted]' },
    },
    to,
  )
}
