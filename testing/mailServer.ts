import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createConnection, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

// A real mail server for the tests: OpenSMTPD takes and delivers, dovecot serves the mailboxes. Both are processes of the
// test, on free ports, with folders of their own.

export interface MailServer {
  readonly smtp: number
  /** The same by TLS, for who signs in: `user` and the password. */
  readonly smtps: number
  readonly imap: number
  readonly imaps: number
  readonly password: string
  /** Puts a mail into somebody's folder, as though it had come. */
  deliver(user: string, mail: string, folder?: 'INBOX' | 'Sent'): Promise<void>
  /** The mails in somebody's folder. */
  mails(user: string, folder?: 'INBOX' | 'Sent'): Promise<string[]>
  /** Removes all mails of a folder whose text holds these words. */
  remove(user: string, words: string, folder?: 'INBOX' | 'Sent'): Promise<void>
  stop(): Promise<void>
}

const PACKAGES = ['opensmtpd', 'dovecot-imapd', 'dovecot-submissiond']
const SMTPD = '/usr/sbin/smtpd'
const DOVECOT = '/usr/sbin/dovecot'
/** OpenSMTPD of Debian cannot do TLS with OpenSSL 3: who signs in comes through dovecot. */
const SUBMISSION = '/usr/lib/dovecot/submission-login'
const NOBODY = 65534
const PASSWORD = 'only for tests'
export const DOMAINS = ['firm.test', 'kehu.test']

const isThere = () => [SMTPD, DOVECOT, SUBMISSION].every((program) => existsSync(program))

/** Why no mail server can be started here; null where one can. What is missing is installed where we may. */
export function whyNoMailServer(): string | null {
  if (process.getuid?.() !== 0) return 'a mail server needs root'
  if (spawnSync('unshare', ['-m', 'true']).status !== 0) return 'this machine lets us separate no folders (unshare)'
  if (!isThere()) {
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...PACKAGES], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: 120_000,
    })
  }
  return isThere() ? null : `${PACKAGES.join(' and ')} cannot be installed`
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

async function answers(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const isThere = await new Promise<boolean>((resolve) => {
      const socket = createConnection({ port, host: '127.0.0.1' })
      socket.once('data', () => resolve(true)).once('error', () => resolve(false))
      socket.once('data', () => socket.destroy())
      socket.setTimeout(500, () => socket.destroy())
      socket.once('close', () => resolve(false))
    })
    if (isThere) return
    await delay(50)
  }
  throw new Error(`nothing answers on port ${port}`)
}

