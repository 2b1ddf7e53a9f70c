import { z } from 'zod'
import { Role } from '../../modules/people/contract.ts'
import { addPerson, createKey, findPersonByLogin, foldLogin, listTeams } from '../../modules/people/index.ts'
import { newId } from '../../platform/sql.ts'
import { JINKE } from '../../shared/actor.ts'
import { say } from '../../shared/text.ts'
import { openJinke } from '../opening.ts'
import { answer, type Command, mainCompany, readArgs, UsageProblem } from './usage.ts'
import { summaries, talk, companies as words } from './words.ts'

export const userAdd: Command = {
  usage: 'jinke user add EMAIL --name NAME --role ROLE [--team TEAM] [--password P] [--json]',
  summary: summaries.userAdd,
  async run(args, { config, locale }) {
    const options = {
      name: { type: 'string' },
      role: { type: 'string' },
      team: { type: 'string' },
      password: { type: 'string' },
      json: { type: 'boolean' },
    } as const
    const { values, positionals } = readArgs(args, this.usage, options, { least: 1, most: 1 })
    const email = z.email().safeParse(positionals[0])
    const role = Role.safeParse(values.role)
    if (!email.success || !values.name || !role.success) throw new UsageProblem(this.usage)
    const opened = await openJinke(config)
    try {
      const company = await mainCompany(opened.companies, locale)
      const person = await opened.companies.writing(company, JINKE, traceId(), async (work) => {
        const team = values.team ? (await listTeams(work.tx)).find((t) => t.name === values.team) : undefined
        if (values.team && !team) throw new UsageProblem(say(words.noTeam, locale, { name: values.team }))
        return addPerson(work, {
          name: values.name ?? '',
          email: email.data.toLowerCase(),
          role: role.data,
          teamId: team?.id,
          password: values.password,
          locale: 'zh',
        })
      })
      answer(values.json, { id: person.id }, say(talk.userAdded, locale, { name: person.name, id: person.id }))
      return 0
    } finally {
      await opened.close()
    }
  },
}

export const keyCreate: Command = {
  usage: 'jinke key create --user EMAIL [--name NAME] [--read-only] [--json]',
  summary: summaries.keyCreate,
  async run(args, { config, locale }) {
    const options = {
      user: { type: 'string' },
      name: { type: 'string' },
      'read-only': { type: 'boolean' },
      json: { type: 'boolean' },
    } as const
    const { values } = readArgs(args, this.usage, options, { least: 0, most: 0 })
    const login = values.user
    if (!login) throw new UsageProblem(this.usage)
    const opened = await openJinke(config)
    try {
      const company = await mainCompany(opened.companies, locale)
      const made = await opened.companies.writing(company, JINKE, traceId(), async (work) => {
        const person = await findPersonByLogin(work.tx, foldLogin(login))
        if (!person) throw new UsageProblem(say(words.nobody, locale, { login }))
        return createKey(work, person.id, {
          name: values.name ?? 'jinke key create',
          readOnly: values['read-only'] ?? false,
          expiresAt: null,
        })
      })
      answer(values.json, { key: made.key }, made.key)
      return 0
    } finally {
      await opened.close()
    }
  },
}

const traceId = (): string => newId().replaceAll('-', '')