export async function startMailServer(users: readonly string[]): Promise<MailServer> {
  const folder = await mkdtemp(join(tmpdir(), 'jinke-mail-'))
  await chmod(folder, 0o755)
  const [smtp, smtps, imap, imaps] = [await freePort(), await freePort(), await freePort(), await freePort()]
  const mailOf = (user: string) => join(folder, 'mail', user)
  const folderOf = (user: string, of: 'INBOX' | 'Sent') => join(mailOf(user), of === 'INBOX' ? '' : '.Sent')
  for (const user of users)
    for (const of of ['INBOX', 'Sent'] as const)
      for (const part of ['new', 'cur', 'tmp']) await mkdir(join(folderOf(user, of), part), { recursive: true })
  execFileSync('chown', ['-R', `${NOBODY}:${NOBODY}`, join(folder, 'mail')])
  execFileSync(
    'openssl',
    [
      ...[
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '2',
        '-subj',
        '/CN=localhost',
      ],
      ...['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')],
    ],
    { stdio: 'ignore' },
  )
  await chmod(join(folder, 'key.pem'), 0o600)
  await writeFile(join(folder, 'users'), users.map((user) => `${user}:{PLAIN}${PASSWORD}\n`).join(''))
  await writeFile(join(folder, 'dovecot.conf'), dovecotConf(folder, { imap, imaps, smtp, smtps }))
  await writeFile(join(folder, 'owners'), users.map((user) => `${user} ${NOBODY}:${NOBODY}:${folder}\n`).join(''))
  await writeFile(join(folder, 'smtpd.conf'), smtpdConf(folder, smtp))
  const inOwnFolders = [
    'mount -t tmpfs tmpfs /var/spool && mkdir -m 711 /var/spool/smtpd',
    'mount -t tmpfs tmpfs /run',
    `exec ${SMTPD} -d -f ${join(folder, 'smtpd.conf')}`,
  ].join(' && ')
  const processes: ChildProcess[] = [
    spawn('unshare', ['-m', 'sh', '-c', inOwnFolders], { stdio: 'ignore' }),
    spawn(DOVECOT, ['-F', '-c', join(folder, 'dovecot.conf')], { stdio: 'ignore' }),
  ]
  await Promise.all([answers(smtp), answers(imap)])
  let delivered = 0
  const filesOf = async (user: string, of: 'INBOX' | 'Sent') => {
    const found: string[] = []
    for (const part of ['new', 'cur'])
      for (const name of await readdir(join(folderOf(user, of), part))) found.push(join(folderOf(user, of), part, name))
    return found.sort()
  }
  return {
    smtp,
    smtps,
    imap,
    imaps,
    password: PASSWORD,
    async deliver(user, mail, of = 'INBOX') {
      delivered += 1
      const path = join(folderOf(user, of), 'new', `${Date.now()}.${String(delivered).padStart(5, '0')}.test`)
      await writeFile(path, mail)
      await chown(path, NOBODY, NOBODY)
    },
    async mails(user, of = 'INBOX') {
      return Promise.all((await filesOf(user, of)).map((path) => readFile(path, 'utf8')))
    },
    async remove(user, words, of = 'INBOX') {
      for (const path of await filesOf(user, of)) if ((await readFile(path, 'utf8')).includes(words)) await rm(path)
    },
    async stop() {
      await Promise.all(
        processes.map(
          (child) =>
            new Promise<void>((done) => {
              if (child.exitCode !== null) return done()
              child.once('exit', () => done())
              child.kill('SIGTERM')
              setTimeout(() => child.kill('SIGKILL'), 3000).unref()
            }),
        ),
      )
      await rm(folder, { recursive: true, force: true })
    },
  }
}

type Ports = Pick<MailServer, 'imap' | 'imaps' | 'smtp' | 'smtps'>

const dovecotConf = (folder: string, { imap, imaps, smtp, smtps }: Ports) => `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/dovecot.log
instance_name = jinke-${imap}
protocols = imap submission
submission_relay_host = 127.0.0.1
submission_relay_port = ${smtp}
submission_relay_trusted = no
hostname = localhost
listen = 127.0.0.1
ssl = yes
ssl_cert = <${folder}/cert.pem
ssl_key = <${folder}/key.pem
disable_plaintext_auth = no
auth_failure_delay = 0
first_valid_uid = 1
mail_location = maildir:${folder}/mail/%u
mail_uid = ${NOBODY}
mail_gid = ${NOBODY}
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = static
  args = uid=${NOBODY} gid=${NOBODY} home=${folder}/mail/%u
}
# Who guessed wrong would else wait for seconds before the next word, the right one too.
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service imap-login {
  inet_listener imap {
    port = ${imap}
  }
  inet_listener imaps {
    port = ${imaps}
    ssl = yes
  }
}
service submission-login {
  inet_listener submission {
    port = 0
  }
  inet_listener submissions {
    port = ${smtps}
    ssl = yes
  }
}
namespace inbox {
  inbox = yes
  mailbox Sent {
    auto = subscribe
    special_use = \\Sent
  }
}
`

const smtpdConf = (folder: string, smtp: number) => `
table owners file:${folder}/owners
listen on 127.0.0.1 port ${smtp}
action "deliver" maildir "${folder}/mail/%{dest.user:lowercase}" userbase <owners>
match from any for domain { ${DOMAINS.map((domain) => `"${domain}"`).join(', ')} } action "deliver"
`
